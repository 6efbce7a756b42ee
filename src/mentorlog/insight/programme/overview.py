"""The overview of a programme: its relationships beside each other, with totals."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from mentorlog.insight.programme.averages import question_averages, skill_averages
from mentorlog.insight.programme.member import MENTEE_FIRST, average_progress
from mentorlog.insight.programme.people import People
from mentorlog.model import EXPECTATIONS, RELATIONSHIP_TYPES, ROLES, STATUSES
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.insight.programme.averages import Average
    from mentorlog.insight.programme.member import ExpectationsMet, Member
    from mentorlog.model import Evaluation, Role

_ENDED: Final = "ended"


class Totals(NamedTuple):
    """The numbers of all relationships together. Without names, a number that could be about one person is None."""

    relationships: int
    sessions_held: int | None
    held_of_agreed: int | None
    """The sessions held in the relationships that agreed on a number."""
    sessions_agreed: int | None
    """The sessions that these agreed on."""
    without_agreed: int | None
    """The relationships that agreed on no number."""
    minutes: int | None
    """The length of the held sessions that have one."""
    sessions_without_length: int | None
    cancelled: int | None
    missed: int | None
    goals_achieved: int | None
    goals_open: int | None
    goals_open_progress: int | None
    """How far the open goals came on average, in percent; None if there are none, and without names."""
    goals_dropped: int | None
    milestones_reached: int | None
    milestones_celebrated: int | None
    checkins: int | None


class Breakdown(NamedTuple):
    """How many relationships, or people, there are of each category."""

    name: str
    """`role`, `type`, `status`, `reason`, `mentee_expectations` or `mentor_expectations`."""
    counts: tuple[tuple[str, int], ...]
    """Each category that occurs, with the number of relationships; of expectations, with the number of people."""


class Overview(NamedTuple):
    """What a programme came to."""

    programme: str
    """The label of the programme."""
    members: tuple[Member, ...]
    """Its relationships, by the day on which they started, then by name; empty without names."""
    totals: Totals
    breakdowns: tuple[Breakdown, ...]
    """Those that have a category."""
    averages: tuple[Average, ...]
    """The questions of check-ins, in the order of SCORED, of mentees before mentors."""
    skills: tuple[Average, ...]
    """The rated skills, of mentees before mentors, those of most people first."""
    evaluations: tuple[Evaluation, ...] = ()
    """When it was evaluated, oldest first."""
    is_anonymous: bool = False
    """Whether it has totals only."""
    omitted: tuple[str, ...] = ()
    """What was left out, because it could be about one person: keys of OMITTABLE."""
    private_included: bool = False
    """Whether private relationships or entries are counted in what other people get."""

    def counts_of(self, name: str) -> dict[str, int]:
        """The categories of a breakdown with their numbers, in order; empty if there is none, or if it was left out."""
        return dict(next((each.counts for each in self.breakdowns if each.name == name), ()))


def build_overview(
    programme: str,
    members: Iterable[Member],
    *,
    evaluations: Iterable[Evaluation] = (),
    own_name: str | None = None,
) -> Overview:
    """The overview of the relationships of a programme. `own_name` is the name of the owner of this journal, who may be
    in the exports of colleagues too."""
    items = tuple(sorted(members, key=lambda each: (each.started_on, each.name.casefold(), each.uuid)))
    people = People(items, own_name=own_name)
    return Overview(
        programme,
        items,
        _totals(items),
        _breakdowns(items, people),
        averages=question_averages(items, people),
        skills=skill_averages(items, people),
        evaluations=tuple(sorted(evaluations, key=lambda each: each.on)),
    )


def _totals(members: Sequence[Member]) -> Totals:
    agreed = [each for each in members if each.sessions_agreed is not None]
    open_goals = [goal for each in members for goal in each.goals_with("open")]
    return Totals(
        relationships=len(members),
        sessions_held=sum(each.sessions_held for each in members),
        held_of_agreed=sum(each.sessions_held for each in agreed),
        sessions_agreed=sum(each.sessions_agreed or 0 for each in agreed),
        without_agreed=len(members) - len(agreed),
        minutes=sum(each.minutes for each in members),
        sessions_without_length=sum(each.sessions_without_length for each in members),
        cancelled=sum(each.cancelled for each in members),
        missed=sum(each.missed for each in members),
        goals_achieved=sum(len(each.goals_with("achieved")) for each in members),
        goals_open=len(open_goals),
        goals_open_progress=average_progress(open_goals),
        goals_dropped=sum(len(each.goals_with("dropped")) for each in members),
        milestones_reached=sum(each.milestones_reached for each in members),
        milestones_celebrated=sum(each.milestones_celebrated for each in members),
        checkins=sum(each.checkins for each in members),
    )


def _breakdowns(members: Sequence[Member], people: People) -> tuple[Breakdown, ...]:
    ended = [each.reason or "" for each in members if each.status == _ENDED]
    found = (
        Breakdown("role", _counts((each.role for each in members), order=ROLES)),
        Breakdown("type", _counts((each.type for each in members), order=RELATIONSHIP_TYPES)),
        Breakdown("status", _counts((each.status for each in members), order=STATUSES["relationship"])),
        Breakdown("reason", _reasons(ended)),
        *(
            Breakdown(
                f"{role}_expectations",
                _counts((each.last for each in last_expectations(members, people, role)), order=EXPECTATIONS),
            )
            for role in MENTEE_FIRST
        ),
    )
    return tuple(each for each in found if each.counts)


def last_expectations(members: Iterable[Member], people: People, role: Role) -> tuple[ExpectationsMet, ...]:
    """The last answer of each person with this role about what they expected."""
    found: dict[str, ExpectationsMet] = {}
    for member in members:
        for answer in member.expectations:
            person = people.person(member, role)
            if answer.role == role and (person not in found or found[person].last_on <= answer.last_on):
                found[person] = answer
    return tuple(found.values())


def _counts(values: Iterable[str], *, order: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """How often each value occurs, in this order."""
    counted = Counter(values)
    return tuple((value, counted[value]) for value in order if counted[value])


def _reasons(reasons: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """How often each reason was given, the most frequent first; an empty text stands for none."""
    spelled: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for reason in reasons:
        text = " ".join(reason.split())
        key = text.casefold()
        spelled.setdefault(key, text)
        counted[key] += 1
    return tuple((spelled[key], number) for key, number in sorted(counted.items(), key=lambda each: (-each[1], each)))
