"""The answer of `checkin`: each answer beside the one of the last time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from mentorlog.dates import format_date, format_short_date
from mentorlog.model import Checkin
from mentorlog.present.fields import facts, label_of
from mentorlog.present.page import Line, Page, Row, Span, Text, text

_SCORED: Final = ("frequency", "challenge")
_SAID: Final = ("more", "less")


def checkin_page(
    checkin: Checkin, *, today: dt.date, last: Checkin | None = None, before: Checkin | None = None
) -> Page:
    """The check-in and how its answers have changed. `last` is the check-in of an earlier day, `before` this one as it
    was, if it had answers already."""
    return (_head(checkin, before, today), *_scores(checkin, before, last, today), *_words(checkin, last, today))


def _head(checkin: Checkin, before: Checkin | None, today: dt.date) -> Line:
    if before == checkin:
        return Line(text(Span(str(checkin.ref), "strong"), " says so already."))
    lead = "Added to the check-in with" if before else "Check-in with"
    return Line(text(f"{lead} {checkin.relationship}, {format_date(checkin.on, today=today)}"), side=facts(checkin))


def _scores(checkin: Checkin, before: Checkin | None, last: Checkin | None, today: dt.date) -> Iterator[Row]:
    for field in _SCORED:
        score, replaced, was = (getattr(one, field, None) for one in (checkin, before, last))
        beside = []
        if replaced is not None and replaced != score:
            beside.append(f"instead of {replaced}")
        if last and was is not None:
            beside.append(f"was {was}, {format_short_date(last.on, today=today)}")
        if score is not None or beside:
            said = f" ({'; '.join(beside)})" if beside else None
            yield Row(_label(field), text(_answer(score), said and Span(said, "dim")))


def _words(checkin: Checkin, last: Checkin | None, today: dt.date) -> Iterator[Row]:
    for field in _SAID:
        said, was = (getattr(one, field, None) for one in (checkin, last))
        earlier: Text = ()
        if last and was:
            earlier = text(Span(f"{format_short_date(last.on, today=today)}: ", "dim"), Span(was, "dim"))
        if said or earlier:
            yield Row(_label(field), text(_answer(said)), under=(earlier,) if earlier else ())


def _answer(answer: str | int | None) -> Span:
    return Span("no answer", "dim") if answer is None else Span(str(answer))


def _label(field: str) -> str:
    return f"  {label_of('checkin', field)}"
