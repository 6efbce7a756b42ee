"""The overview of a programme as a CSV table: a row for each relationship, or for each figure if it has no names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.export.shapes.values import day
from mentorlog.export.tables import sheet
from mentorlog.insight.programme.member import MENTEE_FIRST, SCORED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.insight.programme.member import Member
    from mentorlog.insight.programme.overview import Overview

_DETAILS: Final = ("name", "person_role", "role", "type", "status", "owner")
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


FIGURE_COLUMNS: Final = ("programme", "figure", "name", "whose", "value")
"""The columns of the table without names, with a row for each figure."""


def overview_table(overview: Overview) -> bytes:
    """The relationships of a programme; without names, each of its figures."""
    if overview.is_anonymous:
        return sheet(FIGURE_COLUMNS, ([overview.programme, *row] for row in _figures(overview)))
    return sheet(COLUMNS, (list(_cells(each)) for each in overview.members))


def _figures(overview: Overview) -> Iterator[tuple[object, ...]]:
    """All that the JSON has: totals, breakdowns, averages, evaluations, and what was left out."""
    totals = overview.totals._asdict()
    yield from ((name, None, None, totals[name]) for name in _given(totals))
    for breakdown in overview.breakdowns:
        for category, number in breakdown.counts:
            yield breakdown.name, category, None, number
    for group, averages in (("score", overview.averages), ("skill", overview.skills)):
        for each in averages:
            values = {field: getattr(each, field) for field in _AVERAGE_FIELDS}
            yield from ((f"{group}_{field}", each.name, each.role, values[field]) for field in _given(values))
    for evaluation in overview.evaluations:
        yield "evaluated", None, None, day(evaluation.on)
        if evaluation.look_again_on:
            yield "evaluated_next", None, None, day(evaluation.look_again_on)
    for name in overview.omitted:
        yield "left_out", name, None, None


_AVERAGE_FIELDS: Final = ("people", "compared", "first", "last", "higher", "lower", "once")


def _given(values: dict[str, object]) -> list[str]:
    """The names of the values that are not None."""
    return [name for name, value in values.items() if value is not None]


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
