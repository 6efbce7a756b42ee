"""One entry on one line, as lists and the page of a session show it."""

from __future__ import annotations

import datetime as dt
from typing import Final

from mentorlog.dates import format_date, format_minutes, format_short_date, format_when
from mentorlog.model import (
    Action,
    Checkin,
    Entry,
    Feedback,
    Goal,
    Milestone,
    Note,
    Point,
    Rating,
    Relationship,
    Session,
)
from mentorlog.model.titles import title_of
from mentorlog.present.fields import facts
from mentorlog.present.page import Row, Span, Style, Text, Under, text
from mentorlog.present.words import answers, bar, by, dotted, due, out_of, party_phrase, percent, role_phrase, trend

TREND: Final = 4
"""Checkpoints that a goal's line shows of its way."""
CARRIED: Final = 2
"""Sessions after which a promise says how often it was carried."""
LINES: Final = 2
"""Lines that a long text takes in a list; its ref says where the rest is."""


def entry_row(entry: Entry, *, today: dt.date, label: str = "", named: bool = True) -> Row:
    """The entry's own line; what is closed is dim. With `named`, an action says who it is to or from."""
    row = _row(entry, today=today, named=named)._replace(label=label)
    return _dimmed(row) if is_closed(entry) else row


def is_closed(entry: Entry) -> bool:
    """Whether nothing more is expected of it."""
    if isinstance(entry, Milestone):
        return entry.celebrated_on is not None
    if isinstance(entry, Feedback):
        return entry.outcome is not None
    if isinstance(entry, Note | Checkin | Rating):
        return False
    return entry.status in {"ended", "cancelled", "missed", "achieved", "done", "dropped", "discussed"}


def _row(entry: Entry, *, today: dt.date, named: bool) -> Row:
    match entry:
        case Goal():
            return _goal(entry, today)
        case Action():
            return _action(entry, today, named=named)
        case Feedback():
            return _feedback(entry, today)
        case Milestone():
            return _milestone(entry, today)
        case Point():
            return _point(entry, today)
        case Note() | Checkin() | Rating():
            return _dated(entry, today)
        case Session():
            return _session(entry, today)
        case Relationship():
            return Row(body=text(entry.name, f", {role_phrase(entry.role)}"), side=facts(entry, entry.status))


def _goal(goal: Goal, today: dt.date) -> Row:
    way = text(trend(goal.checkpoints[-TREND:]))
    is_open = goal.status == "open"
    below = Under(text(goal.measure or "how will you both know?"), (way,) if way else ())
    closed = f" {format_short_date(goal.closed_on, today=today)}" if goal.closed_on else ""
    return Row(
        body=text(goal.title),
        columns=(bar(goal.progress), percent(goal.progress, beside=(100,))),
        side=facts(goal, (by(goal.due_on, today=today),) if is_open else f"{goal.status}{closed}"),
        under=(below,) if is_open else (),
    )


def _action(action: Action, today: dt.date, *, named: bool) -> Row:
    who = party_phrase(action.owner, action.relationship) if named else None
    if action.status == "open":
        mark = Span("●", "late") if action.is_overdue(today) else Span("○")
        state = dotted(
            due(action.due_on, today=today) if action.due_on else None,
            f"carried {action.carried}×" if action.carried >= CARRIED else None,
        )
    else:
        mark = Span("✓" if action.status == "done" else "✗", "dim")
        closed = f" {format_date(action.done_on, today=today)}" if action.done_on else ""
        state = text(f"{action.status}{closed}")
    return Row(body=text(action.text), side=facts(action, who, state), mark=mark)


def _feedback(feedback: Feedback, today: dt.date) -> Row:
    follow: Span | str | None = feedback.outcome
    if follow is None and feedback.follow_up_on is not None:
        is_due = feedback.follow_up_on <= today
        follow = Span(
            "did it change?" if is_due else f"ask {format_short_date(feedback.follow_up_on, today=today)}", "look"
        )
    return Row(
        body=text(title_of(feedback)),
        side=facts(feedback, feedback.direction, feedback.tone, dotted(follow), format_date(feedback.on, today=today)),
        max_lines=LINES,
    )


def _milestone(milestone: Milestone, today: dt.date) -> Row:
    on: Text = text(format_date(milestone.on, today=today))
    if milestone.status == "planned":
        return Row(body=text(milestone.title), side=facts(milestone, (due(milestone.on, today=today),)), mark=Span("☆"))
    state = Span("celebrated") if milestone.celebrated_on else Span("not celebrated yet", "look")
    return Row(body=text(milestone.title), side=facts(milestone, dotted(state, on)), mark=Span("★"))


def _point(point: Point, today: dt.date) -> Row:
    if point.status == "open":
        return Row(body=text(point.text), side=facts(point, f"carried {point.carried}×" if point.carried else None))
    closed = f" {format_date(point.closed_on, today=today)}" if point.closed_on else ""
    return Row(body=text(point.text), side=facts(point, f"{point.status}{closed}"))


def _dated(entry: Note | Checkin | Rating, today: dt.date) -> Row:
    on = format_date(entry.on, today=today)
    if isinstance(entry, Rating):
        mine = "your own" if entry.owner == "me" else None
        return Row(body=text(entry.skill), side=facts(entry, out_of(entry.score), mine, on), max_lines=LINES)
    said = answers(entry) if isinstance(entry, Checkin) else entry.text
    return Row(body=text(said), side=facts(entry, on), max_lines=LINES)


def _session(session: Session, today: dt.date) -> Row:
    said = "; ".join(session.takeaways) or session.notes or ", ".join(session.topics) or session.why
    status = session.status.capitalize()
    body = text(said or status) if session.status == "held" else text(status, f": {said}" if said else None)
    minutes = format_minutes(session.minutes) if session.minutes else None
    when = format_when(session.on, session.at, today=today)
    return Row(body=body, side=facts(session, when, minutes), max_lines=LINES)


def _dimmed(row: Row) -> Row:
    """The row with everything made secondary; a bar stays something that is drawn only."""
    secondary: dict[Style, Style] = {"plain": "dim", "look": "dim", "bar": "track"}

    def dim(spans: Text) -> Text:
        return tuple(Span(span.text, secondary.get(span.style, span.style)) for span in spans)

    return row._replace(body=dim(row.body), columns=tuple(dim(column) for column in row.columns))
