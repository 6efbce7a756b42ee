"""Hints and errors on stderr, and the recovery file of text that could not be saved."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from mentorlog.present.inert import inert, inert_lines

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def hint(text: str) -> None:
    """Write a line to stderr, beside the answer."""
    _write_line(text)


def _write_line(text: str) -> None:
    with suppress(OSError):  # an answer that can't be written is reported at the end
        sys.stdout.flush()
    with suppress(OSError):
        sys.stderr.write(inert(text) + "\n")


def show_error(app: App, message: str, *, hint: str | None = None) -> None:
    """Write an error and the lines to type instead to stderr, and keep text that was typed at length."""
    _write_line(f"mentorlog: {message}")
    for line in hint.split("\n") if hint else ():
        _write_line(f"  {line}")
    keep_draft(app)


def keep_draft(app: App) -> None:
    """Keep text that was typed in an editor, at a prompt or piped in, and was not saved, in a recovery file."""
    if app.draft is None or not app.draft.strip():
        return
    from mentorlog.cli.output.private_files import keep

    try:
        kept = keep(app.draft, folder=app.data_path / "unsaved")
    except OSError as error:
        hint(f"  and what you typed could not be kept ({error.strerror}); here it is:")
        for line in inert_lines(app.draft):
            hint(line)
    else:
        hint(f"  What you typed is kept in {kept}")
    app.draft = None
