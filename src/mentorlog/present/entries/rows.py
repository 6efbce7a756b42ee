"""One entry as a row, for lists and for the page of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from mentorlog.dates import format_date, format_minutes, format_short_date, format_time_spent
from mentorlog.model import ME
from mentorlog.model.titles import title_of
from mentorlog.present.entries.fields import format_session_time, side_facts
from mentorlog.present.name_labels import THEY
from mentorlog.present.page import Row, Span, Under, text
from mentorlog.present.phrases import (
    carried_phrase,
    cells,
    checkin_answers,
    due_phrase,
    goal_due_phrase,
    introduction_text,
    labelled,
    measure_question,
    percent,
    private_marker,
    progress_bar,
    progress_trend,
    role_phrase,
    score_phrase,
    would_be_phrase,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from mentorlog.model import (
        Action,
        Advice,
        Checkin,
        Entry,
        Feedback,
        Goal,
        Kind,
        Milestone,
        Note,
        Point,
        Question,
        Rating,
        Relationship,
        Resource,
        Session,
    )
    from mentorlog.present.page import Style, Text

_MAX_CHECKPOINTS: Final = 4
"""The number of checkpoints in the row of a goal."""
_MAX_LINES: Final = 2
"""The lines of a long text in a list; `show REF` shows the rest."""


def entry_row(
    entry: Entry,
    *,
    today: dt.date,
    label: str = "",
    short_name: str | None = None,
    is_list: bool = False,
    due_by: dt.date | None = None,
) -> Row:
    """The row of an entry, dim if it is closed. With `short_name`, an action shows who owes it. In a list,
    a pipe has all columns. `due_by` is the day of the next session, if it is known."""
    row = _row(entry, today=today, short_name=short_name)._replace(label=label)
    if due_by and entry.ref.kind == "action" and is_due_by(cast("Action", entry), due_by, today=today):
        row = row._replace(mark=DUE_MARK)
    if not is_list:
        row = row._replace(cells=())
    return _dimmed(row) if is_closed(entry) else row


DUE_MARK: Final = Span("◐", "look", spoken="due by the next session")
"""The sign before an open promise that is due by the next session."""


def is_due_by(action: Action, day: dt.date, *, today: dt.date) -> bool:
    """Whether an open action is due by a day, and not overdue yet."""
    return (
        action.status == "open" and action.due_on is not None and action.due_on <= day and not action.is_overdue(today)
    )


def is_closed(entry: Entry) -> bool:
    """Whether the entry needs no more action."""
    kind = entry.ref.kind
    if kind in ("note", "checkin", "rating", "question"):
        return False
    if kind == "milestone":
        return getattr(entry, "celebrated_on") is not None  # noqa: B009 - a named tuple of a kind is not loaded to ask
    if kind in ("feedback", "advice"):
        return getattr(entry, "outcome") is not None  # noqa: B009
    return getattr(entry, "status") in _CLOSED  # noqa: B009


_CLOSED: Final = frozenset({"ended", "cancelled", "missed", "achieved", "done", "dropped", "discussed"})


def _row(entry: Entry, *, today: dt.date, short_name: str | None) -> Row:
    if entry.ref.kind == "action":
        return _action(cast("Action", entry), today, short_name=short_name)
    return _ROWS[entry.ref.kind](entry, today)


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
        below=(labelled("measure", goal.measure) or text(measure_question(goal.relationship_ref)), trend)
        if is_open
        else ((), ()),
    )


def _action(action: Action, today: dt.date, *, short_name: str | None) -> Row:
    is_open = action.status == "open"
    who: str | None = None
    if short_name and action.relationship_ref != ME:
        owes = "owe" if short_name == THEY else "owes"
        mine, theirs = ("you owe", f"{short_name} {owes}") if is_open else ("you", short_name)
        who = mine if action.owner == "me" else theirs
    if is_open:
        mark = Span("●", "late") if action.is_overdue(today) else Span("○")
        state = text(due_phrase(action.due_on, today=today)) if action.due_on else ()
    else:
        mark = Span("✓" if action.status == "done" else "✗", "dim")
        closed = f" {format_date(action.done_on, today=today)}" if action.done_on else ""
        status = "kept" if action.status == "done" and action.relationship_ref != ME else action.status
        state = text(f"{status}{closed}")
    carried = carried_phrase(action.carried) if is_open else None
    return _entry(action, who, state, carried, body=introduction_text(action), mark=mark)


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
        return _entry(point, carried_phrase(point.carried), body=text(point.text))
    closed = f" {format_date(point.closed_on, today=today)}" if point.closed_on else ""
    return _entry(point, f"{point.status}{closed}", body=text(point.text))


def _advice(advice: Advice, today: dt.date) -> Row:
    outcome: Span | str | None = advice.outcome.replace("_", " ") if advice.outcome else None
    if outcome is None and advice.try_by is not None:
        is_due = advice.try_by <= today
        outcome = Span("did it work?" if is_due else f"try by {format_short_date(advice.try_by, today=today)}", "look")
    on = format_date(advice.on, today=today)
    return _entry(advice, advice.direction, outcome, on, body=text(advice.text), max_lines=_MAX_LINES)


def _resource(resource: Resource, today: dt.date) -> Row:
    spent = format_time_spent(resource.minutes) if resource.minutes else None
    if resource.status == "open":
        state = text(due_phrase(resource.due_on, today=today)) if resource.due_on else ()
    else:
        closed = f" {format_date(resource.done_on, today=today)}" if resource.done_on else ""
        state = text(f"{resource.status}{closed}")
    return _entry(
        resource,
        resource.type,
        resource.skill,
        spent,
        state,
        body=text(resource.title),
        below=(text(resource.url), text(resource.takeaway)),
    )


def _question(question: Question, _today: dt.date) -> Row:
    phase = None if question.phase == "any" else question.phase
    role = None if question.role == "either" else question.role
    return _entry(question, question.topic, phase, role, body=text(question.text))


def _dated(entry: Note | Checkin | Rating, today: dt.date) -> Row:
    on = format_date(entry.on, today=today)
    if entry.ref.kind == "rating":
        entry = cast("Rating", entry)
        mine = "your own" if entry.owner == "me" else None
        return _entry(entry, score_phrase(entry.score), mine, on, body=text(entry.skill), max_lines=_MAX_LINES)
    body = checkin_answers(cast("Checkin", entry)) if entry.ref.kind == "checkin" else cast("Note", entry).text
    return _entry(entry, on, body=text(body), max_lines=_MAX_LINES)


def _session(session: Session, today: dt.date) -> Row:
    summary = "; ".join(session.takeaways) or session.notes or ", ".join(session.topics) or session.why
    status = session.status.capitalize()
    body = text(summary or status) if session.status == "held" else text(status, f": {summary}" if summary else None)
    minutes = format_minutes(session.minutes) if session.minutes else None
    when = format_session_time(session, today=today)
    return _entry(session, when, minutes, body=body, max_lines=_MAX_LINES)


def _relationship(relationship: Relationship, _today: dt.date) -> Row:
    phrase = would_be_phrase if relationship.status == "prospect" else role_phrase
    body = text(relationship.name, f", {phrase(relationship.role, relationship.type)}")
    return Row(body=body, side=side_facts(relationship, relationship.status))


_ROWS: Final[dict[Kind, Callable[[Any, dt.date], Row]]] = {
    "relationship": _relationship,
    "session": _session,
    "goal": _goal,
    "feedback": _feedback,
    "milestone": _milestone,
    "point": _point,
    "note": _dated,
    "checkin": _dated,
    "rating": _dated,
    "advice": _advice,
    "resource": _resource,
    "question": _question,
}
"""The function that makes the row of an entry, by kind; an action needs to know more (`_row`)."""


def _dimmed(row: Row) -> Row:
    """The row in secondary styles; a bar keeps a style that a pipe omits."""
    secondary: dict[Style, Style] = {"plain": "dim", "look": "dim", "bar": "track"}

    def dim(spans: Text) -> Text:
        return tuple(span._replace(style=secondary.get(span.style, span.style)) for span in spans)

    return row._replace(body=dim(row.body), columns=tuple(dim(column) for column in row.columns))
