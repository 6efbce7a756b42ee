"""Show what `undo N` is going to undo, and ask whether to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.cli import output
from mentorlog.cli.input.prompts.ask import confirm
from mentorlog.dates import format_date
from mentorlog.errors import MentorlogError, NotFoundError
from mentorlog.model import ME
from mentorlog.model.titles import title_of
from mentorlog.model.vocabulary import kind_with_article
from mentorlog.present.journal.history import command_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.cli.app import App
    from mentorlog.model import Command, Ref
    from mentorlog.store import Journal

_MOST_COMMANDS: Final = 20
_MOST_TITLES: Final = 3
_WIDTH: Final = 60
"""The maximum numbers of commands, of titles for each, and of characters of a title."""


def ask_to_undo(app: App, journal: Journal, commands: Sequence[Command]) -> None:
    """List the commands with the titles of their entries, newest first, and ask whether to undo them. Raises
    MentorlogError if not, and Stopped."""
    now = app.now.astimezone()
    for command in commands[:_MOST_COMMANDS]:
        output.write_stderr(f"  {command_line(command, now=now)}")
        for line in _titles(app, journal, command.refs):
            output.write_stderr(f"    {line}")
    more = len(commands) - _MOST_COMMANDS
    if more > 0:
        output.write_stderr(f"  and {more} more")
    if not confirm(app, f"Undo these {len(commands)} commands?", default=True):
        raise MentorlogError("Nothing was undone.")


def _titles(app: App, journal: Journal, refs: Sequence[Ref]) -> list[str]:
    """The refs and titles of the first entries that still exist."""
    found = [line for line in (_title(app, journal, ref) for ref in refs if ref != ME) if line]
    more = len(found) - _MOST_TITLES
    return [*found[:_MOST_TITLES], f"and {more} more"] if more > 1 else found


def _title(app: App, journal: Journal, ref: Ref) -> str | None:
    try:
        entry = journal.entry(ref)
    except NotFoundError:  # the command deleted it
        return None
    title = " ".join(title_of(entry).split())
    if len(title) > _WIDTH:
        title = f"{title[: _WIDTH - 1]}…"
    if not title:
        title = f"{kind_with_article(ref.kind)} of {format_date(entry.on, today=app.today)}"  # type: ignore[union-attr]
    return f"{ref}  {title}"
