"""The progress of a relationship: goals, skills and sessions by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.insight.collaboration.both_sides import find_benefits
from mentorlog.insight.questions.as_of_last_session import undiscussed_topics
from mentorlog.insight.schedule import expected_sessions
from mentorlog.model import PARTIES, Month
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.insight.collaboration.both_sides import Benefit
    from mentorlog.model import Action, Checkin, Dossier, Goal, Relationship, Skill, TopicCount

MOST_MONTHS: Final = 12


class Progress(NamedTuple):
    """The progress of one relationship. All counts are for its whole time."""

    relationship: Relationship
    today: dt.date
    sessions_held: int
    minutes_held: int
    cancelled: int
    missed: int
    expected: int | None
    """How many sessions the cadence asks for since the start, or since the first session if that was earlier; None
    without a cadence."""
    goals: tuple[Goal, ...]
    """The open goals."""
    closed_goals: tuple[Goal, ...]
    """The goals closed last."""
    months: tuple[Month, ...]
    """The last twelve months without gaps, up to this one or the one in which the relationship ended; none of `me`."""
    skills: tuple[Skill, ...] = ()
    """The mentee's skills, then the mentor's, each by the day of its first rating."""
    topics: tuple[TopicCount, ...] = ()
    """The topics of held sessions, the most frequent first."""
    topics_missing: tuple[str, ...] = ()
    """The core topics that were never discussed; empty before the first session."""
    checkins: tuple[Checkin, ...] = ()
    """The last check-in with my answers and the last with the other person's, mine first; one that only says what it
    has helped with is left to `benefits`."""
    benefits: tuple[Benefit, ...] = ()
    """What it has helped with, then and now."""
    introductions: tuple[Action, ...] = ()
    """The introductions that took place, by day."""


def build_progress(
    dossier: Dossier,
    *,
    now: dt.datetime,
    skills: Iterable[Skill] = (),
    topics: Iterable[TopicCount] = (),
    checkins: Iterable[Checkin] = (),
    introductions: Iterable[Action] = (),
) -> Progress:
    """The progress of one relationship at `now` (local time), with the `skills` that were rated in it, the `topics` of
    its held sessions, all its `checkins`, and the `introductions` that took place."""
    relationship, today = dossier.relationship, now.date()
    until = min(relationship.ended_on or today, today)
    mentee = "them" if relationship.role == "mentor" else "me"
    topics = tuple(topics)
    return Progress(
        relationship=relationship,
        today=today,
        sessions_held=dossier.sessions_held,
        minutes_held=dossier.minutes_held,
        cancelled=sum(month.cancelled for month in dossier.months),
        missed=sum(month.missed for month in dossier.months),
        expected=expected_sessions(
            relationship,
            since=min(relationship.started_on, dossier.first_session_on or relationship.started_on),
            until=until,
        ),
        goals=dossier.goals,
        closed_goals=dossier.closed_goals,
        months=() if relationship.role == "self" else _months(dossier, until=until),
        topics=topics,
        topics_missing=undiscussed_topics(each.topic for each in topics) if dossier.sessions_held else (),
        checkins=tuple(checkin for owner in PARTIES for checkin in _last_with_answers(dossier.checkins_of(owner))),
        benefits=find_benefits(checkins),
        skills=tuple(sorted(skills, key=lambda skill: (skill.owner != mentee, skill.first.on, skill.first.ref.number))),
        introductions=tuple(introductions),
    )


def _last_with_answers(checkins: Iterable[Checkin]) -> list[Checkin]:
    """The first of the check-ins (newest first) that does not only say what it has helped with; empty without one."""
    names = ("frequency", "challenge", "more", "less", "expectations", "expectations_note")
    return [each for each in checkins if any(getattr(each, name) is not None for name in names)][:1]


def _months(dossier: Dossier, *, until: dt.date) -> tuple[Month, ...]:
    by_number = {_month_number(month.year, month.month): month for month in dossier.months}
    started = dossier.relationship.started_on
    last = _month_number(until.year, until.month)
    first = min([_month_number(started.year, started.month), last, *by_number])
    shown = range(max(first, last - MOST_MONTHS + 1), last + 1)
    return tuple(by_number.get(number) or Month(number // 12, number % 12 + 1) for number in shown)


def _month_number(year: int, month: int) -> int:
    """The number of months since the year 0."""
    return year * 12 + month - 1
