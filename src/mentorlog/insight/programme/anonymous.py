"""The totals of a programme without anything about a single person, for readers outside it.

A figure that only one or two relationships make up is left out, together with the figures beside it, because a reader
who knows the programme could tell whose it is. That also holds for what the figures shown leave over: if four of five
relationships are active, the fifth is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mentorlog.errors import MentorlogError
from mentorlog.insight.closing import REASONS
from mentorlog.names import spelling_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mentorlog.insight.identifying_text import IdentifyingText
    from mentorlog.insight.programme.member import Member
    from mentorlog.insight.programme.overview import Average, Breakdown, Overview, Totals

FEWEST: Final = 3
"""The smallest number of relationships that can make up a figure."""
SCORES: Final = "scores"
SKILLS: Final = "skills"
CHANGES: Final = "changes"
"""What is left out of averages: some questions of check-ins, some skills, and how some scores changed."""
_OTHER: Final = "other"
_ENDED: Final = "ended"

_FIGURES: Final[dict[str, tuple[tuple[str, ...], tuple[Callable[[Member], bool], ...]]]] = {
    "sessions": (("sessions_held",), (lambda each: each.sessions_held > 0,)),
    "agreed": (
        ("held_of_agreed", "sessions_agreed", "without_agreed"),
        (
            lambda each: each.sessions_agreed is not None,
            lambda each: each.sessions_agreed is None,
            lambda each: each.sessions_agreed is not None and each.sessions_held > 0,
            lambda each: each.sessions_agreed is None and each.sessions_held > 0,
        ),
    ),
    "hours": (("minutes",), (lambda each: each.minutes > 0,)),
    "without_length": (("sessions_without_length",), (lambda each: each.sessions_without_length > 0,)),
    "cancelled": (("cancelled", "missed"), (lambda each: each.cancelled > 0, lambda each: each.missed > 0)),
    "goals": (
        ("goals_achieved", "goals_open", "goals_open_progress", "goals_dropped"),
        (
            lambda each: bool(each.goals_with("achieved")),
            lambda each: bool(each.goals_with("open")),
            lambda each: bool(each.goals_with("dropped")),
        ),
    ),
    "milestones": (
        ("milestones_reached", "milestones_celebrated"),
        (
            lambda each: each.milestones_reached > 0,
            lambda each: each.milestones_celebrated > 0,
            lambda each: each.milestones_celebrated < each.milestones_reached,
        ),
    ),
    "checkins": (("checkins",), (lambda each: each.checkins > 0,)),
}
"""The totals that are left out together, and for each of their parts whether a relationship contributes to it. Parts
that can be computed from others, such as the sessions held without an agreed number, are parts too."""


def make_anonymous(overview: Overview, identifying: IdentifyingText) -> Overview:
    """The overview with its totals only, and the names of what was left out. `identifying` knows all names. Raises
    MentorlogError for fewer than three relationships."""
    members = overview.members
    if len(members) < FEWEST:
        number = "1 relationship" if len(members) == 1 else f"{len(members)} relationships"
        raise MentorlogError(
            f"{overview.programme} has {number}; --anonymous needs at least {FEWEST}, because fewer can be recognised.",
            hint="add the exports of colleagues with --with FILE, or omit --anonymous",
        )
    omitted: list[str] = []
    return overview._replace(
        members=(),
        totals=_totals(overview.totals, members, omitted),
        breakdowns=_breakdowns(overview.breakdowns, members, omitted),
        averages=_averages(overview.averages, omitted),
        skills=_skills(overview.skills, identifying, omitted),
        evaluations=tuple(each._replace(note=None) for each in overview.evaluations),
        is_anonymous=True,
        omitted=tuple(dict.fromkeys(omitted)),
    )


def _is_recognisable(count: int) -> bool:
    """Whether a figure that this number of relationships make up could be about a single person."""
    return 0 < count < FEWEST


def _totals(totals: Totals, members: Sequence[Member], omitted: list[str]) -> Totals:
    hidden: dict[str, Any] = {}
    for name, (fields, parts) in _FIGURES.items():
        if any(_is_recognisable(sum(map(is_part, members))) for is_part in parts):
            hidden |= dict.fromkeys(fields)
            omitted.append(name)
    return totals._replace(**hidden)


def _breakdowns(
    breakdowns: Sequence[Breakdown], members: Sequence[Member], omitted: list[str]
) -> tuple[Breakdown, ...]:
    shown = []
    for each in breakdowns:
        among = sum(member.status == _ENDED for member in members) if each.name == "reason" else len(members)
        known = _usual_reasons(each) if each.name == "reason" else each
        counts = [count for _, count in known.counts]
        # those in no category are a category too
        if any(map(_is_recognisable, [*counts, among - sum(counts)])):
            omitted.append(each.name)
        else:
            shown.append(known)
    return tuple(shown)


def _usual_reasons(reasons: Breakdown) -> Breakdown:
    """The reasons for ending, in which all but the usual ones are `other`: users write them in their own words."""
    usual = {spelling_key(reason): reason for reason in REASONS}
    counts: dict[str, int] = {}
    for reason, count in reasons.counts:
        category = usual.get(spelling_key(reason), _OTHER) if reason else reason
        counts[category] = counts.get(category, 0) + count
    return reasons._replace(counts=tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0]))))


def _averages(averages: Sequence[Average], omitted: list[str]) -> tuple[Average, ...]:
    shown = []
    for each in averages:
        if each.people < FEWEST:
            omitted.append(SCORES)
        else:
            shown.append(_without_small_changes(each, omitted))
    return tuple(shown)


def _skills(skills: Sequence[Average], identifying: IdentifyingText, omitted: list[str]) -> tuple[Average, ...]:
    shown = []
    for each in skills:
        if each.people < FEWEST or identifying.is_in(each.name):
            omitted.append(SKILLS)
        else:
            shown.append(_without_small_changes(each, omitted))
    return tuple(shown)


def _without_small_changes(average: Average, omitted: list[str]) -> Average:
    """The average without how the scores changed, if one or two relationships could be recognised by that: those that
    went up or down or stayed, or those with one score, which the two averages leave over."""
    same = average.compared - average.higher - average.lower
    parts = (average.compared, average.people - average.compared, average.higher, average.lower, same)
    if not any(map(_is_recognisable, parts)):
        return average
    omitted.append(CHANGES)
    return average._replace(compared=0, first=None, then=None, higher=0, lower=0)
