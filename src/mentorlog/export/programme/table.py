"""The overview of a programme as a CSV table: a row for each relationship, or one of totals if it has no names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.export.shapes.values import day
from mentorlog.export.tables import sheet
from mentorlog.insight.programme.member import MENTEE_FIRST, SCORED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.insight.programme.member import Member
    from mentorlog.insight.programme.overview import Overview

_DETAILS: Final = ("name", "role", "type", "status", "owner")
_DAYS: Final = ("started_on", "ends_on", "ended_on", "first_session_on", "last_session_on")
_NUMBERS: Final = (
    *("sessions_held", "sessions_agreed", "minutes", "sessions_without_length", "cancelled", "missed"),
    *("milestones_reached", "milestones_celebrated", "checkins"),
)
COLUMNS: Final = (
    *_DETAILS,
    *_DAYS,
    "reason",
    *_NUMBERS,
    *("goals_achieved", "goals_open", "goals_open_progress", "goals_dropped"),
    *(f"{role}_expectations" for role in MENTEE_FIRST),
    *(f"{role}_{question}_{when}" for question in SCORED for role in MENTEE_FIRST for when in ("first", "last")),
    *("skills_rated", "skills_compared", "skills_higher", "skills_lower", "private"),
)
"""The columns of the table with a row for each relationship."""


def overview_table(overview: Overview) -> bytes:
    """The relationships of a programme; without names, its totals in one row."""
    if overview.is_anonymous:
        totals = overview.totals
        row = (overview.programme, *totals, list(overview.omitted))
        return sheet(("programme", *totals._fields, "left_out"), [row])
    return sheet(COLUMNS, (list(_cells(each)) for each in overview.members))


def _cells(member: Member) -> Iterator[object]:
    yield from (getattr(member, name) for name in _DETAILS)
    yield from (day(getattr(member, name)) for name in _DAYS)
    yield member.reason
    yield from (getattr(member, name) for name in _NUMBERS)
    yield len(member.goals_with("achieved"))
    yield len(member.goals_with("open"))
    yield member.open_progress
    yield len(member.goals_with("dropped"))
    answers = {each.role: each.last for each in member.expectations}
    yield from (answers.get(role) for role in MENTEE_FIRST)
    scores = {(each.name, each.role): each for each in member.scores}
    for question in SCORED:
        for role in MENTEE_FIRST:
            score = scores.get((question, role))
            yield from (score.first, score.last) if score else (None, None)
    compared = [each for each in member.ratings if each.is_compared]
    yield len(member.ratings)
    yield len(compared)
    yield sum(each.last > each.first for each in compared)
    yield sum(each.last < each.first for each in compared)
    yield member.private
