"""What is taken away: on standard output, or in a file for the owner's eyes alone, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Final

import typer

from mentorlog.cli.app import App
from mentorlog.errors import ConflictError, MentorlogError, UsageError

Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of the screen.")
]
Force = Annotated[bool, typer.Option("--force", help="Write over FILE where it is there already.")]


def target_of(output: str | None) -> Path | None:
    """The file that was named; None for standard output, which `-` is too. Raises MentorlogError for a home that nobody
    has (`~nobody`)."""
    if not output or output == "-":
        return None
    try:
        return Path(output).expanduser()
    except RuntimeError as error:
        raise MentorlogError(f"{output} can't be resolved.") from error


_OTHERS: Final = frozenset((".pdf", ".html", ".htm", ".csv", ".docx", ".odt", ".xlsx", ".zip"))
"""Endings that promise what no file of ours would hold."""


def refuse_ending(target: Path | None, *, formats: str, others: frozenset[str] = frozenset()) -> None:
    """Refuse (UsageError) a file whose ending, of those that nothing writes or of `others`, promises what would not be
    in it; `formats` says which can be written."""
    suffix = target.suffix.lower() if target else ""
    if target and suffix in _OTHERS | others:
        raise UsageError(
            f"{suffix} is no format that can be written: {formats}.", hint=f"-o {target.with_suffix('.md')}"
        )


def save(app: App, content: str | bytes, target: Path, *, force: bool, example: str) -> None:
    """Write a file and say so. Raises ConflictError for a folder (`example` is a name in it), and for a file that is
    there already unless `force`; MentorlogError where the place can't be written."""
    # not pathlib's: a folder that may not be entered raises there, and writing says it better
    if os.path.isdir(target):  # noqa: PTH112
        raise ConflictError(f"{target} is a folder.", hint=f"-o {target / example}")
    if os.path.exists(target) and not force:  # noqa: PTH110
        raise ConflictError(f"{target} is there already; it was left as it is.", hint="--force writes over it")
    from mentorlog.cli.files import write_private

    write_private(target, content)
    app.show_line(f"Wrote {target}")
