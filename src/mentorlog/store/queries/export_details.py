"""Read what only an export shows of a journal, in one statement per table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.model import KINDS, Ref
from mentorlog.model.journal_schema import ADDED_IN_2, EVALUATION, STORED
from mentorlog.model.results.export_details import ExportDetails

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from mentorlog.model import Kind


def export_details(connection: sqlite3.Connection, relationship: Ref | None, *, include_private: bool) -> ExportDetails:
    """The details of one relationship, or of the whole journal. Without `include_private`, `connection` must show the
    shareable view; the details are then without those that are about private content: the digest of a log, the next
    numbers, and the evaluations."""
    number = relationship.number if relationship else None
    is_everything = relationship is None and include_private
    return ExportDetails(
        entries=dict(_entries(connection, number, include_private=include_private)),
        checkpoints=dict(_checkpoints(connection, number)),
        next_numbers=_next_numbers(connection) if is_everything else None,
        evaluations=tuple(_evaluations(connection)) if is_everything else (),
    )


def _entries(
    connection: sqlite3.Connection, relationship: int | None, *, include_private: bool
) -> Iterator[tuple[Ref, dict[str, Any]]]:
    for kind in KINDS:
        columns, joins = ["x.id", "x.created_at"], ""
        if kind in ADDED_IN_2["sequence"].owners:
            columns.append("ifnull(v.sequence, 0) AS sequence")
            joins = f" LEFT JOIN revision v ON v.tbl = '{kind}' AND v.row = x.id"
        if kind in ADDED_IN_2["source_digest"].owners:
            columns.append(f"{'x.source_digest' if include_private else 'NULL'} AS source_digest")
        if kind == "relationship":
            columns += (f"x.{key}" for key in STORED)
        where, values = _of(relationship, column="id" if kind == "relationship" else "relationship")
        found = connection.execute(f"SELECT {', '.join(columns)} FROM {kind} x{joins}{where}", values)
        names = [name for name, *_ in found.description]
        for row in found:
            keys = dict(zip(names, row, strict=True))
            yield Ref(kind, keys.pop("id")), _with_stored(keys) if kind == "relationship" else keys


def _with_stored(keys: dict[str, Any]) -> dict[str, Any]:
    created_at = keys.pop("created_at")
    return {"created_at": created_at, "stored": keys}


def _checkpoints(
    connection: sqlite3.Connection, relationship: int | None
) -> Iterator[tuple[tuple[int, str], dict[str, Any]]]:
    where, values = _of(relationship, column="relationship")
    for goal, day, uuid, created_at in connection.execute(
        f"SELECT goal, day, uuid, created_at FROM checkpoint x{where}", values
    ):
        yield (goal, day), {"uuid": uuid, "created_at": created_at}


def _of(relationship: int | None, *, column: str) -> tuple[str, tuple[int, ...]]:
    """The condition for the rows of a relationship, and its value."""
    return ("", ()) if relationship is None else (f" WHERE x.{column} = ?", (relationship,))


def _next_numbers(connection: sqlite3.Connection) -> dict[Kind, int]:
    last = dict(connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    return {kind: last.get(kind, 0) + 1 for kind in KINDS}


def _evaluations(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    columns = ", ".join({"on": "day"}.get(key, key) for key in EVALUATION)
    found = connection.execute(f"SELECT {columns} FROM evaluation ORDER BY day, id")
    return (dict(zip(EVALUATION, row, strict=True)) for row in found)
