"""Write the contact log as JSON and as CSV tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.export.shapes.values import day
from mentorlog.export.tables import sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.export.shapes.values import Shape
    from mentorlog.insight.hours import ContactLine, Course, Hours, Total

SESSION_COLUMNS: Final = ("on", "person", "role", "type", "minutes", "how", "topics")
LEARNING_COLUMNS: Final = ("on", "title", "type", "skill", "minutes")
TOTAL_COLUMNS: Final = ("year", "role", "type", "people", "sessions", "minutes", "without_length")


def hours_shape(hours: Hours) -> Shape:
    """The JSON of `hours`. The `year` of a total is null for all years."""
    return {
        "since": day(hours.since),
        "until": day(hours.until),
        "anonymous": hours.anonymous,
        "sessions": [{**_line(line), "private": line.private} for line in hours.lines],
        "totals": [_total(total) for total in hours.totals],
        **_learning(hours),
    }


def hours_table(hours: Hours) -> bytes:
    """The log as one table with a row per session."""
    return sheet(SESSION_COLUMNS, (_line(line).values() for line in hours.lines))


def hours_tables(hours: Hours) -> dict[str, bytes]:
    """The log and its totals, by file name."""
    return {
        "sessions.csv": hours_table(hours),
        "totals.csv": sheet(TOTAL_COLUMNS, (_total(each).values() for each in hours.totals)),
        **({"learning.csv": sheet(LEARNING_COLUMNS, _courses(hours))} if hours.learning else {}),
    }


def _learning(hours: Hours) -> Shape:
    """The courses and workshops with their totals, if they were asked for."""
    if hours.learning is None:
        return {}
    return {
        "learning": [{**_course(each), "private": each.private} for each in hours.learning.courses],
        "learning_totals": [each._asdict() for each in hours.learning.totals],
    }


def _courses(hours: Hours) -> Iterator[Iterable[object]]:
    return (_course(each).values() for each in (hours.learning.courses if hours.learning else ()))


def _course(course: Course) -> Shape:
    return {
        "on": day(course.on),
        "title": course.title,
        "type": course.type,
        "skill": course.skill,
        "minutes": course.minutes,
    }


def _line(line: ContactLine) -> Shape:
    return {
        "on": day(line.on),
        "person": line.person,
        "role": line.role,
        "type": line.type,
        "minutes": line.minutes,
        "how": line.how,
        "topics": list(line.topics),
    }


def _total(total: Total) -> Shape:
    return {
        "year": total.year,
        "role": total.role,
        "type": total.type,
        "people": total.people,
        "sessions": total.sessions,
        "minutes": total.minutes,
        "without_length": total.without_length,
    }
