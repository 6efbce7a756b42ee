"""Words and lines that several findings share."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

UNREADABLE: Final = (sqlite3.DatabaseError, UnicodeDecodeError)
"""The errors of reading a damaged file: SQLite's message can quote text that is not UTF-8."""
_DAMAGE: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def is_damage(error: Exception) -> bool:
    """Whether an error of reading a file says that it is damaged."""
    is_text = not isinstance(error, UnicodeDecodeError) and "Could not decode" not in str(error)
    return not is_text or getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE


def name_of(error: Exception) -> str:
    """The name that SQLite has for an error. Its message could contain the text of an entry."""
    return str(getattr(error, "sqlite_errorname", type(error).__name__))


REPAIR: Final = "mentorlog doctor --repair"
"""The line that rebuilds what can be derived."""
_MOST: Final = 5
"""The number of names in a message."""


def listed(names: Sequence[str]) -> str:
    """Names separated by commas, at most five, and how many more there are."""
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f" and {more} more" if more > 0 else "")


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: `1 copy`, `2 copies`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
