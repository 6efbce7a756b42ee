"""The average scores of a programme. Each person counts once, also one who is in several relationships.

Those who have two scores are compared, then and now. Those who have only one are an average of their own, so that
`now` is never about other people than `then`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.insight.programme.member import MENTEE_FIRST, SCORED
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.insight.programme.member import Member, ScoreChange
    from mentorlog.insight.programme.people import People
    from mentorlog.model import Role


class Average(NamedTuple):
    """The average score (1-5) of one question or skill."""

    name: str
    """One of SCORED, or the name of a skill."""
    role: Role
    """Whose answers these are, or whose skill: `mentor` or `mentee`."""
    people: int | None
    """How many different people have a score. Without names, this and the other numbers of people are None if they
    could tell who has none."""
    compared: int | None
    """How many of them have two scores to compare."""
    first: float | None
    """The average first score of those; None if there are none."""
    last: float | None
    """The average last score of those; None if there are none."""
    higher: int | None
    """How many of those went up."""
    lower: int | None
    """How many of those went down."""
    once: float | None
    """The average score of the people who have only one; None if there are none."""

    @property
    def people_once(self) -> int | None:
        """How many people have only one score."""
        return None if self.people is None or self.compared is None else self.people - self.compared


def question_averages(members: Iterable[Member], people: People) -> tuple[Average, ...]:
    """The questions of check-ins, in the order of SCORED, of mentees before mentors."""
    groups: dict[tuple[str, Role], dict[str, list[ScoreChange]]] = {}
    for member in members:
        for score in member.scores:
            by_person = groups.setdefault((score.name, score.role), {})
            by_person.setdefault(people.person(member, score.role), []).append(score)
    wanted = ((question, role) for question in SCORED for role in MENTEE_FIRST)
    return tuple(_average(name, role, groups[name, role].values()) for name, role in wanted if (name, role) in groups)


def skill_averages(members: Iterable[Member], people: People) -> tuple[Average, ...]:
    """The rated skills, of mentees before mentors, those of most people first."""
    groups: dict[tuple[str, Role], dict[str, list[ScoreChange]]] = {}
    names: dict[tuple[str, Role], str] = {}
    for member in members:
        for score in member.ratings:
            key = score.name.casefold(), score.role
            names.setdefault(key, score.name)
            groups.setdefault(key, {}).setdefault(people.person(member, score.role), []).append(score)
    found = [_average(names[key], key[1], by_person.values()) for key, by_person in groups.items()]
    return tuple(
        sorted(found, key=lambda each: (MENTEE_FIRST.index(each.role), -(each.people or 0), each.name.casefold()))
    )


def _average(name: str, role: Role, by_person: Iterable[Sequence[ScoreChange]]) -> Average:
    changes: list[tuple[float, float]] = []
    once: list[float] = []
    for scores in by_person:
        compared = [each for each in scores if each.is_compared]
        if compared:
            changes.append((_mean([each.first for each in compared]), _mean([each.last for each in compared])))
        else:
            once.append(_mean([each.last for each in scores]))
    return Average(
        name,
        role,
        people=len(changes) + len(once),
        compared=len(changes),
        first=_rounded([first for first, _ in changes]),
        last=_rounded([last for _, last in changes]),
        higher=sum(last > first for first, last in changes),
        lower=sum(last < first for first, last in changes),
        once=_rounded(once),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _rounded(values: Sequence[float]) -> float | None:
    """The average, to one decimal; None of no values."""
    return round(_mean(values), 1) if values else None
