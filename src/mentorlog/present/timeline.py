"""The page of `timeline`: what happened, one row per moment. Rows are yielded one by one, to stream long journals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates.format import MONTHS, WEEKDAYS
from mentorlog.present.empty_page import empty_page
from mentorlog.present.page import Row, Span, text
from mentorlog.present.phrases import join_facts, private_marker

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from mentorlog.model import Moment
    from mentorlog.present.page import Page, Style

_USUAL_STATUSES: Final = frozenset({None, "open", "held", "reached", "active"})
"""Statuses that are not shown, because they are the usual ones."""
_CLOSED_STATUSES: Final = frozenset({"cancelled", "missed", "dropped"})


def timeline_rows(moments: Iterable[Moment], *, today: dt.date, show_name: bool = True) -> Iterator[Row]:
    """A row for each moment, in the given order. With `show_name`, each shows its relationship; future ones are marked.

    All labels have the same width, so that rows align although each is laid out alone.
    """
    for moment in moments:
        style: Style = "dim" if moment.status in _CLOSED_STATUSES else "plain"
        yield Row(
            label=_format_day(moment.on),
            body=text(Span(_kind(moment), "dim"), Span(_text(moment), style)),
            side=join_facts(
                "ahead" if moment.on > today else None,
                moment.relationship if show_name else None,
                private_marker(private=moment.private),
                moment.ref,
            ),
            max_lines=2,
        )


def empty_timeline(*, name: str | None = None) -> Page:
    """The page if there is no moment; `name` is the relationship that was asked for, None for all."""
    if name is None:
        return empty_page("Nothing has happened yet.", hint="Log the first session:", command="mentorlog log TEXT")
    return empty_page(f"Nothing here about {name}.", hint="Log a session:", command="mentorlog log TEXT")


def _format_day(on: dt.date) -> str:
    """A date of 15 characters. It always has its year, because a timeline may cover several."""
    return f"{WEEKDAYS[on.weekday()]} {on.day:2} {MONTHS[on.month - 1]} {on.year:04}"


def _kind(moment: Moment) -> str:
    if moment.ref.kind == "checkin":
        return "Check-in"
    state = "" if moment.status in _USUAL_STATUSES else f" {moment.status}"
    at = f" {moment.at:%H:%M}" if moment.at else ""
    if moment.zone:
        from mentorlog.dates.moments import zone_phrase

        at += f" {zone_phrase(moment.zone)}"
    return f"{moment.ref.kind.capitalize()}{state}{at}"


def _text(moment: Moment) -> str:
    """The text of the entry, to show after its kind; the scores of a check-in come before its text."""
    scores = moment.status if moment.ref.kind == "checkin" else None
    full_text = "; ".join(part for part in (scores, moment.text) if part)
    return f": {full_text}" if full_text else ""
