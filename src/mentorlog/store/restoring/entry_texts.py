"""The texts that show entries of the journal, or of the file that is attached as `restored`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, Literal, cast

from mentorlog.model.titles import TITLE_FIELDS
from mentorlog.store.titles import title_sql

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from mentorlog.model import Kind

    File = Literal["main", "restored"]
    Texts = tuple[str, dt.date | None, str]
    """The beginning of the title of an entry, its day, and the name of its relationship."""

_MOST_CHARACTERS: Final = 300
"""Of a title."""
_AT_ONCE: Final = 500
"""The entries that are read by one statement."""
_TOPICS: Final = (
    "CASE WHEN json_valid(x.topics) THEN (SELECT group_concat(value, ', ') FROM json_each(x.topics)) ELSE '' END"
)
"""The topics of a session, which has no title; another program may have written what is not a list."""


def entry_texts(
    connection: sqlite3.Connection, entries: Iterable[tuple[str, int]], *, file: File
) -> dict[tuple[str, int], Texts]:
    """The texts of entries, or of evaluations of programmes, by kind and number."""
    numbers: dict[str, list[int]] = {}
    for kind, number in entries:
        numbers.setdefault(kind, []).append(number)
    texts: dict[tuple[str, int], Texts] = {}
    for kind, wanted in numbers.items():
        for first in range(0, len(wanted), _AT_ONCE):
            texts |= _of_kind(connection, kind, wanted[first : first + _AT_ONCE], file=file)
    return texts


def _of_kind(
    connection: sqlite3.Connection, kind: str, numbers: Sequence[int], *, file: File
) -> dict[tuple[str, int], Texts]:
    title, day, name = "x.programme", "x.day", "''"
    if kind == "relationship":
        title, day = "x.name", "x.started_on"
    elif kind != "evaluation":
        title = _shown_title(cast("Kind", kind))
        name = f"(SELECT name FROM {file}.relationship WHERE id = x.relationship)"
    # as bytes, because another program may have written what is not UTF-8
    found = connection.execute(
        f"SELECT x.id, CAST(substr({title}, 1, {_MOST_CHARACTERS}) AS BLOB), {day}, CAST({name} AS BLOB) "
        f"FROM {file}.{kind} x WHERE x.id IN ({', '.join(map(str, numbers))})"
    )
    return {(kind, number): (decoded(text), _date(on), decoded(whom)) for number, text, on, whom in found}


def _shown_title(kind: Kind) -> str:
    """SQL for the title of an entry `x` of a kind; for a session its topics."""
    return title_sql(kind) if kind in TITLE_FIELDS else _TOPICS if kind == "session" else "''"


def decoded(text: bytes | None) -> str:
    """A text that was read as bytes, because another program may have written what is not UTF-8."""
    return text.decode("utf-8", "replace") if text else ""


def _date(day: str | None) -> dt.date | None:
    """A stored day; None if it can't be read."""
    try:
        return dt.date.fromisoformat(day) if day else None
    except ValueError:  # recorded by an older version
        return None
