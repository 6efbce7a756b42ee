"""Read what is needed for the pages for the other person: the agenda before a session, and the recap after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mentorlog.errors import ConflictError, NotFoundError
from mentorlog.insight.pages_to_send import build_agenda, build_recap
from mentorlog.model import Session
from mentorlog.workflows.shareable import refuse_private_relationship, refuse_private_session

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.insight.pages_to_send import Agenda, Recap
    from mentorlog.model import Action, Goal, Point, Relationship
    from mentorlog.store import Journal


def gather_agenda(journal: Journal, relationship: Relationship, *, now: dt.datetime) -> Agenda:
    """Read the agenda of the next session. Switches the journal to its shareable view. Raises ConflictError for a
    private relationship."""
    refuse_private_relationship(relationship)
    journal.hide_private()
    return build_agenda(journal.dossier(relationship.ref), now=now)


def gather_recap(journal: Journal, about: Relationship | Session, *, now: dt.datetime) -> Recap:
    """Read the recap of a session, or of the last held session of a relationship. Switches the journal to its shareable
    view. Raises ConflictError for a session that is private or was not held and for a private relationship,
    NotFoundError if no session was held."""
    session = about if isinstance(about, Session) else _last_held(journal, about)
    relationship = cast("Relationship", journal.entry(about.relationship_ref))
    if session is None:
        raise NotFoundError(
            f"No session with {relationship.name} has been held yet.",
            hint=f"mentorlog log TEXT --with {relationship.ref}",
        )
    refuse_private_relationship(relationship)
    # the shareable view does not say that an action was promised in a private session
    of_day = {each.ref for each in _actions(journal, relationship) if each.on == session.on and each.session is None}
    journal.hide_private()
    refuse_private_session(session, other=None if session is about else _last_held(journal, relationship))
    _refuse_not_held(session)
    session = cast("Session", journal.entry(session.ref))
    return build_recap(
        cast("Relationship", journal.entry(relationship.ref)),
        session,
        goals=[cast("Goal", journal.entry(goal)) for goal in session.goals],
        points=[cast("Point", journal.entry(point)) for point in session.points],
        planned=journal.planned(relationship.ref, since=now.date()),
        of_day=[each for each in _actions(journal, relationship) if each.ref in of_day],
        resources=journal.resources(relationship=relationship.ref),
        is_last=session == _last_held(journal, relationship),
        now=now,
    )


def _actions(journal: Journal, relationship: Relationship) -> tuple[Action, ...]:
    return journal.actions(relationship=relationship.ref, all=True)


def _last_held(journal: Journal, relationship: Relationship) -> Session | None:
    return next(iter(journal.sessions(relationship=relationship.ref, status="held", limit=1)), None)


def _refuse_not_held(session: Session) -> None:
    if session.status == "planned":
        raise ConflictError(f"{session.ref} is planned and not logged yet.", hint=f"mentorlog log {session.ref} TEXT")
    if session.status != "held":
        raise ConflictError(f"{session.ref} was {session.status}.", hint=f"mentorlog recap {session.relationship_ref}")
