"""What one relationship of a programme came to, in numbers.

The answers in check-ins and the ratings are by role (mentor, mentee) and not by owner, so that a relationship that was
recorded by the mentor and one that was recorded by the mentee can be added up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mentorlog.model import BENEFITS, PARTIES
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from mentorlog.insight.relationship_entries import RelationshipEntries
    from mentorlog.model import Checkin, Goal, Party, Rating, Ref, Relationship, Role

MENTEE_FIRST: Final[tuple[Role, Role]] = ("mentee", "mentor")
"""The two people of a relationship, in the order in which they are shown."""
SCORED: Final = ("frequency", "challenge", *BENEFITS)
"""The questions of a check-in that are answered with a score from 1 to 5, in the order in which they are shown."""


class GoalResult(NamedTuple):
    """What became of a goal."""

    title: str
    status: str
    """`open`, `achieved` or `dropped`."""
    progress: int
    """How far it came, in percent."""
    closed_on: dt.date | None = None
    """The day it was achieved or dropped."""
    private: bool = False


class ScoreChange(NamedTuple):
    """The first and the last score (1-5) of one question or skill, by or of one of the two."""

    name: str
    """One of SCORED, or the name of a skill."""
    role: Role
    """Whose answer it is, or whose skill: `mentor` or `mentee`."""
    first: int
    first_on: dt.date
    last: int
    """The same as `first` if there is only one."""
    last_on: dt.date
    private: bool = False
    """Whether one of the two is private."""

    @property
    def is_compared(self) -> bool:
        """Whether there are two scores to compare."""
        return self.first_on != self.last_on


class ExpectationsMet(NamedTuple):
    """How far the expectations of one of the two had come true, by the first and the last answer."""

    role: Role
    """Whose answer it is: `mentor` or `mentee`."""
    first: str
    """One of EXPECTATIONS."""
    first_on: dt.date
    last: str
    """The same as `first` if there is only one."""
    last_on: dt.date
    private: bool = False
    """Whether one of the two is private."""


class Member(NamedTuple):
    """What one relationship of a programme came to."""

    ref: Ref | None
    """Its ref in this journal; None if it is from another one."""
    uuid: str
    name: str
    """The name of the other person."""
    role: Role
    """The role of the journal's owner."""
    type: str
    status: str
    programme: str | None
    started_on: dt.date
    ends_on: dt.date | None
    """The planned end."""
    ended_on: dt.date | None
    reason: str | None
    """Why it ended."""
    private: bool
    sessions_held: int
    sessions_agreed: int | None
    """The number of sessions that the two agreed on; None if they did not."""
    minutes: int
    """The length of the held sessions that have one."""
    sessions_without_length: int
    """How many held sessions have no length."""
    cancelled: int
    missed: int
    first_session_on: dt.date | None
    """The day of the first held session."""
    last_session_on: dt.date | None
    """The day of the last held session."""
    days_since_last: int | None
    """Days since the last held session; None if there is none, or if the relationship has ended."""
    goals: tuple[GoalResult, ...]
    """In the order in which they were set."""
    scores: tuple[ScoreChange, ...]
    """The scores of check-ins, in the order of SCORED, of the mentee before the mentor."""
    expectations: tuple[ExpectationsMet, ...]
    """At most one of each, the mentee before the mentor."""
    checkins: int
    """The number of check-ins."""
    mentee_checkins: int
    """How many of these are by the mentee."""
    ratings: tuple[ScoreChange, ...]
    """Skills, of the mentee before the mentor, then in the order of the first rating."""
    milestones_reached: int
    milestones_celebrated: int
    owner: str | None = None
    """The name of the owner of the journal that it is from, if it is from another one."""
    source: str | None = None
    """The file that it was read from; None if it is from this journal."""

    @property
    def source_name(self) -> str | None:
        """The name of `source` without its folders, for other readers."""
        return re.split(r"[/\\]", self.source)[-1] if self.source else None

    @property
    def open_progress(self) -> int | None:
        """How far the open goals came on average, in percent; None if there are none."""
        return average_progress(self.goals_with("open"))

    @property
    def person_role(self) -> Role:
        """The role of the other person."""
        return "mentee" if self.role == "mentor" else "mentor"

    def checkins_of(self, role: Role) -> int:
        """The number of check-ins by the mentor or by the mentee."""
        return self.mentee_checkins if role == "mentee" else self.checkins - self.mentee_checkins

    def goals_with(self, status: str) -> tuple[GoalResult, ...]:
        """The goals of one status."""
        return tuple(goal for goal in self.goals if goal.status == status)


