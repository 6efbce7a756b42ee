"""The answer of `log`: the session, what was promised in it, and when the two meet next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from mentorlog.dates import format_minutes
from mentorlog.model import Goal, Point, Session
from mentorlog.present.fields import by_date, facts, gutter_rows, said_when
from mentorlog.present.page import Line, Page, Span, Text, text
from mentorlog.present.words import owes, private_mark


def log_page(
    session: Session,
    *,
    today: dt.date,
    before: Session | None = None,
    goals: Iterable[Goal] = (),
    points: Iterable[Point] = (),
    upcoming: Session | None = None,
    upcoming_before: Session | None = None,
    nothing_planned: bool = False,
) -> Page:
    """The session as it is now, and what was recorded with it.

    `before` is the session as it was: planned (it became the held one), held (it was added to), or None. Of its
    actions only the new ones are shown. `goals` were worked on, `points` discussed. `upcoming` is the session of
    `--next`, `upcoming_before` the same before it was moved, if it was; `nothing_planned` suggests planning one.
    """
    known = {action.ref for action in before.actions} if before else set()
    rows: list[tuple[str, Text, Text]] = [
        (owes(action.owner, action.relationship), text(action.text, by_date(action.due_on, today=today)), facts(action))
        for action in sorted(session.actions, key=lambda action: action.owner != "me")
        if action.ref not in known
    ]
    rows += [("Worked on", text(goal.title), facts(goal)) for goal in goals]
    rows += [("Discussed", text(point.text), facts(point)) for point in points]
    if upcoming:
        was = f" (moved from {said_when(upcoming_before, today=today)})" if upcoming_before else ""
        rows.append(("Next", text(said_when(upcoming, today=today), was), facts(upcoming)))
    elif nothing_planned:
        rows.append(("Next", text(Span("no date yet: mentorlog plan DATE", "dim")), ()))
    return (Line(_logged(session, before, today), side=text(private_mark(private=session.private))), *gutter_rows(rows))


def _logged(session: Session, before: Session | None, today: dt.date) -> Text:
    """The first line: which session, with whom, when, how long, and what it was before."""
    appended = before is not None and before.status == "held"
    length = f", {format_minutes(session.minutes)}" if session.minutes else ""
    was = ""
    if before is not None and not appended:
        moved = (before.on, before.at) != (session.on, session.at)
        was = f" (was {before.status}{f' for {said_when(before, today=today)}' if moved else ''})"
    return text(
        "Added to " if appended else "Logged ",
        Span(str(session.ref), "strong"),
        f" with {session.relationship}, {said_when(session, today=today)}{length}{was}",
    )
