"""The commands that changed the journal, and what undo made of them: never the text of an entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from mentorlog.dates import format_relative_when
from mentorlog.model import Command
from mentorlog.present.empty_page import empty_page
from mentorlog.present.page import Line, Page, Span, Style, Table, Text, text
from mentorlog.present.words import refs

_STATES: Final = {"done": "", "undone": "undone", "discarded": "undone for good"}
"""What is said of a command by its status; what was undone before something new was done can't be redone."""


def history_page(commands: Iterable[Command], *, now: dt.datetime) -> Page:
    """When (in the time zone of `now`), which verb, which refs, for each command; undone ones are dim and say so."""
    rows = tuple(_cells(command, now) for command in commands)
    if not rows:
        return empty_page(
            "Nothing has been recorded yet.", hint="Begin with:", command="mentorlog start NAME --i-am mentor"
        )
    return (Table(rows, stretch=2),)


def undone_page(command: Command, *, now: dt.datetime) -> Page:
    """What `undo` says it took back."""
    return (Line(text("Took back ", *_what(command, now)), under=(text("mentorlog redo brings it back"),)),)


def redone_page(command: Command, *, now: dt.datetime) -> Page:
    """What `redo` says it brought back."""
    return (Line(text("Brought back ", *_what(command, now))),)


def _what(command: Command, now: dt.datetime) -> tuple[Span, ...]:
    """A command by its verb, time and refs: `log of today 14:02: s8 a12`."""
    touched = _touched(command)
    return text(Span(command.verb, "strong"), f" of {_when(command, now)}", f": {touched}" if touched else None)


def _cells(command: Command, now: dt.datetime) -> tuple[Text, ...]:
    style: Style = "plain" if command.status == "done" else "dim"
    return (
        text(Span(_when(command, now), style)),
        text(Span(command.verb, style)),
        text(Span(_touched(command), style)),
        text(Span(_STATES.get(command.status, command.status), "dim")),
    )


def _when(command: Command, now: dt.datetime) -> str:
    at = command.at.astimezone(now.tzinfo)
    return format_relative_when(at.date(), at.time(), today=now.date())


def _touched(command: Command) -> str:
    """The refs that a command touched, and how many more there were."""
    more = command.touched - len(command.refs)
    return f"{refs(command.refs)} +{more} more" if more > 0 else refs(command.refs)
