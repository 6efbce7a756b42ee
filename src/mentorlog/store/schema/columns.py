"""The kinds of columns that tables are made of, each with what SQLite itself is to refuse."""

from __future__ import annotations

from typing import Final

UUID: Final = (
    "uuid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' "
    "|| substr(lower(hex(randomblob(2))), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) "
    "|| substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6)))) "
    'CONSTRAINT "a uuid has 36 characters" CHECK (length(uuid) = 36)'
)
ID: Final = "id INTEGER PRIMARY KEY AUTOINCREMENT"
CREATED: Final = "created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))"
BELONGS: Final = "relationship INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE"
BLANKS: Final = "char(9, 10, 11, 12, 13, 32, 160, 8239, 12288)"


def date(column: str, *, needed: bool = False) -> str:
    """A day, checked to be one."""
    form = f"{column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date({column}, '+0 days') IS {column}"
    check = f"{form} AND {column} > '0001'" if needed else f"{column} IS NULL OR ({form} AND {column} > '0001')"
    return f'{column} TEXT{" NOT NULL" if needed else ""} CONSTRAINT "{column} is a date YYYY-MM-DD" CHECK ({check})'


def text(column: str, *, needed: bool = False, collate: str = "") -> str:
    """Text that is not blank."""
    check = f"trim({column}, {BLANKS}) <> ''"
    return (
        f'{column} TEXT{" NOT NULL" if needed else ""}{collate} CONSTRAINT "{column} is not blank" '
        f"CHECK ({check if needed else f'{column} IS NULL OR {check}'})"
    )


def one_of(column: str, values: str, *, default: str | None = None, needed: bool = True) -> str:
    """One of the words in `values`."""
    listed = ", ".join(f"'{value}'" for value in values.split())
    return (
        f"{column} TEXT{' NOT NULL' if needed else ''}{f' DEFAULT {default!r}' if default else ''} "
        f'CONSTRAINT "{column} is one of {", ".join(values.split())}" '
        f"CHECK ({'' if needed else f'{column} IS NULL OR '}{column} IN ({listed}))"
    )


def texts(column: str) -> str:
    """A JSON array of texts."""
    return (
        f"{column} TEXT NOT NULL DEFAULT '[]' CONSTRAINT \"{column} is a JSON array\" "
        f"CHECK (CASE WHEN json_valid({column}) THEN json_type({column}) = 'array' ELSE 0 END)"
    )


def private(default: int) -> str:
    """Whether an entry is private."""
    return f'private INTEGER NOT NULL DEFAULT {default} CONSTRAINT "private is 0 or 1" CHECK (private IN (0, 1))'


def rule(words: str, check: str) -> str:
    """A condition on the whole row, named by what it says."""
    return f'CONSTRAINT "{words}" CHECK ({check})'


def link(column: str) -> str:
    """A link to another entry, forgotten with it."""
    return f"{column} INTEGER REFERENCES {column} (id) ON DELETE SET NULL"


def number(column: str, least: int, most: int, *, needed: bool = False) -> str:
    """A whole number from `least` to `most`."""
    check = f"{column} BETWEEN {least} AND {most}"
    return (
        f'{column} INTEGER{" NOT NULL" if needed else ""} CONSTRAINT "{column} is {least} to {most}" '
        f"CHECK ({check if needed else f'{column} IS NULL OR {check}'})"
    )
