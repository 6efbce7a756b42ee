"""The contact log: a line per session, and below it the totals of each year."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

from mentorlog.dates.format import MONTHS
from mentorlog.model.role_words import in_words_of
from mentorlog.present.empty_page import empty_page
from mentorlog.present.page import Line, Rule, Span, Table, text
from mentorlog.present.phrases import count_phrase, join_facts, private_marker

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.insight.hours import ContactLine, Hours, Total
    from mentorlog.present.page import Page, Text

_HOW_LABELS: Final = {"in-person": "in person"}


def hours_page(hours: Hours, *, max_sessions: int = 0, name: str | None = None) -> Page:
    """The log and its totals; if it is empty, what to type first. `name` is the person if it is the log of one.

    Only the last `max_sessions` sessions are shown (0: all); the totals always include all of them.
    """
    if not hours.lines:
        whom = f" with {name}" if name else ""
        if hours.since or hours.until:
            return empty_page(f"No session{whom} was held in this period.")
        command = shlex.join(["mentorlog", "log", "TEXT", "--for", "45m", *(["-w", name] if name else [])])
        return empty_page(f"No session{whom} has been held yet.", hint="Log the first one:", command=command)
    shown = hours.lines[-max_sessions:]
    earlier = len(hours.lines) - len(shown)
    return (
        *(_earlier_sessions(earlier) if earlier else ()),
        Table(tuple(map(_met, shown)), stretch=5, right=(0, 3)),
        Rule(),
        Table(tuple(map(_total, hours.totals)), stretch=4, right=(2, 3)),
    )


def _earlier_sessions(number: int) -> Page:
    sentence = f"{count_phrase(number, 'earlier session')} before these: "
    return (Line(text(Span(sentence, "dim"), Span("mentorlog hours --until DATE", "strong"))),)


def _met(met: ContactLine) -> tuple[Text, ...]:
    return (
        text(_format_day(met.on)),
        text(met.person),
        text(in_words_of(met.type, met.role)),
        text(f"{met.minutes} min" if met.minutes else Span("no length", "look")),
        text(_HOW_LABELS.get(met.how or "", met.how or "")),
        join_facts(", ".join(met.topics), private_marker(private=met.private)),
    )


def _total(total: Total) -> tuple[Text, ...]:
    return (
        text(str(total.year) if total.year else "All years"),
        text(f"as {in_words_of(total.type, total.role)}"),
        text(count_phrase(total.sessions, "session")),
        text(Span(_format_total(total.minutes), "strong")),
        text(
            f"with {count_phrase(total.people, 'person', 'people')}",
            Span(f", {total.without_length} with no length", "look") if total.without_length else None,
        ),
    )


def _format_total(minutes: int) -> str:
    """A sum in hours and minutes. It is not rounded, because people report it to others."""
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02} min"


def _format_day(on: dt.date) -> str:
    """A date that always has its year, because a log may cover several."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year:04}"
