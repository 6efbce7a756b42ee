"""The programmes of a journal, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.insight.programme.labels import distinct_labels
from mentorlog.named_tuples import NamedTuple
from mentorlog.names import spelling_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.model import Evaluation, Person


class ProgrammeLine(NamedTuple):
    """One programme."""

    programme: str
    """The label."""
    relationships: int
    """How many relationships belong to it; prospects do not count."""
    active: int
    """How many of these are active."""
    sessions_held: int
    evaluated_on: dt.date | None
    """The day of its last evaluation."""
    look_again_on: dt.date | None
    """The day to evaluate it again, as the last evaluation says."""
    has_private: bool = False
    """Whether one of its relationships is private."""


def list_programmes(people: Iterable[Person], evaluations: Iterable[Evaluation]) -> tuple[ProgrammeLine, ...]:
    """Each programme that a relationship belongs to or that was evaluated, by label."""
    labelled = [(each, each.relationship.programme) for each in people if each.relationship.programme]
    known = tuple(evaluations)
    labels = distinct_labels([*(label for _, label in labelled), *(each.programme for each in known)])
    return tuple(
        _line(
            label,
            [each for each, of in labelled if spelling_key(of) == spelling_key(label)],
            evaluations_of(label, known),
        )
        for label in labels
    )


def evaluations_of(label: str, evaluations: Iterable[Evaluation]) -> tuple[Evaluation, ...]:
    """The evaluations of a programme, oldest first."""
    key = spelling_key(label)
    found = [each for each in evaluations if spelling_key(each.programme) == key]
    return tuple(sorted(found, key=lambda each: each.on))


def _line(label: str, people: list[Person], evaluations: tuple[Evaluation, ...]) -> ProgrammeLine:
    last = evaluations[-1] if evaluations else None
    return ProgrammeLine(
        label,
        relationships=len(people),
        active=sum(each.relationship.status == "active" for each in people),
        sessions_held=sum(each.sessions_held for each in people),
        evaluated_on=last and last.on,
        look_again_on=last and last.look_again_on,
        has_private=any(each.relationship.private for each in people),
    )
