"""The permanent identity of what is imported from a log. It follows from the relationship, the day and the order, and
is the same in every run and on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

if TYPE_CHECKING:
    import datetime as dt


def session_uuid(relationship: str, day: dt.date, number: int) -> str:
    """The identity of a session: the uuid of the relationship, its day, and its number among the sessions of that day,
    from 1."""
    return _uuid(f"{relationship}/session/{day.isoformat()}/{number}")


def promise_uuid(session: str, number: int) -> str:
    """The identity of an action: the uuid of the session in which it was promised, and its number there, from 1."""
    return _uuid(f"{session}/action/{number}")


def note_uuid(relationship: str, number: int) -> str:
    """The identity of a note, made of text that has no date: the uuid of the relationship, and its number, from 1."""
    return _uuid(f"{relationship}/note/{number}")


def _uuid(path: str) -> str:
    # the uuid of a relationship may be any text of 36 characters, so it can't be the namespace itself
    return str(uuid5(NAMESPACE_URL, f"urn:uuid:{path}"))
