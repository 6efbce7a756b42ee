"""Write the content of a JSON export to a journal file of its own, from which its entries are merged.

The constraints of the schema check every value. Only what can't be computed again is written: the rows, the calendar
sequences, and the numbers that are never used again. Nothing is counted, indexed or recorded as a change.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

from mentorlog.errors import ImportFileError
from mentorlog.model.fields import FIELDS
from mentorlog.model.fields.goal import CHECKPOINT
from mentorlog.model.journal_schema import ADDED_IN_2, EVALUATION, LISTS, STORED
from mentorlog.model.vocabulary import KINDS, ME
from mentorlog.store import schema
from mentorlog.store.errors import translate_sqlite_errors
from mentorlog.store.file.files import create_private
from mentorlog.store.file.header import connect
from mentorlog.store.file.new_file import make_new_file
from mentorlog.store.schema.change_triggers import make_triggers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mentorlog.model import Kind
    from mentorlog.model.results.journal_export import JournalExport, JsonObject

    Row = tuple[str, tuple[object, ...]]
    """The place of an entry in the file, and the values of its row."""


def write_scratch(export: JournalExport, draft: Path) -> None:
    """Create the journal file `draft`, of the newest version and with mode 0600, with the rows of an export and no
    others: without the relationship `me`, if the export does not have it. `draft` is missing or empty. Raises
    ImportFileError for a value that the schema refuses, OSError, JournalError."""
    if not draft.exists():
        create_private(draft)
    with translate_sqlite_errors(str(draft)), closing(connect(draft, mode="rw", wait=0)) as connection:
        # the file is deleted if anything fails; links are checked already, and may lead to rows that come later
        for setting in ("foreign_keys = OFF", "journal_mode = MEMORY", "synchronous = OFF"):
            connection.execute(f"PRAGMA {setting}")
        make_new_file(connection)
        connection.execute("BEGIN")
        _write(connection, export)
        connection.execute("COMMIT")


def _write(connection: sqlite3.Connection, export: JournalExport) -> None:
    for table in schema.RECORDED:
        for event in ("replace", "insert", "update", "delete"):
            connection.execute(f"DROP TRIGGER record_{table}_{event}")
    # a file without `me` does not say what `me` is; the row of a new journal would say that it is empty
    connection.execute("DELETE FROM relationship WHERE id = ?", (ME.number,))
    writer = _Writer(connection, name=export.name)
    for kind in KINDS:
        writer.insert(kind, _columns(kind), _rows(export, kind))
    writer.insert("checkpoint", _CHECKPOINT_COLUMNS, _checkpoints(export))
    writer.insert("session_goal", ("session", "goal"), _session_goals(export))
    columns = tuple({"on": "day"}.get(key, key) for key in EVALUATION)
    writer.insert("evaluation", columns, _evaluations(export))
    connection.executemany("INSERT INTO revision (tbl, row, sequence) VALUES (?, ?, ?)", _sequences(export))
    _continue_numbers(connection, export)
    for table in schema.RECORDED:
        make_triggers(connection, table)


class _Writer:
    """Inserts rows, and names the place in the file of one that the schema refuses."""

    def __init__(self, connection: sqlite3.Connection, *, name: str) -> None:
        self._connection = connection
        self._name = name
        self._place = ""

    def insert(self, table: str, columns: tuple[str, ...], rows: Iterator[Row]) -> None:
        """Insert rows in their order. Raises ImportFileError."""
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        try:
            self._connection.executemany(statement, self._remember_places(rows))
        except (sqlite3.IntegrityError, sqlite3.DataError, OverflowError) as error:
            problem = _in_words(table, str(error))
            raise ImportFileError(f"{self._name}: {self._place} can't be imported: {problem}.") from error

    def _remember_places(self, rows: Iterator[Row]) -> Iterator[tuple[object, ...]]:
        for place, values in rows:
            self._place = place
            yield values


_UNIQUE: Final = {
    "relationship.name": "another active relationship in the file has the same name",
    "checkpoint.goal, checkpoint.day": "its goal has another checkpoint on that day",
    "session_goal.session, session_goal.goal": "it has the same goal twice",
    "evaluation.programme, evaluation.day": "the programme has another evaluation on that day",
}
"""What is wrong with a row that breaks a rule about several rows."""


def _in_words(table: str, message: str) -> str:
    """The rule of the schema that a row breaks; a constraint is named with a sentence about its columns."""
    check, _, rule = message.partition(" constraint failed: ")
    if check == "UNIQUE":
        return _UNIQUE.get(rule, f"another {table} in the file has the same {rule.rpartition('.')[2]}")
    if check != "CHECK":
        return message
    column, space, rest = rule.partition(" ")
    keys = {field.column: name for name, field in FIELDS[table].items()} if table in FIELDS else {"day": "on"}  # type: ignore[index]
    return f"{keys.get(column) or column}{space}{rest}"


def _number(ref: str | None) -> int | None:
    """The number of a ref."""
    return None if ref is None else ME.number if ref == str(ME) else int(ref[1:])


def _texts(texts: list[str]) -> str:
    """A JSON array as SQLite writes it."""
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":"))


_CONVERTERS: Final[dict[str, Callable[[Any], object]]] = {"ref": _number, "texts": _texts, "yes or no": int}
"""The functions that convert JSON values of a type to what a column contains."""


def _keys(kind: Kind) -> dict[str, str]:
    """The column of each key of a kind that is stored in one."""
    columns = {
        name: field.column for name, field in FIELDS[kind].items() if field.column and name != "relationship_ref"
    }
    added = {key: key for key in ("created_at", "source_digest") if kind in ADDED_IN_2[key].owners}
    return {**columns, **added}


def _columns(kind: Kind) -> tuple[str, ...]:
    owner = () if kind == "relationship" else ("relationship",)
    return (*owner, *_keys(kind).values())


def _rows(export: JournalExport, kind: Kind) -> Iterator[Row]:
    """The rows of the entries of a kind."""
    described = FIELDS[kind]
    keys = tuple((key, _CONVERTERS.get(described[key].type) if key in described else None) for key in _keys(kind))
    for place, owner, entry in _entries(export, kind):
        shown = {**entry, **{key: entry["stored"][key] for key in STORED}} if kind == "relationship" else entry
        values = [convert(shown[key]) if convert else shown[key] for key, convert in keys]
        yield place, tuple(values) if owner is None else (owner, *values)


def _entries(export: JournalExport, kind: Kind) -> Iterator[tuple[str, int | None, JsonObject]]:
    """The entries of a kind, with their place in the file and the number of their relationship."""
    for number, relationship in enumerate(export.relationships):
        if kind == "relationship":
            yield f"relationships[{number}]", None, relationship
        else:
            owner = _number(relationship["ref"])
            for position, entry in enumerate(relationship[LISTS[kind]]):
                yield f"relationships[{number}].{LISTS[kind]}[{position}]", owner, entry


_CHECKPOINT_COLUMNS: Final = ("goal", "relationship", "uuid", "day", "progress", "note", "created_at")


def _checkpoints(export: JournalExport) -> Iterator[Row]:
    keys = ("uuid", *CHECKPOINT, "created_at")
    for place, owner, goal in _entries(export, "goal"):
        for position, checkpoint in enumerate(goal["checkpoints"]):
            values = (checkpoint[key] for key in keys)
            yield f"{place}.checkpoints[{position}]", (_number(goal["ref"]), owner, *values)


def _session_goals(export: JournalExport) -> Iterator[Row]:
    """The links of sessions to the goals that were worked on, in the order of each session."""
    for place, _, session in _entries(export, "session"):
        for position, goal in enumerate(session["goals"]):
            yield f"{place}.goals[{position}]", (_number(session["ref"]), _number(goal))


def _evaluations(export: JournalExport) -> Iterator[Row]:
    for position, evaluation in enumerate(export.evaluations):
        yield f"evaluations[{position}]", tuple(evaluation[key] for key in EVALUATION)


def _sequences(export: JournalExport) -> Iterator[tuple[str, int | None, int]]:
    for kind in KINDS:
        if kind in ADDED_IN_2["sequence"].owners:
            for _, _, entry in _entries(export, kind):
                if entry["sequence"]:
                    yield kind, _number(entry["ref"]), entry["sequence"]


def _continue_numbers(connection: sqlite3.Connection, export: JournalExport) -> None:
    """Continue the numbers where the exported journal stopped, so that those of deleted entries are not used again."""
    for kind, number in export.next_numbers.items():
        changed = connection.execute(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (number - 1, kind)
        ).rowcount
        if not changed and number > 1:
            connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (kind, number - 1))