def average_progress(goals: Sequence[GoalResult]) -> int | None:
    """How far these goals came on average, in percent; None if there are none."""
    return round(sum(goal.progress for goal in goals) / len(goals)) if goals else None


def build_member(entries: RelationshipEntries, *, today: dt.date) -> Member:
    """What a relationship came to by today. Everything in `entries` is counted: for other readers, pass those of the
    shareable view."""
    relationship = entries.relationship
    held = [each for each in entries.sessions if each.status == "held"]
    last_on = max((each.on for each in held), default=None)
    reached = [each for each in entries.milestones if each.status == "reached"]
    return Member(
        **_details(relationship),
        sessions_held=len(held),
        minutes=sum(each.minutes or 0 for each in held),
        sessions_without_length=sum(each.minutes is None for each in held),
        cancelled=sum(each.status == "cancelled" for each in entries.sessions),
        missed=sum(each.status == "missed" for each in entries.sessions),
        first_session_on=min((each.on for each in held), default=None),
        last_session_on=last_on,
        days_since_last=(today - last_on).days if last_on and relationship.status != "ended" else None,
        goals=tuple(_goal_result(each) for each in entries.goals),
        scores=_scores(entries.checkins, relationship),
        expectations=_expectations(entries.checkins, relationship),
        checkins=len(entries.checkins),
        mentee_checkins=sum(_role_of(each.owner, relationship) == "mentee" for each in entries.checkins),
        ratings=_ratings(entries.ratings, relationship),
        milestones_reached=len(reached),
        milestones_celebrated=sum(each.celebrated_on is not None for each in reached),
    )


_DETAILS: Final = (
    *("ref", "uuid", "name", "role", "type", "status", "programme", "started_on", "ends_on", "ended_on", "reason"),
    *("private", "sessions_agreed"),
)
"""The fields of a member that are those of its relationship."""


def _details(relationship: Relationship) -> dict[str, Any]:
    return {field: getattr(relationship, field) for field in _DETAILS}


def _goal_result(goal: Goal) -> GoalResult:
    return GoalResult(goal.title, goal.status, goal.progress, goal.closed_on, goal.private)


def _role_of(owner: Party, relationship: Relationship) -> Role:
    """The role of the journal's owner (`me`) or of the other person (`them`)."""
    return "mentor" if (owner == "me") == (relationship.role == "mentor") else "mentee"


def _owners(relationship: Relationship) -> tuple[Party, ...]:
    """The two people, the mentee first."""
    return tuple(sorted(PARTIES, key=lambda owner: _role_of(owner, relationship) != "mentee"))


def _by_day(entries: Iterable[Checkin], owner: Party) -> Sequence[Checkin]:
    return sorted((each for each in entries if each.owner == owner), key=lambda each: (each.on, each.ref.number))


def _scores(checkins: Iterable[Checkin], relationship: Relationship) -> tuple[ScoreChange, ...]:
    items = tuple(checkins)
    found = []
    for question in SCORED:
        for owner in _owners(relationship):
            answers = [each for each in _by_day(items, owner) if getattr(each, question) is not None]
            if answers:
                first, last = answers[0], answers[-1]
                found.append(
                    ScoreChange(
                        question,
                        _role_of(owner, relationship),
                        getattr(first, question),
                        first.on,
                        getattr(last, question),
                        last.on,
                        private=first.private or last.private,
                    )
                )
    return tuple(found)


def _expectations(checkins: Iterable[Checkin], relationship: Relationship) -> tuple[ExpectationsMet, ...]:
    items = tuple(checkins)
    found = []
    for owner in _owners(relationship):
        answers = [(each.expectations, each) for each in _by_day(items, owner) if each.expectations]
        if answers:
            (first, first_in), (last, last_in) = answers[0], answers[-1]
            private = first_in.private or last_in.private
            role = _role_of(owner, relationship)
            found.append(ExpectationsMet(role, first, first_in.on, last, last_in.on, private))
    return tuple(found)


def _ratings(ratings: Iterable[Rating], relationship: Relationship) -> tuple[ScoreChange, ...]:
    by_skill: dict[tuple[Party, str], list[Rating]] = {}
    for each in sorted(ratings, key=lambda each: (each.on, each.ref.number)):
        by_skill.setdefault((each.owner, each.skill.casefold()), []).append(each)
    found = [
        ScoreChange(
            rated[0].skill,
            _role_of(owner, relationship),
            rated[0].score,
            rated[0].on,
            rated[-1].score,
            rated[-1].on,
            private=rated[0].private or rated[-1].private,
        )
        for (owner, _), rated in by_skill.items()
    ]
    return tuple(sorted(found, key=lambda each: each.role != "mentee"))
