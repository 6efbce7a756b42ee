"""What `agenda` and `recap` share: a page for the other person."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from mentorlog.cli.app import App
from mentorlog.cli.saving import save, target_of
from mentorlog.errors import UsageError

Format = Annotated[
    str | None, typer.Option("--format", "-f", metavar="md", help="A page to send to the other person, as Markdown.")
]
Language = Annotated[str | None, typer.Option("--lang", metavar="en|da", help="The language of a page's fixed words.")]

_OTHERS: Final = frozenset([".pdf", ".html", ".htm", ".csv", ".zip", ".json", ".ics", ".docx", ".odt", ".xlsx"])
"""Endings that promise what is no Markdown."""


def asked_target(format_: str | None, output: str | None, lang: str | None, *, as_json: bool) -> Path | None:
    """The file for the page, None for standard output. Raises UsageError for another format, and for JSON besides."""
    if format_ not in (None, "md"):
        raise UsageError(f"--format is md, not {format_!r}.")
    if as_json and (format_ or output):
        raise UsageError(f"--json and {'--format md' if format_ else '-o'} contradict each other; leave one away.")
    if as_json and lang:
        raise UsageError("--lang is for the page, not for JSON.")
    target = target_of(output)
    if format_ is None:
        _refuse_ending(target)
    return target


def _refuse_ending(target: Path | None) -> None:
    """Refuse (UsageError) a file whose ending promises what would not be in it."""
    suffix = target.suffix.lower() if target else ""
    if target and suffix in _OTHERS:
        raise UsageError(f"{suffix} is no format that can be written: md is.", hint=f"-o {target.with_suffix('.md')}")


def put(app: App, page: str, target: Path | None, *, force: bool, example: str) -> None:
    """The page on standard output as it is, never in a pager: it is there to be copied; or in a file."""
    if target is None:
        return app.say(page)
    return save(app, page, target, force=force, example=example)
