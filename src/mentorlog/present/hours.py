"""The contact log: a line a session, and below it what each year came to."""

from __future__ import annotations

import datetime as dt
from typing import Final

from mentorlog.dates.format import MONTHS
from mentorlog.insight.hours import Hours, Met, Total
from mentorlog.present.empty_page import empty_page
from mentorlog.present.page import Line, Page, Rule, Span, Table, Text, text
from mentorlog.present.words import counted, dotted, private_mark

_MANNERS: Final = {"in-person": "in person"}


def hours_page(hours: Hours, *, most: int = 0) -> Page:
    """The log with its totals, which are of all of it; what to type first where there is nothing in it. `most` is the
    number of sessions that are shown, the last ones (0: all)."""
    if not hours.met:
        if hours.since or hours.until:
            return empty_page("No session was held in this period.")
        return empty_page(
            "No session has been held yet.", hint="Log the first one:", command="mentorlog log TEXT --for 45m"
        )
    shown = hours.met[-most:]
    earlier = len(hours.met) - len(shown)
    return (
        *(_earlier(earlier) if earlier else ()),
        Table(tuple(map(_met, shown)), stretch=5, right=(0, 3)),
        Rule(),
        Table(tuple(map(_total, hours.totals)), stretch=4, right=(2, 3)),
    )


def _earlier(number: int) -> Page:
    said = f"{counted(number, 'earlier session')} before these: "
    return (Line(text(Span(said, "dim"), Span("mentorlog hours --until DATE", "strong"))),)


def _met(met: Met) -> tuple[Text, ...]:
    return (
        text(_day(met.on)),
        text(met.person),
        text(met.role),
        text(f"{met.minutes} min" if met.minutes else Span("no length", "look")),
        text(_MANNERS.get(met.how or "", met.how or "")),
        dotted(", ".join(met.topics), private_mark(private=met.private)),
    )


def _total(total: Total) -> tuple[Text, ...]:
    return (
        text(str(total.year) if total.year else "All years"),
        text(f"as {total.role}"),
        text(counted(total.sessions, "session")),
        text(Span(_long(total.minutes), "strong")),
        text(
            f"with {counted(total.people, 'person', 'people')}",
            Span(f", {total.unmeasured} with no length", "look") if total.unmeasured else None,
        ),
    )


def _long(minutes: int) -> str:
    """A sum to the minute, however long: it is claimed before others."""
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02} min"


def _day(on: dt.date) -> str:
    """A date with its year always, for a log runs over several."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year:04}"
