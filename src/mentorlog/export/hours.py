"""The contact log as JSON and as tables."""

from __future__ import annotations

from typing import Final

from mentorlog.export.shapes.values import Shape, day
from mentorlog.export.tables import sheet
from mentorlog.insight.hours import ContactLine, Hours, Total

MET: Final = ("on", "person", "role", "minutes", "how", "topics")
TOTALS: Final = ("year", "role", "people", "sessions", "minutes", "without_length")


def shape(hours: Hours) -> Shape:
    """The answer of `hours`; the `year` of a total is null for all years."""
    return {
        "since": day(hours.since),
        "until": day(hours.until),
        "anonymous": hours.anonymous,
        "sessions": [{**_met(met), "private": met.private} for met in hours.lines],
        "totals": [_total(total) for total in hours.totals],
    }


def table(hours: Hours) -> bytes:
    """The log as one table, a session a row."""
    return sheet(MET, (_met(met).values() for met in hours.lines))


def tables(hours: Hours) -> dict[str, bytes]:
    """The log and its totals, by the names of the tables' files."""
    return {"sessions.csv": table(hours), "totals.csv": sheet(TOTALS, (_total(each).values() for each in hours.totals))}


def _met(met: ContactLine) -> Shape:
    return {
        "on": day(met.on),
        "person": met.person,
        "role": met.role,
        "minutes": met.minutes,
        "how": met.how,
        "topics": list(met.topics),
    }


def _total(total: Total) -> Shape:
    return {
        "year": total.year,
        "role": total.role,
        "people": total.people,
        "sessions": total.sessions,
        "minutes": total.minutes,
        "without_length": total.without_length,
    }
