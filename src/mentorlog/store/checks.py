"""Two rules that involve several entries, so that the schema can't check them: a name must not be in use, and a linked
entry must belong to the same relationship. Every write checks them, and commands do before they prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import ConflictError, NotFoundError, UsageError
from mentorlog.model import Ref

if TYPE_CHECKING:
    import sqlite3


def refuse_name_in_use(connection: sqlite3.Connection, name: str, *, except_for: Ref | None = None) -> None:
    """Raise ConflictError if another relationship that has not ended has that name, ignoring case and accents. The
    relationship `except_for` may have it."""
    from mentorlog.names import spellings
    from mentorlog.store import reading

    wanted = spellings(name)
    for other in reading.relationships(connection):
        if other.status != "ended" and other.ref != except_for and spellings(other.name) == wanted:
            raise ConflictError(
                f"There is {'an active' if other.status == 'active' else 'a paused'} relationship with {other.name}"
                f" already ({other.ref}).",
                hint=f"mentorlog show {other.ref}\nor give the new one a different name",
            )


def refuse_other_relationship(connection: sqlite3.Connection, ref: Ref, *, relationship: Ref) -> None:
    """Raise UsageError if an entry belongs to another relationship, NotFoundError if there is no such entry."""
    owner = owner_of(connection, ref)
    if owner != relationship:
        raise UsageError(f"{ref} belongs to {_name(connection, owner)}, not to {_name(connection, relationship)}.")


def owner_of(connection: sqlite3.Connection, ref: Ref) -> Ref:
    """The relationship that an entry belongs to; its own ref for a relationship. Raises NotFoundError."""
    column = "id" if ref.kind == "relationship" else "relationship"
    found = connection.execute(f"SELECT {column} FROM {ref.kind} WHERE id = ?", (ref.number,)).fetchone()
    if not found:
        raise NotFoundError(f"There is no {ref}.")
    return Ref("relationship", found[0])


def _name(connection: sqlite3.Connection, relationship: Ref) -> str:
    found = connection.execute("SELECT name FROM relationship WHERE id = ?", (relationship.number,)).fetchone()
    return str(found[0]) if found else str(relationship)
