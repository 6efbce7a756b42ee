"""The commands that changed the journal, and whether they were undone. The text of entries is never shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_relative_when
from mentorlog.present.empty_page import empty_page
from mentorlog.present.page import Gap, Line, Span, Table, suggestion, text
from mentorlog.present.phrases import count_phrase, join_refs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.model import Command
    from mentorlog.present.page import Page, Style, Text

_STATUS_LABELS: Final = {"done": "", "undone": "undone", "discarded": "undone for good"}
"""The label of each status. A command is discarded, and cannot be redone, if another followed after it was undone."""


def history_page(commands: Sequence[Command], *, total: int, now: dt.datetime) -> Page:
    """The time (in the time zone of `now`), verb, refs and status of each command; undone ones are dim. Below, how many
    there are besides, of `total`, and what is said of a command that can't be redone."""
    rows = tuple(_cells(command, now) for command in commands)
    if not rows:
        return empty_page(
            "Nothing has been recorded yet.", hint="Begin with:", command="mentorlog start NAME --i-am mentor"
        )
    hints = []
    if any(command.status == "discarded" for command in commands):
        hints.append(f"{_STATUS_LABELS['discarded']}: redo can't repeat it, because another command followed the undo")
    if total > len(rows):
        hints.append(f"+{total - len(rows)} more: mentorlog history --limit {total}")
    notes: Page = (Gap(), *(Line(text(Span(hint, "dim")), is_hint=True) for hint in hints)) if hints else ()
    return (Table(rows, stretch=2, is_list=True), *notes)


def undone_page(*commands: Command, now: dt.datetime) -> Page:
    """The confirmation of `undo`, newest first."""
    hint = "mentorlog redo brings it back" if len(commands) == 1 else "mentorlog redo brings back the last one"
    lines = [Line(text("Took back ", *_description(command, now))) for command in commands]
    return (*lines[:-1], lines[-1]._replace(under=(text(suggestion(hint)),)))


def redone_page(command: Command, *, now: dt.datetime) -> Page:
    """The confirmation of `redo`. What it repeats may have deleted entries."""
    return (Line(text("Repeated ", *_description(command, now))),)


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
    if command.touched and not command.refs:  # only the evaluations of programmes have no ref
        return count_phrase(command.touched, "evaluation")
    more = command.touched - len(command.refs)
    return f"{join_refs(command.refs)} +{more} more" if more > 0 else join_refs(command.refs)
