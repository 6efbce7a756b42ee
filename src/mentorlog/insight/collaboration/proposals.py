"""Proposals: what a review suggests at a certain point of a relationship, with the line to type.

Nothing is stored: each follows from the number of sessions, the dates, the last check-ins, and what was changed since.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_short_date
from mentorlog.dates.format import MONTH_NAMES
from mentorlog.insight.collaboration.half_way import is_about_half, is_half_way, is_over
from mentorlog.insight.phases import is_end_near
from mentorlog.model import LOW_FREQUENCY, PARTIES
from mentorlog.named_tuples import NamedTuple
from mentorlog.names import first_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.model import Checkin, Dossier, Goal

TOLD_AFTER: Final = 4
"""Sessions held after which a mentor is asked, once, whom they told what they learned."""
FAR_AHEAD: Final = dt.timedelta(days=182)
"""A goal that is due later than this is asked what is realistic half-way."""


class Proposal(NamedTuple):
    """Something to consider now."""

    proposal: str
    """Its name: `go_on`, `half_way`, `new_cadence`, `told_somebody`."""
    text: str
    """What to consider, as a question."""
    line: str | None = None
    """The command line that answers it."""
    private: bool = False
    """Whether it follows from a private check-in."""


class HalfWay(NamedTuple):
    """The question about a goal that is far ahead."""

    on: dt.date
    """The day half-way."""
    question: str


def find_proposals(dossier: Dossier, *, today: dt.date) -> tuple[Proposal, ...]:
    """What to consider before the next session of an active relationship."""
    relationship = dossier.relationship
    if relationship.status != "active" or relationship.role == "self":
        return ()
    return tuple(_proposals(dossier, today=today))


def _proposals(dossier: Dossier, *, today: dt.date) -> Iterator[Proposal]:
    ref, name = dossier.relationship.ref, first_name(dossier.relationship.name)
    if dossier.sessions_held == 1:
        text = "After the first session: do you both want to go on? Ending it now is no one's fault."
        yield Proposal("go_on", text, f"mentorlog end {ref}")
    over = is_over(dossier, today=today)
    # with the end near, the closing asks what came of it
    if is_half_way(dossier, today=today) and (over or not is_end_near(dossier.relationship, today=today)):
        when = "Before you end" if over else "Half-way" if is_about_half(dossier, today=today) else "So far"
        text = f"{when}: has what you expected of each other come true?"
        yield Proposal("half_way", text, f"mentorlog checkin {ref}")
    for owner in PARTIES:
        low = _wrong_frequency(dossier, dossier.checkins_of(owner)[:1])
        if low is not None:
            whose = "you rated" if owner == "me" else f"{name} rated"
            on = format_short_date(low.on, today=today)
            text = f"On {on} {whose} the frequency {low.frequency} of 5. Which cadence would suit you both?"
            yield Proposal("new_cadence", text, f"mentorlog edit {ref} --cadence CADENCE", low.private)
    if dossier.relationship.role == "mentor" and dossier.sessions_held == TOLD_AFTER:
        yield Proposal("told_somebody", "When did you last tell somebody what you learned from this?")


def _wrong_frequency(dossier: Dossier, last: tuple[Checkin, ...]) -> Checkin | None:
    """The last check-in of one of the two, if its frequency is low, no other cadence was recorded since, and no session
    was held since that day, in which the two could have agreed on one."""
    for checkin in last:
        is_discussed = dossier.last_session is not None and dossier.last_session.on > checkin.on
        is_settled = is_discussed or checkin.ref in dossier.cadence_changed_since
        if checkin.frequency is not None and checkin.frequency <= LOW_FREQUENCY and not is_settled:
            return checkin
    return None


def half_way_question(goal: Goal, dossier: Dossier, *, today: dt.date) -> HalfWay | None:
    """The question what is realistic half-way to a goal that is due in more than half a year. None if a milestone of it
    is planned before that, or its progress was recorded in the second half of its time."""
    if goal.due_on is None or goal.due_on - today <= FAR_AHEAD:
        return None
    if any(each.goal == goal.ref and each.status == "planned" and each.on < goal.due_on for each in dossier.milestones):
        return None
    on = goal.on + (goal.due_on - goal.on) / 2
    if on <= today:
        if any(checkpoint.on >= on for checkpoint in goal.checkpoints):
            return None
        on = today + (goal.due_on - today) / 2
    year = f" {on.year:04}" if (on.year, on.month) >= (today.year + 1, today.month) else ""
    return HalfWay(on, f"what is realistic by {MONTH_NAMES[on.month - 1]}{year}?")
