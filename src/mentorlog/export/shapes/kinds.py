"""Entries as JSON-ready data, each in the shape of its kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mentorlog.export.shapes.values import Shape, clock, day, head, ref, refs, tail
from mentorlog.model import Action, Checkin, Feedback, Goal, Milestone, Note, Point, Rating, Relationship, Session

if TYPE_CHECKING:
    from mentorlog.model import Checkpoint, Entry


def entry(item: Entry) -> Shape:
    """Any entry in the shape of its kind."""
    match item:
        case Relationship():
            return relationship(item)
        case Session():
            return session(item)
        case Goal():
            return goal(item)
        case Action():
            return action(item)
        case Feedback():
            return feedback(item)
        case Milestone():
            return milestone(item)
        case Point():
            return point(item)
        case Note():
            return note(item)
        case Checkin() | Rating():
            return checkin(item) if isinstance(item, Checkin) else rating(item)


def entries(items: Iterable[Entry]) -> list[Shape]:
    """Several entries, each in the shape of its kind."""
    return [entry(item) for item in items]


def relationship(item: Relationship) -> Shape:
    """A relationship with all that is its own."""
    return {
        **head(item),
        "name": item.name,
        "role": item.role,
        "status": item.status,
        "focus": item.focus,
        "cadence": item.cadence,
        "started_on": day(item.started_on),
        "ends_on": day(item.ends_on),
        "paused_until": day(item.paused_until),
        "ended_on": day(item.ended_on),
        "reason": item.reason,
        "thanks": item.thanks,
        "learned": item.learned,
        "same": item.same,
        "different": item.different,
        "next": item.next,
        "resumed_on": day(item.resumed_on),
        "email": item.email,
        "org": item.org,
        "agreement": item.agreement,
        "agreed_on": day(item.agreed_on),
        "look_again_on": day(item.look_again_on),
        "keep_in_touch_on": day(item.keep_in_touch_on),
        "snoozed_until": day(item.snoozed_until),
        **tail(item),
    }


def session(item: Session) -> Shape:
    """A session with the actions promised in it."""
    return {
        **head(item),
        "status": item.status,
        "on": day(item.on),
        "at": clock(item.at),
        "minutes": item.minutes,
        "how": item.how,
        "where": item.where,
        "zone": item.zone,
        "notes": item.notes,
        "private_notes": item.private_notes,
        "topics": list(item.topics),
        "takeaways": list(item.takeaways),
        "goals": refs(item.goals),
        "points": refs(item.points),
        "actions": [action(promised) for promised in item.actions],
        "cancelled_by": item.cancelled_by,
        "why": item.why,
        "moved": item.moved,
        "moved_by": item.moved_by,
        "snoozed_until": day(item.snoozed_until),
        **tail(item),
    }


def goal(item: Goal) -> Shape:
    """A goal with its checkpoints, oldest first."""
    return {
        **head(item),
        "title": item.title,
        "why": item.why,
        "measure": item.measure,
        "on": day(item.on),
        "due_on": day(item.due_on),
        "status": item.status,
        "progress": item.progress,
        "checkpoints": [_checkpoint(reached) for reached in item.checkpoints],
        "closed_on": day(item.closed_on),
        "idle": item.idle,
        "snoozed_until": day(item.snoozed_until),
        **tail(item),
    }


def action(item: Action) -> Shape:
    """An action; `carried` counts the sessions held after it was promised."""
    return {
        **head(item),
        "text": item.text,
        "owner": item.owner,
        "on": day(item.on),
        "due_on": day(item.due_on),
        "status": item.status,
        "done_on": day(item.done_on),
        "session": ref(item.session),
        "goal": ref(item.goal),
        "carried": item.carried,
        "snoozed_until": day(item.snoozed_until),
        **tail(item),
    }


def feedback(item: Feedback) -> Shape:
    """Feedback in its parts, with what came of it."""
    return {
        **head(item),
        "direction": item.direction,
        "tone": item.tone,
        "on": day(item.on),
        "text": item.text,
        "situation": item.situation,
        "behaviour": item.behaviour,
        "impact": item.impact,
        "follow_up_on": day(item.follow_up_on),
        "outcome": item.outcome,
        "outcome_note": item.outcome_note,
        "outcome_on": day(item.outcome_on),
        "snoozed_until": day(item.snoozed_until),
        **tail(item),
    }


def milestone(item: Milestone) -> Shape:
    """A milestone, and how it was celebrated."""
    return {
        **head(item),
        "title": item.title,
        "on": day(item.on),
        "status": item.status,
        "celebrated_on": day(item.celebrated_on),
        "how": item.how,
        "goal": ref(item.goal),
        "snoozed_until": day(item.snoozed_until),
        **tail(item),
    }


def point(item: Point) -> Shape:
    """A point of the agenda; `carried` counts the sessions held since it was raised."""
    return {
        **head(item),
        "text": item.text,
        "status": item.status,
        "on": day(item.on),
        "closed_on": day(item.closed_on),
        "session": ref(item.session),
        "carried": item.carried,
        **tail(item),
    }


def note(item: Note) -> Shape:
    """A note between sessions."""
    return {**head(item), "on": day(item.on), "text": item.text, **tail(item)}


def checkin(item: Checkin) -> Shape:
    """The answers of a partnership check; a question that was not answered is null."""
    return {
        **head(item),
        "on": day(item.on),
        "frequency": item.frequency,
        "challenge": item.challenge,
        "more": item.more,
        "less": item.less,
        **tail(item),
    }


def rating(item: Rating) -> Shape:
    """How far somebody has come in one skill; `owner` is whose skill it is."""
    return {
        **head(item),
        "on": day(item.on),
        "skill": item.skill,
        "score": item.score,
        "owner": item.owner,
        **tail(item),
    }


def _checkpoint(item: Checkpoint) -> Shape:
    return {"on": day(item.on), "progress": item.progress, "note": item.note}
