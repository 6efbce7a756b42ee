"""Fill what is empty here of a relationship that was joined with one of the other file. The two were recorded apart, so
that a field which only one of them has is not a difference. Nothing is emptied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model import ME
from mentorlog.store.merging.comparing import SEPARATOR

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_OF_AGREEMENT: Final = ("agreed_on", "look_again_on", "recap", "summary_readers")
"""Columns that are filled together with the agreement only."""
FILLED: Final = ("focus", "email", "org", "programme", "agreement", *_OF_AGREEMENT)
"""The columns that are filled; the others depend on each other."""


def find_filled(connection: sqlite3.Connection) -> None:
    """Move the columns that are empty in one of the files from `differing` to `filled`, or out of both if they are
    empty in the other file."""
    columns = ", ".join(f"{file}.{column}" for file in ("x", "y") for column in FILLED)
    for theirs, ours, fields, is_hidden, *values in connection.execute(
        f"SELECT d.theirs, d.ours, d.fields, x.private AND NOT y.private, {columns} FROM temp.differing d "
        "JOIN restored.relationship x ON x.id = d.theirs JOIN main.relationship y ON y.id = d.ours "
        f"WHERE d.tbl = 'relationship' AND x.uuid <> y.uuid AND y.id <> {ME.number}"
    ).fetchall():
        names = fields.split(SEPARATOR)[:-1]
        there = dict(zip(FILLED, values[: len(FILLED)], strict=True))
        here = dict(zip(FILLED, values[len(FILLED) :], strict=True))
        # what is private there does not become shareable here
        filled = [] if is_hidden else [name for name in names if name in FILLED and _is_filled(name, here)]
        filled = [name for name in filled if there[name]]
        rest = [
            name for name in names if name not in filled and not (name in FILLED and here[name] and not there[name])
        ]
        _write(connection, theirs, ours, filled=filled, rest=rest)


def _is_filled(name: str, here: dict[str, str | None]) -> bool:
    return not here[name] and not (name in _OF_AGREEMENT and here["agreement"])


def _write(
    connection: sqlite3.Connection, theirs: int, ours: int, *, filled: Sequence[str], rest: Sequence[str]
) -> None:
    of_row = "tbl = 'relationship' AND theirs = ?"
    if filled:
        connection.execute("INSERT INTO temp.filled VALUES (?, ?, ?)", (theirs, ours, _joined(filled)))
    if rest:
        connection.execute(f"UPDATE temp.differing SET fields = ? WHERE {of_row}", (_joined(rest), theirs))
    else:
        connection.execute(f"DELETE FROM temp.differing WHERE {of_row}", (theirs,))


def _joined(names: Sequence[str]) -> str:
    return "".join(f"{name}{SEPARATOR}" for name in names)


def fill(connection: sqlite3.Connection) -> None:
    """Write the values of the columns in `filled`."""
    for theirs, ours, fields in connection.execute("SELECT theirs, ours, fields FROM temp.filled").fetchall():
        names = ", ".join(fields.split(SEPARATOR)[:-1])
        connection.execute(
            f"UPDATE main.relationship SET ({names}) = (SELECT {names} FROM restored.relationship WHERE id = ?) "
            "WHERE id = ?",
            (theirs, ours),
        )
