"""Tell errors of a damaged file from other errors of reading it."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import suppress
from typing import Final

from mentorlog import shell_line
from mentorlog.errors import LockedError

UNREADABLE: Final = (sqlite3.DatabaseError, UnicodeDecodeError, LockedError)
"""The errors of reading a file that may be damaged, or is encrypted with a key that is not there. SQLite's message can
quote text that is not UTF-8."""
LOCKED: Final = "it is encrypted with another passphrase"
"""Why a file can't be read that is not damaged."""
VALUE_PROBLEM: Final = r"(?:CHECK constraint failed in|(?:NULL|(?:non-)?[A-Z]+) value in) (\w+)"
"""What SQLite's integrity check says of a value that its column does not allow; the group is the table."""
SEARCH_PROBLEM: Final = "fts5: |malformed inverted index|unable to validate the inverted index"
"""What newer versions of SQLite, and SQLCipher, say of a search index that does not match its texts."""
_SHELL: Final = [sys.executable, "-m", "mentorlog.cli.encryption.database_shell"]
"""The program that takes the place of the shell of SQLite for encrypted files."""
_DAMAGE: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def damage_in(connection: sqlite3.Connection, check: str) -> str | None:
    """The first damage of a file that `quick_check` or `integrity_check` finds; None if there is none. A value that its
    column does not allow is not damage, because its row can be read and written, nor is a search index that does not
    match its texts, because it can be built again."""
    import re

    for (problem,) in connection.execute(f"PRAGMA {check}"):
        if problem != "ok" and not re.match(f"{VALUE_PROBLEM}|{SEARCH_PROBLEM}", str(problem)):
            return str(problem)
    return None


def is_damage(error: Exception) -> bool:
    """Whether an error of reading a file says that it is damaged, and not only that it can't be read now."""
    is_not_text = isinstance(error, UnicodeDecodeError) or "Could not decode" in str(error)
    return is_not_text or getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE


def name_of(error: Exception) -> str:
    """The name that SQLite has for an error. Its message could contain the text of an entry. Of an encrypted file, why
    it can't be read."""
    if isinstance(error, LockedError):
        return LOCKED
    return str(getattr(error, "sqlite_errorname", type(error).__name__))


def dump_line(damaged: str, recovered: str, *, like: str | None = None) -> str:
    """The line that copies what can be read of a damaged file to a new file, for `restore`. `like`: a file that is
    encrypted if that one is; the shell of SQLite opens no encrypted files.

    `.dump` is in every shell of SQLite; `.recover` finds more, but many shells are built without it. After an error
    `.dump` ends with ROLLBACK, which would drop every row. Only the user may read the new file."""
    if _is_encrypted(like or damaged):
        return shell_line.join([*_SHELL, damaged, "--copy-readable", recovered])
    read, write = shell_line.join(["sqlite3", damaged, ".dump"]), shell_line.join(["sqlite3", recovered])
    return f"(umask 077; {read} | sed '$s/^ROLLBACK.*/COMMIT;/' | {write})"


def sqlite_line(file: str, statement: str) -> str:
    """The line that runs a statement on a journal in the shell of SQLite, which opens no encrypted files."""
    return shell_line.join([*(_SHELL if _is_encrypted(file) else ["sqlite3"]), file, statement])


def _is_encrypted(file: str) -> bool:
    """Whether a file is encrypted with a key that is known."""
    from mentorlog.store.file.driver import key_of

    with suppress(LockedError):
        return key_of(file) is not None
    return False
