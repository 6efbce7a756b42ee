"""One entry as a row, for lists and for the page of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_date, format_minutes, format_short_date
from mentorlog.model import (
    Action,
    Checkin,
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
from mentorlog.present.fields import format_session_time, side_facts
from mentorlog.present.page import Row, Span, Under, text
from mentorlog.present.phrases import (
    cells,
    checkin_answers,
    due_phrase,
    goal_due_phrase,
    party_phrase,
    percent,
    private_marker,
    progress_bar,
    progress_trend,
    role_phrase,
    score_phrase,
)

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import (
        Entry,
    )
    from mentorlog.present.page import Style, Text

_MAX_CHECKPOINTS: Final = 4
"""The number of checkpoints in the row of a goal."""
_MIN_CARRIED: Final = 2
"""The number of sessions from which an action shows how often it was carried."""
_MAX_LINES: Final = 2
"""The lines of a long text in a list; `show REF` shows the rest."""


def entry_row(
    entry: Entry, *, today: dt.date, label: str = "", short_name: str | None = None, is_list: bool = False
) -> Row:
    """The row of an entry, dim if it is closed. With `short_name`, an action shows who it is to or from. In a list,
    a pipe has all columns."""
    row = _row(entry, today=today, short_name=short_name)._replace(label=label)
    if not is_list:
        row = row._replace(cells=())
    return _dimmed(row) if is_closed(entry) else row


def is_closed(entry: Entry) -> bool:
    """Whether the entry needs no more action."""
    if isinstance(entry, Milestone):
        return entry.celebrated_on is not None
    if isinstance(entry, Feedback):
        return entry.outcome is not None
    if isinstance(entry, Note | Checkin | Rating):
        return False
    return entry.status in {"ended", "cancelled", "missed", "achieved", "done", "dropped", "discussed"}


def _row(entry: Entry, *, today: dt.date, short_name: str | None) -> Row:
    match entry:
        case Goal():
            return _goal(entry, today)
        case Action():
            return _action(entry, today, short_name=short_name)
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
            return Row(body=text(entry.name, f", {role_phrase(entry.role)}"), side=side_facts(entry, entry.status))


def _entry(
    entry: Entry,
    *facts: str | Span | Text | None,
    body: Text,
    columns: tuple[Text, ...] = (),
    below: tuple[Text, ...] = (),
    mark: Span | None = None,
    max_lines: int = 0,
) -> Row:
    """The row of an entry: `facts` at its right edge, `below` a line below its body. Each has a column of a list, also
    if it is empty; so has the private marker."""
    under = Under(below[0], tuple(part for part in below[1:] if part)) if below and below[0] else None
    return Row(
        body=body,
        columns=columns,
        side=side_facts(entry, *facts),
        under=(under,) if under else (),
        mark=mark,
        max_lines=max_lines,
        cells=cells(
            body,
            *(column for column in columns if any(span.style not in ("bar", "track") for span in column)),
            *below,
            *facts,
            private_marker(private=entry.private),
            entry.ref,
        ),
    )


def _goal(goal: Goal, today: dt.date) -> Row:
    trend = text(progress_trend(goal.checkpoints[-_MAX_CHECKPOINTS:]))
    is_open = goal.status == "open"
    closed = f" {format_short_date(goal.closed_on, today=today)}" if goal.closed_on else ""
    return _entry(
        goal,
        (goal_due_phrase(goal.due_on, today=today),) if is_open else f"{goal.status}{closed}",
        body=text(goal.title),
        columns=(progress_bar(goal.progress), percent(goal.progress, beside=(100,))),
        below=(text(goal.measure or "how will you both know?"), trend) if is_open else ((), ()),
    )


def _action(action: Action, today: dt.date, *, short_name: str | None) -> Row:
    who = party_phrase(action.owner, short_name) if short_name else None
    is_open = action.status == "open"
    if is_open:
        mark = Span("●", "late") if action.is_overdue(today) else Span("○")
        state = text(due_phrase(action.due_on, today=today)) if action.due_on else ()
    else:
        mark = Span("✓" if action.status == "done" else "✗", "dim")
        closed = f" {format_date(action.done_on, today=today)}" if action.done_on else ""
        state = text(f"{action.status}{closed}")
    carried = f"carried {action.carried}×" if is_open and action.carried >= _MIN_CARRIED else None
    return _entry(action, who, state, carried, body=text(action.text), mark=mark)


def _feedback(feedback: Feedback, today: dt.date) -> Row:
    follow: Span | str | None = feedback.outcome
    if follow is None and feedback.follow_up_on is not None:
        is_due = feedback.follow_up_on <= today
        follow = Span(
            "did it change?" if is_due else f"ask {format_short_date(feedback.follow_up_on, today=today)}", "look"
        )
    return _entry(
        feedback,
        feedback.direction,
        feedback.tone,
        follow,
        format_date(feedback.on, today=today),
        body=text(title_of(feedback)),
        max_lines=_MAX_LINES,
    )


def _milestone(milestone: Milestone, today: dt.date) -> Row:
    if milestone.status == "planned":
        due = due_phrase(milestone.on, today=today)
        return _entry(milestone, None, text(due), body=text(milestone.title), mark=Span("☆"))
    state = Span("celebrated") if milestone.celebrated_on else Span("not celebrated yet", "look")
    on = format_date(milestone.on, today=today)
    return _entry(milestone, state, on, body=text(milestone.title), mark=Span("★"))


def _point(point: Point, today: dt.date) -> Row:
    if point.status == "open":
        return _entry(point, f"carried {point.carried}×" if point.carried else None, body=text(point.text))
    closed = f" {format_date(point.closed_on, today=today)}" if point.closed_on else ""
    return _entry(point, f"{point.status}{closed}", body=text(point.text))


def _dated(entry: Note | Checkin | Rating, today: dt.date) -> Row:
    on = format_date(entry.on, today=today)
    if isinstance(entry, Rating):
        mine = "your own" if entry.owner == "me" else None
        return _entry(entry, score_phrase(entry.score), mine, on, body=text(entry.skill), max_lines=_MAX_LINES)
    body = checkin_answers(entry) if isinstance(entry, Checkin) else entry.text
    return _entry(entry, on, body=text(body), max_lines=_MAX_LINES)


def _session(session: Session, today: dt.date) -> Row:
    summary = "; ".join(session.takeaways) or session.notes or ", ".join(session.topics) or session.why
    status = session.status.capitalize()
    body = text(summary or status) if session.status == "held" else text(status, f": {summary}" if summary else None)
    minutes = format_minutes(session.minutes) if session.minutes else None
    when = format_session_time(session, today=today)
    return _entry(session, when, minutes, body=body, max_lines=_MAX_LINES)


def _dimmed(row: Row) -> Row:
    """The row in secondary styles; a bar keeps a style that a pipe omits."""
    secondary: dict[Style, Style] = {"plain": "dim", "look": "dim", "bar": "track"}

    def dim(spans: Text) -> Text:
        return tuple(Span(span.text, secondary.get(span.style, span.style)) for span in spans)

    return row._replace(body=dim(row.body), columns=tuple(dim(column) for column in row.columns))
