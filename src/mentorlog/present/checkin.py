"""The confirmation of `checkin`: each answer beside the previous one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_recorded_date, format_short_date
from mentorlog.present.fields import label_of, side_facts
from mentorlog.present.page import Line, Row, Span, text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mentorlog.model import Checkin
    from mentorlog.present.page import Page, Text

_SCORE_FIELDS: Final = ("frequency", "challenge")
_TEXT_FIELDS: Final = ("more", "less")


def checkin_page(
    checkin: Checkin, *, today: dt.date, last: Checkin | None = None, before: Checkin | None = None
) -> Page:
    """The check-in and how its answers have changed.

    `last` is the previous check-in, `before` this one before the command, if it already had answers.
    """
    return (_heading(checkin, before, today), *_scores(checkin, before, last, today), *_texts(checkin, last, today))


def _heading(checkin: Checkin, before: Checkin | None, today: dt.date) -> Line:
    if before == checkin:
        return Line(text(Span(str(checkin.ref), "strong"), " says so already."))
    lead = "Added to the check-in with" if before else "Check-in with"
    on = format_recorded_date(checkin.on, today=today)
    return Line(text(f"{lead} {checkin.relationship}, {on}"), side=side_facts(checkin))


def _scores(checkin: Checkin, before: Checkin | None, last: Checkin | None, today: dt.date) -> Iterator[Row]:
    for field in _SCORE_FIELDS:
        score, replaced, was = (getattr(source, field, None) for source in (checkin, before, last))
        changes = []
        if replaced is not None and replaced != score:
            changes.append(f"instead of {replaced}")
        if last and was is not None:
            changes.append(f"was {was}, {format_short_date(last.on, today=today)}")
        if score is not None or changes:
            suffix = Span(f" ({'; '.join(changes)})", "dim") if changes else None
            yield Row(_label(field), text(_answer(score), suffix))


def _texts(checkin: Checkin, last: Checkin | None, today: dt.date) -> Iterator[Row]:
    for field in _TEXT_FIELDS:
        answer, was = (getattr(source, field, None) for source in (checkin, last))
        earlier: Text = ()
        if last and was:
            earlier = text(Span(f"{format_short_date(last.on, today=today)}: ", "dim"), Span(was, "dim"))
        if answer or earlier:
            yield Row(_label(field), text(_answer(answer)), under=(earlier,) if earlier else ())


def _answer(answer: str | int | None) -> Span:
    return Span("no answer", "dim") if answer is None else Span(str(answer))


def _label(field: str) -> str:
    return f"  {label_of('checkin', field)}"
