"""What may leave the journal: the shareable view of the store decides it, and what was asked for by name is refused
here if the view does not have it."""

from __future__ import annotations

from mentorlog.errors import ConflictError
from mentorlog.model import Relationship, Session


def refuse_private_relationship(relationship: Relationship, *, instead: str = "mentorlog shareable {ref}") -> None:
    """Raise ConflictError for a relationship of which nothing leaves the journal; `instead` is the line to type."""
    if relationship.private:
        raise ConflictError(
            f"{relationship.name} is private, so nothing of it is exported.",
            hint=instead.format(ref=relationship.ref),
        )


def refuse_private_session(session: Session, *, other: Session | None = None) -> None:
    """Raise ConflictError for a session of which nothing leaves the journal; `other` is one that may be sent."""
    if session.private:
        raise ConflictError(
            f"{session.ref} is a private session, so nothing of it is exported.",
            hint=f"mentorlog shareable {session.ref}" + (f"\nmentorlog recap {other.ref}" if other else ""),
        )
