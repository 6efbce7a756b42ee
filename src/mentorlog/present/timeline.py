"""What happened, oldest first, one line a moment, so that a journal of any length streams."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from mentorlog.dates.format import MONTHS, WEEKDAYS
from mentorlog.model import Moment
from mentorlog.present.empty_page import empty_page
from mentorlog.present.page import Page, Row, Span, Style, text
from mentorlog.present.words import dotted, private_mark

_USUAL: Final = frozenset({None, "open", "held", "reached", "active"})
"""Statuses that go without saying."""
_CLOSED: Final = frozenset({"cancelled", "missed", "dropped"})


def timeline_rows(moments: Iterable[Moment], *, today: dt.date, named: bool = True) -> Iterator[Row]:
    """A row for each moment, as it comes. With `named`, each says whom it is about; what is ahead is marked.

    Every label is as wide as every other, so that rows drawn one by one stand under each other.
    """
    for moment in moments:
        style: Style = "dim" if moment.status in _CLOSED else "plain"
        yield Row(
            label=_day(moment.on),
            body=text(Span(_what(moment), "dim"), Span(_said(moment), style)),
            side=dotted(
                "ahead" if moment.on > today else None,
                moment.relationship if named else None,
                private_mark(private=moment.private),
                moment.ref,
            ),
            max_lines=2,
        )


def empty_timeline(*, name: str | None = None) -> Page:
    """The page where no moment was found; `name` is the relationship it was asked for."""
    if name is None:
        return empty_page("Nothing has happened yet.", hint="Log the first session:", command="mentorlog log TEXT")
    return empty_page(f"Nothing here about {name}.", hint="Log a session:", command="mentorlog log TEXT")


def _day(on: dt.date) -> str:
    """A date of fifteen characters; the year always, for a timeline runs over several."""
    return f"{WEEKDAYS[on.weekday()]} {on.day:2} {MONTHS[on.month - 1]} {on.year:04}"


def _what(moment: Moment) -> str:
    if moment.ref.kind == "checkin":
        return "Check-in"
    state = "" if moment.status in _USUAL else f" {moment.status}"
    at = f" {moment.at:%H:%M}" if moment.at else ""
    return f"{moment.ref.kind.capitalize()}{state}{at}"


def _said(moment: Moment) -> str:
    """The entry's own words after what it is; of a check-in the scores that were given first."""
    scores = moment.status if moment.ref.kind == "checkin" else None
    said = "; ".join(part for part in (scores, moment.text) if part)
    return f": {said}" if said else ""
