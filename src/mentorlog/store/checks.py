"""Rules that involve several entries, so that the schema can't check them: a name must not be in use, a linked entry
must belong to the same relationship, and what is recorded about a prospect is private. Every write checks them, and
commands check the first two before they prompt. Also the rules for texts that SQLite would not refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.errors import ConflictError, NotFoundError, TextTooLongError, UsageError
from mentorlog.model import Ref
from mentorlog.model.vocabulary import MAX_TEXT_BYTES, kind_with_article, size_if_too_long

if TYPE_CHECKING:
    import sqlite3

    from mentorlog.model import Kind, Relationship

KINDS_FOR_PROSPECTS: Final = ("relationship", "note", "action")
"""The kinds of entry that can be recorded before a relationship has begun."""


def refuse_name_in_use(connection: sqlite3.Connection, name: str, *, except_for: Ref | None = None) -> None:
    """Raise ConflictError if another relationship that has not ended has that name, ignoring case and accents. The
    relationship `except_for` may have it."""
    from mentorlog.names import spellings
    from mentorlog.store.queries import reading

    wanted = spellings(name)
    for other in reading.relationships(connection):
        if other.status != "ended" and other.ref != except_for and spellings(other.name) == wanted:
            rename = f"\nmentorlog edit {other.ref} --name NAME" if except_for else ""
            raise ConflictError(
                f"{_in_use(other)} already ({other.ref}).",
                hint=f"mentorlog show {other.ref}{rename}\nor give the new one a different name",
            )


def _in_use(other: Relationship) -> str:
    if other.status == "prospect":
        return f"{other.name} is a prospect"
    return f"There is {'an active' if other.status == 'active' else 'a paused'} relationship with {other.name}"


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


def prospect_name(connection: sqlite3.Connection, relationship: Ref) -> str | None:
    """The name of a relationship that has not begun; None if it has."""
    found = connection.execute(
        "SELECT name FROM relationship WHERE id = ? AND status = 'prospect'", (relationship.number,)
    ).fetchone()
    return str(found[0]) if found else None


def refuse_kind_for_prospect(kind: Kind, *, name: str, relationship: Ref) -> None:
    """Raise ConflictError for a kind of entry that can be recorded only once the relationship has begun."""
    if kind not in KINDS_FOR_PROSPECTS:
        word = kind_with_article(kind)
        raise ConflictError(
            f"{name} is a prospect; {word} can be recorded once the relationship has begun.",
            hint=f"mentorlog start {relationship}",
        )


def refuse_shareable_for_prospect(connection: sqlite3.Connection, relationship: Ref) -> None:
    """Raise ConflictError if a relationship has not begun: it is private with everything recorded under it."""
    name = prospect_name(connection, relationship)
    if name is not None:
        raise ConflictError(
            f"{name} is a prospect, and everything about a prospect is private.",
            hint=f"mentorlog start {relationship}",
        )


def _name(connection: sqlite3.Connection, relationship: Ref) -> str:
    found = connection.execute("SELECT name FROM relationship WHERE id = ?", (relationship.number,)).fetchone()
    return str(found[0]) if found else str(relationship)


def check_length(*texts: str) -> None:
    """Raise TextTooLongError if the texts of one field are longer together than a field can be."""
    size = size_if_too_long(texts)
    if size is not None:
        raise TextTooLongError(
            f"This text has {size:,} bytes, and a field can have {MAX_TEXT_BYTES:,} (1 MB).",
            hint="Record a shorter text, and keep the long one in a file of its own.",
            text="\n".join(texts),
        )


def check_storable(text: str) -> str:
    """Return `text` if it can be stored. Raises UsageError otherwise."""
    check_length(text)
    if "\0" in text:
        raise UsageError("This text contains a NUL character and can't be stored.")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise UsageError("This text contains an incomplete character (a lone surrogate) and can't be stored.") from None
    return text
