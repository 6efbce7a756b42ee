"""Translate errors of SQLite into errors of mentorlog. A message never contains the text of an entry.

Only what SQLite calls corrupt, not a database, or a schema in which a part is missing is called damaged. Every other
fault is named as what it is: the journal is as before, and a backup must not replace it.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager

from mentorlog.errors import (
    UNCHANGED,
    BusyError,
    ConflictError,
    DamagedError,
    JournalError,
    NewerJournalError,
    UsageError,
)
from mentorlog.store.file.driver import was_replaced
from mentorlog.store.file.header import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

    from mentorlog.errors import MentorlogError

_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _TOOBIG, _CONSTRAINT, _NOTADB = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_TOOBIG,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_NOTADB,
)

_OLDEST: Final = (3, 37, 0)
"""The first SQLite with STRICT tables."""

DOCTOR: Final = "mentorlog doctor"
"""The command that lists what is damaged."""


_UPDATE: Final = "Update mentorlog: pip install -U mentorlog"


class DamagedValueError(Exception):
    """A value in a row is not what its column allows; the text names the column and the entry."""


@contextmanager
def translate_sqlite_errors(name: str, *, newer: bool = False) -> Iterator[None]:
    """Raise errors of SQLite as errors of mentorlog about the journal `name`; `newer`: whether its schema is newer."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise  # a bug in this program, not a problem of the file
    except sqlite3.Error as error:
        raise _translated(error, name=name, newer=newer) from error
    except DamagedValueError as error:
        raise damaged(name, problem=str(error)) from error
    except UnicodeDecodeError as error:  # in the text of the schema, which SQLite's message quotes
        raise damaged(name) from error
    except MemoryError as error:
        raise JournalError(f"There is not enough memory to use the journal {name}. {UNCHANGED}") from error


def damaged(name: str, *, problem: str = "") -> DamagedError:
    """The error for a damaged journal, or for the damage in it that `problem` names."""
    message = f"The journal {name} is damaged{f': {problem}' if problem else ''}."
    return DamagedError(message, path=name, names_entry=bool(problem), hint=DOCTOR)


def replaced(name: str) -> JournalError:
    """The error for a journal that another process has replaced while this one had it open. What that one has open is
    empty now, and not damaged."""
    message = (
        f"Another command has replaced {name} meanwhile, such as encrypt, decrypt or restore. Nothing was changed."
    )
    return JournalError(message, hint="Type the line again.")


def too_new(name: str, *, version: int) -> NewerJournalError:
    """The error for a journal or a copy of one whose schema `version` is newer than that of this program."""
    message = f"The journal {name} was made by a newer mentorlog (schema {version}; this version supports {VERSION})."
    return NewerJournalError(message, hint=_UPDATE)


def too_new_to_share(name: str) -> NewerJournalError:
    """The error for output for others of a journal whose schema is newer than that of this program."""
    message = (
        f"The journal {name} was made by a newer mentorlog, which may keep something private that this version does "
        "not know. Nothing of it is shared."
    )
    return NewerJournalError(message, hint=_UPDATE)


def _translated(error: sqlite3.Error, *, name: str, newer: bool) -> MentorlogError:
    extended = getattr(error, "sqlite_errorcode", 0)
    code = extended & 0xFF
    if code in (_BUSY, _LOCKED):
        return BusyError(
            f"The journal {name} is in use by another program.",
            hint="Try again later, or close the program that has the file open.",
        )
    if code == _CONSTRAINT:
        return _constraint_error(error)
    if code == _TOOBIG:
        return UsageError("This text is too long to be stored.")
    if code in _FILE_ERRORS:
        problem = _FILE_ERRORS[code].format(name=name, code=getattr(error, "sqlite_errorname", "SQLITE_IOERR"))
        from mentorlog.store.file.permission_lines import permission_line

        hint = permission_line(name) if code in (_READONLY, _CANTOPEN) else None
        return JournalError(f"{problem} {UNCHANGED}", hint=hint)
    if _is_too_old(error):
        return JournalError(
            f"The SQLite of this Python ({sqlite3.sqlite_version}) can't open journals.",
            hint="mentorlog needs SQLite 3.37 or newer with FTS5; use another Python.",
        )
    if newer:
        return NewerJournalError(
            f"The journal {name} was made by a newer mentorlog; this part of it can't be read.",
            hint=_UPDATE,
        )
    if code in (_CORRUPT, _NOTADB) or _names_damage(str(error)):
        return replaced(name) if was_replaced(name) else damaged(name)
    return JournalError(f"The journal {name} can't be used: SQLite reports {str(error)!r}. {UNCHANGED}", hint=DOCTOR)


_FILE_ERRORS: Final = {
    _READONLY: "The journal {name} can't be written: the file or its folder is read-only.",
    _FULL: "The journal {name} can't be written: the disk is full.",
    _IOERR: "The journal {name} can't be read or written: the disk reports an error ({code}).",
    _CANTOPEN: "The journal {name} can't be opened: check the permissions of the file and its folder.",
}

_DAMAGE: Final = (
    "no such table",
    "no such column",
    "no such view",
    "has no column named",
    "malformed",
    "vtable constructor failed",
    "could not decode",
    "unsupported file format",
)
"""What SQLite's messages contain, in lower case, if a part of the schema is missing or a value is not text or JSON."""


def _names_damage(message: str) -> bool:
    return any(words in message.lower() for words in _DAMAGE)


def _is_too_old(error: sqlite3.Error) -> bool:
    return sqlite3.sqlite_version_info < _OLDEST or "no such module" in str(error)


def _constraint_error(error: sqlite3.Error) -> MentorlogError:
    # the schema names each constraint with the sentence that the user reads when it is broken
    check, _, rule = str(error).partition(" constraint failed: ")
    if check == "CHECK":
        return UsageError(f"This can't be recorded: {rule}.")
    return ConflictError(f"This conflicts with what is recorded ({rule or check}).")
