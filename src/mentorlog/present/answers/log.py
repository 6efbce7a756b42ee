"""The confirmation of `log`: the session, the actions promised in it, and the next session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import format_minutes
from mentorlog.present.commands import with_commands
from mentorlog.present.entries.fields import due_suffix, format_recorded_session_time, labelled_rows, side_facts
from mentorlog.present.page import Line, Span, text
from mentorlog.present.phrases import PRIVATE_PART, owes_label, private_marker

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.model import Advice, Goal, Point, Session
    from mentorlog.present.page import Page, Text


def log_page(
    session: Session,
    *,
    today: dt.date,
    before: Session | None = None,
    goals: Iterable[Goal] = (),
    points: Iterable[Point] = (),
    advice: Iterable[Advice] = (),
    upcoming: Session | None = None,
    upcoming_before: Session | None = None,
    nothing_planned: bool = False,
    still_planned: Session | None = None,
    has_others: bool = False,
) -> Page:
    """The session after the command, and what was recorded with it; of its actions only the new ones.

    `before` is the session before the command: planned (it was then held), held (text was added), or None if it is new.
    `goals` were worked on, `points` discussed, `advice` given or received. `upcoming` is the session of `--next`,
    `upcoming_before` that session before it was moved, if it was. Without `upcoming` the page shows the session that is
    `still_planned`, or with `nothing_planned` suggests planning one, and with `has_others`, other active relationships,
    says with whom.
    """
    earlier_actions = {action.ref for action in before.actions} if before else set()
    rows: list[tuple[str, Text, Text]] = [
        (
            owes_label(action.owner, action.relationship),
            text(action.text, due_suffix(action.due_on, today=today)),
            side_facts(action),
        )
        for action in sorted(session.actions, key=lambda action: action.owner != "me")
        if action.ref not in earlier_actions
    ]
    rows += [("Worked on", text(goal.title), side_facts(goal)) for goal in goals]
    rows += [("Discussed", text(point.text), side_facts(point)) for point in points]
    rows += [("Advice", text(each.text, due_suffix(each.try_by, today=today)), side_facts(each)) for each in advice]
    if session.private_notes and session.private_notes != (before.private_notes if before else None):
        rows.append(("Private", text(PRIVATE_PART), ()))
    if upcoming:
        was = f" (moved from {format_recorded_session_time(upcoming_before, today=today)})" if upcoming_before else ""
        rows.append(("Next", text(format_recorded_session_time(upcoming, today=today), was), side_facts(upcoming)))
    elif still_planned:
        when = format_recorded_session_time(still_planned, today=today)
        rows.append(("Next", text(when, Span(", still planned", "dim")), side_facts(still_planned)))
    elif nothing_planned:
        line = f"mentorlog plan DATE{_with(session) if has_others else ''}"
        rows.append(("Next", with_commands(f"no date yet: {line}"), ()))
    return (
        Line(_heading(session, before, today), side=text(private_marker(private=session.private))),
        *labelled_rows(rows),
    )


def _with(session: Session) -> str:
    from mentorlog.insight.due.quoted_name import quote_name

    return f" -w {quote_name(session.relationship, session.relationship_ref)}"


def _heading(session: Session, before: Session | None, today: dt.date) -> Text:
    """The first line: the session, the person, the time, the length, and its status before."""
    appended = before is not None and before.status == "held"
    length = f", {format_minutes(session.minutes)}" if session.minutes else ""
    was = ""
    if before is not None and not appended:
        moved = (before.on, before.at) != (session.on, session.at)
        was = f" (was {before.status}{f' for {format_recorded_session_time(before, today=today)}' if moved else ''})"
    return text(
        "Added to " if appended else "Logged ",
        Span(str(session.ref), "strong"),
        f" with {session.relationship}, {format_recorded_session_time(session, today=today)}{length}{was}",
    )
