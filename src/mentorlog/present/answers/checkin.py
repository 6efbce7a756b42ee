"""The confirmation of `checkin`: each answer beside the previous one and that of the other person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_recorded_date, format_short_date
from mentorlog.model import BENEFITS, LOW_FREQUENCY
from mentorlog.named_tuples import NamedTuple
from mentorlog.names import first_name
from mentorlog.present.commands import hint_line
from mentorlog.present.entries.fields import label_of, side_facts
from mentorlog.present.page import Line, Prose, Row, Span, text
from mentorlog.present.phrases import answer_phrase

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from mentorlog.insight.collaboration.expectations import Expected
    from mentorlog.model import Checkin
    from mentorlog.present.page import Block, Page, Text

_ALWAYS_COMPARED: Final = ("frequency", "challenge")
"""Scores that are shown without an answer if the previous check-in has one."""
_TEXT_FIELDS: Final = ("more", "less")


class _Compared(NamedTuple):
    """A check-in with those that its answers are compared with."""

    checkin: Checkin
    before: Checkin | None
    last: Checkin | None
    other: Checkin | None
    today: dt.date

    def theirs(self, answer: object) -> str:
        """The answer of the other person: `Ana 4`, with the day if it is another one."""
        return f"{self._other_name()} {answer}{self._other_day()}"

    def lead(self) -> Span:
        """The beginning of a text of the other person: `Ana, 20 Nov: `."""
        return Span(f"{self._other_name()}{self._other_day()}: ", "dim")

    def _other_name(self) -> str:
        return "you" if self.checkin.owner == "them" else first_name(self.checkin.relationship)

    def _other_day(self) -> str:
        """The day of the other check-in, if it is not the same."""
        if self.other is None or self.other.on == self.checkin.on:
            return ""
        return f", {format_short_date(self.other.on, today=self.today)}"


def checkin_page(
    checkin: Checkin,
    *,
    today: dt.date,
    last: Checkin | None = None,
    before: Checkin | None = None,
    other: Checkin | None = None,
    expected: Iterable[Expected] = (),
) -> Page:
    """The check-in and how its answers have changed.

    `last` is the previous check-in, `before` this one before the command, if it already had answers, `other` the one
    with the answers of the other person; `expected` is shown if the check-in says how far it has come true.
    """
    compared = _Compared(checkin, before, last, other, today)
    return (
        _heading(checkin, before, today),
        *_scores(compared, _ALWAYS_COMPARED),
        *_texts(compared),
        *_expectations(compared, () if before and before.expectations == checkin.expectations else expected),
        *_scores(compared, BENEFITS),
        *_hints(checkin),
    )


def _heading(checkin: Checkin, before: Checkin | None, today: dt.date) -> Line:
    if before == checkin:
        return Line(text(Span(str(checkin.ref), "strong"), " says so already."))
    lead = "Added to the check-in with" if before else "Check-in with"
    on = format_recorded_date(checkin.on, today=today)
    whose = "" if checkin.owner == "me" else ", their answers"
    return Line(text(f"{lead} {checkin.relationship}, {on}{whose}"), side=side_facts(checkin))


def _scores(compared: _Compared, fields: Iterable[str]) -> Iterator[Row]:
    for field in fields:
        answer = getattr(compared.checkin, field)
        changes = _changes(compared, field)
        if answer is not None or (changes and field in _ALWAYS_COMPARED):
            suffix = Span(f" ({'; '.join(changes)})", "dim") if changes else None
            yield Row(_label(field), text(_answer(answer), suffix))


def _changes(compared: _Compared, field: str) -> list[str]:
    """What the answer was before the command and in the previous check-in, and the answer of the other person."""
    checkin, before, last, other, today = compared
    answer, replaced, was = (getattr(source, field, None) for source in (checkin, before, last))
    changes = []
    if replaced is not None and replaced != answer:
        changes.append(f"instead of {replaced}")
    if last and was is not None:
        changes.append(f"was {was}, {format_short_date(last.on, today=today)}")
    if other and getattr(other, field) is not None and answer is not None:
        changes.append(compared.theirs(getattr(other, field)))
    return changes


def _texts(compared: _Compared) -> Iterator[Row]:
    checkin, _, last, other, today = compared
    for field in _TEXT_FIELDS:
        answer, was, theirs = (getattr(source, field, None) for source in (checkin, last, other))
        lines: list[Text] = []
        if last and was:
            lines.append(text(Span(f"{format_short_date(last.on, today=today)}: ", "dim"), Span(was, "dim")))
        if theirs and answer:
            lines.append(text(compared.lead(), Span(theirs, "dim")))
        if answer or (last and was):
            yield Row(_label(field), text(_answer(answer)), under=tuple(lines))


def _expectations(compared: _Compared, expected: Iterable[Expected]) -> Iterator[Block]:
    """How far the expectations have come true, the note, and below them what was expected."""
    checkin = compared.checkin
    if checkin.expectations is None and checkin.expectations_note is None:
        return
    changes = _changes(compared, "expectations")
    suffix = Span(f" ({'; '.join(changes)})", "dim") if changes else None
    yield Row(_label("expectations"), text(_answer(checkin.expectations), suffix))
    if checkin.expectations_note:
        yield Prose(checkin.expectations_note)
    theirs = compared.other and compared.other.expectations_note
    if theirs:
        yield Row(body=text(compared.lead(), Span(theirs, "dim")))
    for place, part in enumerate(expected):
        yield Row("" if place else "  Expected", text(Span(f"{part.label or 'What you agreed'}:", "dim")))
        yield Prose(part.text, style="dim")


def _hints(checkin: Checkin) -> Iterator[Line]:
    """What to type next: another cadence if the frequency is not right."""
    if checkin.frequency is not None and checkin.frequency <= LOW_FREQUENCY:
        line = f"mentorlog edit {checkin.relationship_ref} --cadence CADENCE"
        yield hint_line(f"Which cadence would suit you both? {line}")


def _answer(answer: str | int | None) -> Span:
    return Span("no answer", "dim") if answer is None else Span(answer_phrase(answer))


def _label(field: str) -> str:
    return f"  {label_of('checkin', field)}"
