"""Where a page for the other person goes (`agenda`, `recap`), from `--format` and `-o`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mentorlog.cli.output.output_files import target_of
from mentorlog.errors import UsageError

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
