"""The commands that changed the journal, and whether they were undone. The text of entries is never shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_relative_when
from mentorlog.present.empty_page import empty_page
from mentorlog.present.page import Line, Span, Table, text
from mentorlog.present.phrases import join_refs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.model import Command
    from mentorlog.present.page import Page, Style, Text

_STATUS_LABELS: Final = {"done": "", "undone": "undone", "discarded": "undone for good"}
"""The label of each status. A command is discarded, and cannot be redone, if another followed after it was undone."""


def history_page(commands: Iterable[Command], *, now: dt.datetime) -> Page:
    """The time (in the time zone of `now`), verb, refs and status of each command; undone ones are dim."""
    rows = tuple(_cells(command, now) for command in commands)
    if not rows:
        return empty_page(
            "Nothing has been recorded yet.", hint="Begin with:", command="mentorlog start NAME --i-am mentor"
        )
    return (Table(rows, stretch=2, is_list=True),)


def undone_page(*commands: Command, now: dt.datetime) -> Page:
    """The confirmation of `undo`, newest first."""
    hint = "mentorlog redo brings it back" if len(commands) == 1 else "mentorlog redo brings back the last one"
    lines = [Line(text("Took back ", *_description(command, now))) for command in commands]
    return (*lines[:-1], lines[-1]._replace(under=(text(hint),)))


def redone_page(command: Command, *, now: dt.datetime) -> Page:
    """The confirmation of `redo`."""
    return (Line(text("Brought back ", *_description(command, now))),)


def command_line(command: Command, *, now: dt.datetime) -> str:
    """A command in one line of text: `log of today 14:02: s8 a12`."""
    return "".join(span.text for span in _description(command, now))


def _description(command: Command, now: dt.datetime) -> tuple[Span, ...]:
    """The verb, time and refs of a command: `log of today 14:02: s8 a12`."""
    refs = _changed_refs(command)
    return text(Span(command.verb, "strong"), f" of {_format_time(command, now)}", f": {refs}" if refs else None)


def _cells(command: Command, now: dt.datetime) -> tuple[Text, ...]:
    style: Style = "plain" if command.status == "done" else "dim"
    return (
        text(Span(_format_time(command, now), style)),
        text(Span(command.verb, style)),
        text(Span(_changed_refs(command), style)),
        text(Span(_STATUS_LABELS.get(command.status, command.status), "dim")),
    )


def _format_time(command: Command, now: dt.datetime) -> str:
    at = command.at.astimezone(now.tzinfo)
    return format_relative_when(at.date(), at.time(), today=now.date())


def _changed_refs(command: Command) -> str:
    """The refs that a command changed, and how many there are besides."""
    more = command.touched - len(command.refs)
    return f"{join_refs(command.refs)} +{more} more" if more > 0 else join_refs(command.refs)
