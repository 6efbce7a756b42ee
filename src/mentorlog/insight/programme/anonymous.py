"""The totals of a programme without anything about a single person, for readers outside it.

A figure that only one or two people make up is left out, together with the figures beside it, because a reader who
knows the programme could tell whose it is. A person in several relationships is one person: the answers of the mentor
who keeps the journal are hers alone, and a relationship counts as its mentee. The rule also holds for what the figures
shown leave over: if four of five relationships are active, the fifth is not, and if seven of eight answered, one did
not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mentorlog.errors import MentorlogError
from mentorlog.insight.closing import REASONS
from mentorlog.insight.programme.member import MENTEE_FIRST
from mentorlog.insight.programme.omitted import OMITTABLE
from mentorlog.insight.programme.people import People
from mentorlog.names import spelling_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mentorlog.insight.identifying_text import IdentifyingText
    from mentorlog.insight.programme.averages import Average
    from mentorlog.insight.programme.member import Member
    from mentorlog.insight.programme.overview import Breakdown, Overview, Totals

FEWEST: Final = 3
"""The smallest number of different people who can make up a figure."""
SCORES: Final = "scores"
SKILLS: Final = "skills"
CHANGES: Final = "changes"
COUNTS: Final = "counts"
"""What is left out of averages: some questions of check-ins, some skills, how many people went up and down, and how
many people have a score."""
CHECKINS: Final = "checkins"
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
}
"""The totals that are left out together, and for each of their parts whether a relationship contributes to it. Parts
that can be computed from others, such as the sessions held without an agreed number, are parts too."""
_ESTIMATED_FROM: Final = {"hours": "sessions", "without_length": "sessions"}
"""The totals from which a reader could estimate another one: three hours are about three sessions."""
_ONE_EACH: Final[dict[str, tuple[str, ...]]] = {
    "sessions": ("sessions_held",),
    "agreed": ("held_of_agreed",),
    "goals": ("goals_achieved",),
    "milestones": ("milestones_reached", "milestones_celebrated"),
}
"""The totals that a reader compares with the number of relationships: seven goals of eight people."""


def make_anonymous(overview: Overview, identifying: IdentifyingText, *, own_name: str | None = None) -> Overview:
    """The overview with its totals only, and the names of what was left out. `identifying` knows all names; `own_name`
    is the name of the owner of this journal. Raises MentorlogError for fewer than three relationships or mentees."""
    people = People(overview.members, own_name=own_name)
    _check_size(overview, people)
    omitted: list[str] = []
    named = [each for each in overview.skills if not identifying.is_in(each.name)]
    if len(named) < len(overview.skills):
        omitted.append(SKILLS)
    averages = _averages(overview.averages, people, omitted, name=SCORES)
    skills = _averages(named, people, omitted, name=SKILLS)
    return overview._replace(
        members=(),
        totals=_totals(overview, people, omitted),
        breakdowns=_breakdowns(overview, people, omitted),
        averages=averages,
        skills=skills,
        evaluations=tuple(each._replace(note=None) for each in overview.evaluations),
        is_anonymous=True,
        omitted=tuple(sorted(set(omitted), key=[*OMITTABLE].index)),
    )


def _check_size(overview: Overview, people: People) -> None:
    number, mentees = len(overview.members), people.count("mentee")
    if mentees >= FEWEST:
        return
    found = "1 relationship" if number == 1 else f"{number} relationships"
    if number >= FEWEST:
        found += f" with {mentees} different mentee{'' if mentees == 1 else 's'}"
    raise MentorlogError(
        f"{overview.programme} has {found}; --anonymous needs at least {FEWEST}, because fewer can be recognised.",
        hint="add the exports of colleagues with --with FILE, or omit --anonymous",
    )


def _is_recognisable(count: int) -> bool:
    """Whether a figure that this number of people make up could be about a single person."""
    return 0 < count < FEWEST


def _totals(overview: Overview, people: People, omitted: list[str]) -> Totals:
    hidden: dict[str, Any] = {}
    totals, members = overview.totals, overview.members
    for name, (fields, parts) in _FIGURES.items():
        counts = [people.count("mentee", filter(is_part, members)) for is_part in parts]
        near = [
            abs(getattr(totals, field) - len(members)) for field in _ONE_EACH.get(name, ()) if getattr(totals, field)
        ]
        tells_omitted = _ESTIMATED_FROM.get(name) in omitted and any(getattr(totals, field) for field in fields)
        if tells_omitted or any(map(_is_recognisable, [*counts, *near])):
            hidden |= dict.fromkeys(fields)
            omitted.append(name)
    if _tells_who_checked_in(overview, people):
        hidden["checkins"] = None
        omitted.append(CHECKINS)
    return totals._replace(**hidden)


def _tells_who_checked_in(overview: Overview, people: People) -> bool:
    """Whether the number of check-ins could be about one person: someone who answered, or who did not."""
    if not overview.totals.checkins:
        return False
    for role in MENTEE_FIRST:
        answered = people.count(role, (each for each in overview.members if each.checkins_of(role)))
        if answered and any(map(_is_recognisable, (answered, people.count(role) - answered))):
            return True
    return _is_recognisable(abs(overview.totals.checkins - people.count("mentee")))


def _breakdowns(overview: Overview, people: People, omitted: list[str]) -> tuple[Breakdown, ...]:
    shown = []
    for each in overview.breakdowns:
        known = _usual_reasons(each) if each.name == "reason" else each
        if any(map(_is_recognisable, _people_of(known, overview.members, people))):
            omitted.append(each.name)
        else:
            shown.append(known)
    return tuple(shown)


def _people_of(breakdown: Breakdown, members: Sequence[Member], people: People) -> list[int]:
    """How many people make up each category; those in none are a category too."""
    role = next((role for role in MENTEE_FIRST if breakdown.name == f"{role}_expectations"), None)
    if role is not None:
        counts = [count for _, count in breakdown.counts]
        return [*counts, people.count(role) - sum(counts)]
    groups: dict[str | None, list[Member]] = {}
    for each in members:
        groups.setdefault(_category(breakdown.name, each), []).append(each)
    return [people.count("mentee", group) for group in groups.values()]


def _category(name: str, member: Member) -> str | None:
    """The category of a relationship; None for the reason of one that goes on."""
    if name != "reason":
        return str(getattr(member, name))
    return _usual_reason(member.reason or "") if member.status == _ENDED else None


def _usual_reason(reason: str) -> str:
    """The usual reason for ending that a text is, else `other`: users write their own. An empty text stays empty."""
    usual = {spelling_key(each): each for each in REASONS}
    text = " ".join(reason.split())
    return usual.get(spelling_key(text), _OTHER) if text else text


def _usual_reasons(reasons: Breakdown) -> Breakdown:
    """The reasons for ending, in which all but the usual ones are `other`."""
    counts: dict[str, int] = {}
    for reason, count in reasons.counts:
        category = _usual_reason(reason)
        counts[category] = counts.get(category, 0) + count
    return reasons._replace(counts=tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0]))))


def _averages(averages: Sequence[Average], people: People, omitted: list[str], *, name: str) -> tuple[Average, ...]:
    """The averages of three people or more. If the number of people of one of them could tell who has no score, none
    has a number: otherwise its absence would tell the same."""
    shown = []
    for each in averages:
        compared, once = each.compared or 0, each.people_once or 0
        if _is_recognisable(compared) or _is_recognisable(once):
            omitted.append(name)
        if max(compared, once) >= FEWEST:
            shown.append(_without_small_changes(_of_several(each, compared, once), omitted))
    if any(_is_recognisable(people.count(each.role) - (each.people or 0)) for each in shown):
        omitted.append(COUNTS)
        return tuple(each._replace(people=None, compared=None, higher=None, lower=None) for each in shown)
    return tuple(shown)


def _of_several(average: Average, compared: int, once: int) -> Average:
    """The average without those who have two scores, or those who have one, if they are fewer than three."""
    if compared < FEWEST:
        average = average._replace(compared=0, first=None, last=None, higher=0, lower=0, people=once)
    if once < FEWEST:
        average = average._replace(once=None, people=average.compared)
    return average


def _without_small_changes(average: Average, omitted: list[str]) -> Average:
    """The average without how many people went up and down, if one or two could be recognised by that."""
    higher, lower = average.higher or 0, average.lower or 0
    same = (average.compared or 0) - higher - lower
    if not any(map(_is_recognisable, (higher, lower, same))):
        return average
    omitted.append(CHANGES)
    return average._replace(higher=None, lower=None)
