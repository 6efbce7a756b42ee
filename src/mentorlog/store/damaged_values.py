"""Find the entry that is damaged: a value in its row that the schema does not allow.

SQLite checks a value when it is written, and never again: a damaged disk or another program can leave a date that is no
date, a number where a text belongs, or bytes that are not UTF-8. Such a row is found only when it is read.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

from mentorlog.model import KINDS, PARTIES, Ref
from mentorlog.model.fields import FIELDS
from mentorlog.named_tuples import NamedTuple
from mentorlog.store.errors import damaged
from mentorlog.store.file.header import connect
from mentorlog.store.record.changes import TABLES

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

    from mentorlog.errors import DamagedError
    from mentorlog.model import Kind
    from mentorlog.model.fields import Field

_DATES: Final = ("past date", "future date", "date")

_NO_TEXTS: Final = "'[]'"
"""An empty list of texts, as SQL."""


class ValueProblem(NamedTuple):
    """A damaged value."""

    text: str
    """What is wrong: "`day` of n3 is not a date YYYY-MM-DD"."""
    table: str | None = None
    """The table of the entry; None for the record of changes."""
    row: int = 0
    """The number of the row."""
    column: str = ""
    """The column."""
    example: str = ""
    """A value for the column, as SQL, that shows its form."""

    @property
    def correction(self) -> str:
        """The statement that writes another value."""
        update = f"UPDATE {self.table} SET {self.column} = {self.example} WHERE id = {self.row}"
        # the trigger that records an update can't read a list that is not JSON; `doctor --repair` creates it again
        return f"DROP TRIGGER record_{self.table}_update; {update}" if self.example == _NO_TEXTS else update


def find_damage(connection: sqlite3.Connection, *, name: str) -> DamagedError | None:
    """The error that names the first damaged entry of a journal; None if every value can be read. If the file can't be
    read at all, the error names the file."""
    path = connection.execute("PRAGMA database_list").fetchone()[2]
    if not path:
        return None
    try:
        with closing(connect(path, mode="ro", wait=2)) as reader:
            # bytes, because a text that is not UTF-8 would be an error of SQLite that names no row
            reader.text_factory = bytes
            problem = next(_problems(reader), None)
            is_sound = reader.execute("PRAGMA integrity_check(1)").fetchone()[0] == b"ok"
    except sqlite3.OperationalError as error:
        is_fault = getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_IOERR)
        return None if is_fault else damaged(name)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return damaged(name)
    if problem:
        return damaged(name, problem=problem.text)
    return None if is_sound else damaged(name)


def find_problems(path: str | os.PathLike[str]) -> list[ValueProblem]:
    """What is wrong with each damaged value of a journal. Raises sqlite3.DatabaseError if the file can't be read."""
    with closing(connect(path, mode="ro", wait=2)) as reader:
        reader.text_factory = bytes
        return list(_problems(reader))


def _problems(reader: sqlite3.Connection) -> Iterator[ValueProblem]:
    for kind in KINDS:
        columns = {str(field.column): field for field in FIELDS[kind].values() if field.column}
        for values in reader.execute(f"SELECT id, {', '.join(columns)} FROM {kind}"):
            for (column, field), value in zip(columns.items(), values[1:], strict=True):
                if problem := _problem(field, value):
                    text = f"`{column}` of {_shown(kind, values[0])} is {problem}"
                    yield ValueProblem(text, kind, values[0], column, _placeholder(field))
    yield from _checkpoint_problems(reader)
    yield from _change_problems(reader)


def _placeholder(field: Field) -> str:
    """An example of a value that the column of a field allows."""
    if field.is_number:
        return "0"
    words = field.choices or (PARTIES if field.type == "party" else ())
    return repr(words[0] if words else _EXAMPLES.get(field.type, "TEXT"))


def _shown(kind: Kind, number: object) -> str:
    return str(Ref(kind, number)) if isinstance(number, int) else f"an entry of the kind {kind}"


def _problem(field: Field, value: object) -> str | None:
    """What is wrong with a stored value; None if nothing is."""
    if value is None:
        return None if not field.is_required or field.column in _MAY_BE_EMPTY else "missing"
    if field.is_number:
        return None if isinstance(value, int) else "not a number"
    problem = _problem_of_text(value, _CHECKS.get(field.type))
    words = field.choices or (PARTIES if field.type == "party" else ())
    if problem is None and words and isinstance(value, bytes) and value.decode() not in words:
        return f"not one of {', '.join(words)}"
    return problem


_MAY_BE_EMPTY: Final = ("started_on", "cadence")
"""Columns that every entry has on its pages, and that are empty in the row of a prospect or of `me`."""


def _problem_of_text(value: object, check: tuple[Callable[[str], Any], str] | None) -> str | None:
    if not isinstance(value, bytes):
        return "not text"
    try:
        text = value.decode()
    except UnicodeDecodeError:
        return "not valid UTF-8"
    if check is None:
        return None
    convert, problem = check
    try:
        convert(text)
    except (ValueError, TypeError):
        return problem
    return None


def _list_of_texts(text: str) -> None:
    found = json.loads(text)
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise TypeError(found)


def _row(text: str) -> None:
    if not isinstance(json.loads(text), dict):
        raise TypeError(text)


_EXAMPLES: Final = {**dict.fromkeys(_DATES, "YYYY-MM-DD"), "time": "HH:MM", "texts": _NO_TEXTS[1:-1]}
"""What stands for a value of each type of text in a line to type. The schema refuses the letters of a date and time."""
_DATE: Final = (dt.date.fromisoformat, "not a date YYYY-MM-DD")
_CHECKS: Final[dict[str, tuple[Callable[[str], Any], str]]] = {
    **dict.fromkeys(_DATES, _DATE),
    "time": (dt.time.fromisoformat, "not a time HH:MM"),
    "texts": (_list_of_texts, "not a list of texts"),
}
"""The types of texts that have a form, each with the function that raises ValueError or TypeError for another form."""


def _checkpoint_problems(reader: sqlite3.Connection) -> Iterator[ValueProblem]:
    for number, goal, *values in reader.execute("SELECT id, goal, day, progress, note FROM checkpoint"):
        day, progress, note = values
        for column, example, problem in (
            ("day", "'YYYY-MM-DD'", _problem_of_text(day, _DATE)),
            ("progress", "0", None if isinstance(progress, int) else "not a number"),
            ("note", "'TEXT'", None if note is None else _problem_of_text(note, None)),
        ):
            if problem:
                text = f"a checkpoint of {_shown('goal', goal)} has a value that is {problem}"
                yield ValueProblem(text, "checkpoint", number, column, example)


def _change_problems(reader: sqlite3.Connection) -> Iterator[ValueProblem]:
    """What is damaged in the record of changes, which undo needs."""
    for number, table, before, after in reader.execute("SELECT command, tbl, before, after FROM change"):
        images = [image for image in (before, after) if image is not None]
        known = isinstance(table, bytes) and table.decode(errors="replace") in TABLES
        if not known or any(_problem_of_text(image, (_row, "x")) for image in images):
            yield ValueProblem(f"the record of command {number}, so that it can't be undone")
