"""The heading of the page of an entry: its kind, the person, and its status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mentorlog.dates import format_minutes
from mentorlog.model import ME
from mentorlog.names import first_name
from mentorlog.present.entries.fields import format_recorded_session_time, format_session_time, format_shown_date
from mentorlog.present.page import Span
from mentorlog.present.phrases import join_facts, role_phrase, would_be_phrase

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
    from mentorlog.present.page import Text


def entry_heading(entry: Entry, today: dt.date) -> Text:
    """The kind of the entry, the person, and its status."""
    heading = _HEADINGS[entry.ref.kind](entry, today)
    if entry.relationship_ref == ME:
        from mentorlog.present.entries.own import own_heading

        return (own_heading(entry), *heading[1:])  # the first span names the person
    return heading


def _relationship(relationship: Relationship, _today: dt.date) -> Text:
    phrase = would_be_phrase if relationship.status == "prospect" else role_phrase
    status = None if relationship.role == "self" else relationship.status
    return join_facts(Span(relationship.name, "title"), phrase(relationship.role, relationship.type), status)


def _session(session: Session, today: dt.date) -> Text:
    return join_facts(Span(f"Session with {session.relationship}", "title"), _session_facts(session, today))


def _action(action: Action, today: dt.date) -> Text:
    name = action.relationship
    verb = "owed" if action.status in ("done", "dropped") else "owe"
    lead = f"You {verb} {name}" if action.owner == "me" else f"{name} {'owed' if verb == 'owed' else 'owes'} you"
    status = "kept" if action.status == "done" else action.status
    return join_facts(Span(lead, "title"), _status_with_date(status, action.done_on, today))


def _feedback(feedback: Feedback, today: dt.date) -> Text:
    lead = f"Feedback {'to' if feedback.direction == 'given' else 'from'} {feedback.relationship}"
    return join_facts(Span(lead, "title"), feedback.tone, format_shown_date(feedback.on, today=today))


def _advice(advice: Advice, today: dt.date) -> Text:
    lead = f"Advice {'to' if advice.direction == 'given' else 'from'} {advice.relationship}"
    return join_facts(Span(lead, "title"), format_shown_date(advice.on, today=today))


def _milestone(milestone: Milestone, today: dt.date) -> Text:
    on = format_shown_date(milestone.on, today=today)
    return join_facts(Span(f"Milestone with {milestone.relationship}", "title"), f"{milestone.status} {on}")


def _goal(goal: Goal, today: dt.date) -> Text:
    return join_facts(
        Span(f"Goal with {goal.relationship}", "title"), _status_with_date(goal.status, goal.closed_on, today)
    )


def _point(point: Point, today: dt.date) -> Text:
    lead = f"Point for the agenda with {point.relationship}"
    return join_facts(Span(lead, "title"), _status_with_date(point.status, point.closed_on, today))


def _resource(resource: Resource, today: dt.date) -> Text:
    status = _status_with_date(resource.status, resource.done_on, today)
    return join_facts(Span(f"Resource with {resource.relationship}", "title"), resource.type, status)


def _note(note: Note, today: dt.date) -> Text:
    return join_facts(Span(f"Note about {note.relationship}", "title"), format_shown_date(note.on, today=today))


def _checkin(checkin: Checkin, today: dt.date) -> Text:
    whose = None if checkin.owner == "me" else f"{first_name(checkin.relationship)}'s answers"
    title = Span(f"Check-in with {checkin.relationship}", "title")
    return join_facts(title, format_shown_date(checkin.on, today=today), whose)


def _rating(rating: Rating, today: dt.date) -> Text:
    lead = (
        f"Rating of yourself, with {rating.relationship}"
        if rating.owner == "me"
        else f"Rating of {rating.relationship}"
    )
    return join_facts(Span(lead, "title"), format_shown_date(rating.on, today=today))


def _question(_question: Question, _today: dt.date) -> Text:
    return join_facts(Span("Question of your own", "title"))


def _status_with_date(status: str, closed_on: dt.date | None, today: dt.date) -> str:
    """A status, with its date unless it is open."""
    return f"{status} {format_shown_date(closed_on, today=today)}" if closed_on and status != "open" else status


def _session_facts(session: Session, today: dt.date) -> Text:
    """The status, day, length and kind of a session."""
    who = {"me": "by you", "them": f"by {first_name(session.relationship)}"}.get(session.cancelled_by or "")
    format_time = format_recorded_session_time if session.on > today else format_session_time
    when = format_time(session, today=today)
    unlogged = Span("not logged", "look") if session.status == "planned" and session.on < today else None
    minutes = format_minutes(session.minutes) if session.minutes else None
    return join_facts(f"{session.status} {when}", unlogged, who, minutes, session.how)


_HEADINGS: Final[dict[Kind, Callable[[Any, dt.date], Text]]] = {
    "relationship": _relationship,
    "session": _session,
    "goal": _goal,
    "action": _action,
    "feedback": _feedback,
    "milestone": _milestone,
    "point": _point,
    "note": _note,
    "checkin": _checkin,
    "rating": _rating,
    "advice": _advice,
    "resource": _resource,
    "question": _question,
}
"""The function that writes the heading of an entry, by kind."""
