"""Refuse to export a private relationship or session. The shareable view of the store hides private entries; these
functions raise an error if the user asked for one by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import ConflictError

if TYPE_CHECKING:
    from mentorlog.model import Relationship, Session


def refuse_private_relationship(relationship: Relationship, *, instead: str = "mentorlog shareable {ref}") -> None:
    """Raise ConflictError for a private relationship; `instead` is the command line to suggest."""
    if relationship.private:
        raise ConflictError(
            f"{relationship.name} is private, so nothing of it is exported.",
            hint=instead.format(ref=relationship.ref),
        )


def refuse_private_session(session: Session, *, other: Session | None = None) -> None:
    """Raise ConflictError for a private session; `other` is a shareable session to suggest."""
    if session.private:
        raise ConflictError(
            f"{session.ref} is a private session, so nothing of it is exported.",
            hint=(f"mentorlog recap {other.ref}\n" if other else "") + f"mentorlog shareable {session.ref}",
        )
