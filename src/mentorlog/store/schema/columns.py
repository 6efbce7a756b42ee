"""Definitions of columns and constraints for the tables.

The name of a constraint is the sentence that the user reads when it is violated. A condition that is NULL holds, so a
column that may be NULL needs no condition of its own for that. Every command pays for parsing these texts: keep them
short.
"""

from __future__ import annotations

from typing import Final

UUID: Final = (
    "uuid TEXT NOT NULL UNIQUE DEFAULT (printf('%08x-%04x-4%03x-%x%03x-%012x', random() & 0xffffffff, "
    "random() & 0xffff, random() & 0xfff, 8 + (random() & 3), random() & 0xfff, random() & 0xffffffffffff)) "
    'CONSTRAINT "a uuid has 36 characters" CHECK (length(uuid) = 36)'
)
"""A random UUID (version 4)."""
ID: Final = "id INTEGER PRIMARY KEY AUTOINCREMENT"
"""AUTOINCREMENT, so that the number of a deleted entry is never used again."""
CREATED: Final = "created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))"
BELONGS: Final = "relationship INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE"
_BLANKS: Final = "x'" + "\t\n\v\f\r \xa0\u202f\u3000".encode().hex() + "'"
"""The blank characters, as SQLite reads them from their UTF-8 bytes."""


def date(column: str, *, required: bool = False) -> str:
    """A column for an existing date, as YYYY-MM-DD."""
    # date() normalises 2026-02-30; it must not get 'now', which is not allowed in a CHECK
    check = f"{column} GLOB '????-??-??' AND date({column}, '+0 days') IS {column} AND {column} > '0001'"
    return f'{column} TEXT{_not_null(required)} CONSTRAINT "{column} is a date YYYY-MM-DD" CHECK ({check})'


def text(column: str, *, required: bool = False, collate: str = "") -> str:
    """A column for text that is not blank."""
    check = f"trim({column}, {_BLANKS}) <> ''"
    return f'{column} TEXT{_not_null(required)}{collate} CONSTRAINT "{column} is not blank" CHECK ({check})'


def one_of(column: str, values: str, *, default: str | None = None, required: bool = True) -> str:
    """A column for one of the words in `values`."""
    words = values.split()
    default_value = f" DEFAULT {default!r}" if default else ""
    check = f"{column} IN ({', '.join(map(repr, words))})"
    return (
        f"{column} TEXT{_not_null(required)}{default_value} "
        f'CONSTRAINT "{column} is one of {", ".join(words)}" CHECK ({check})'
    )


def texts(column: str) -> str:
    """A column for a JSON array of texts."""
    return (
        f"{column} TEXT NOT NULL DEFAULT '[]' CONSTRAINT \"{column} is a JSON array\" "
        f"CHECK (CASE WHEN json_valid({column}) THEN json_type({column}) = 'array' ELSE 0 END)"
    )


def private(default: int) -> str:
    """The column that says whether an entry is private: 0 or 1."""
    return f'private INTEGER NOT NULL DEFAULT {default} CONSTRAINT "private is 0 or 1" CHECK (private IN (0, 1))'


def number(column: str, least: int, most: int, *, required: bool = False) -> str:
    """A column for a whole number from `least` to `most`."""
    check = f"{column} BETWEEN {least} AND {most}"
    return f'{column} INTEGER{_not_null(required)} CONSTRAINT "{column} is {least} to {most}" CHECK ({check})'


def link(column: str) -> str:
    """A column that links to another entry; it becomes NULL when that entry is deleted."""
    return f"{column} INTEGER REFERENCES {column} (id) ON DELETE SET NULL"


def rule(sentence: str, check: str) -> str:
    """A constraint on several columns of a row."""
    return f'CONSTRAINT "{sentence}" CHECK ({check})'


def _not_null(required: bool) -> str:  # noqa: FBT001
    return " NOT NULL" if required else ""
