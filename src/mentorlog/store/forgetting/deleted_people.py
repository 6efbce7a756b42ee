"""The names of people who are not in the journal any more, but in its record of changes, its backups or other copies.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

from contextlib import closing, suppress
from typing import TYPE_CHECKING

from mentorlog.named_tuples import NamedTuple
from mentorlog.names import spelling_key
from mentorlog.store.backups.checking import open_unchanged
from mentorlog.store.damage import UNREADABLE
from mentorlog.store.errors import translate_sqlite_errors
from mentorlog.store.file.header import connect
from mentorlog.store.forgetting.places import find_surroundings

if TYPE_CHECKING:
    import sqlite3

    from mentorlog.store.forgetting.places import Files


class FormerNames(NamedTuple):
    """Names that no one in the journal has now."""

    deleted: tuple[str, ...] = ()
    """The names of people who are not in the journal, in one spelling each."""
    renamed: tuple[tuple[str, str], ...] = ()
    """The earlier names of people who are in the journal, with the present ones."""


def find_former_names(files: "Files") -> FormerNames:
    """Read the names of a journal's record of changes, of its backups and of its other copies. A file that can't be
    read is skipped. Raises MentorlogError."""
    around = find_surroundings(files)
    with translate_sqlite_errors(str(files.journal)), closing(connect(files.journal, mode="ro", wait=2.0)) as journal:
        people = dict(journal.execute("SELECT uuid, name FROM relationship WHERE id <> 0").fetchall())
        found = _names(journal)
    for file in (*(backup.path for backup in around.backups), *around.copies):
        with suppress(OSError, *UNREADABLE), closing(open_unchanged(file)) as copy:
            found += _names(copy)
    now = [(name, people.get(uuid)) for uuid, name in found]
    deleted = {spelling_key(name): name for name, present in now if present is None}
    renamed = {(name, present) for name, present in now if present and spelling_key(name) != spelling_key(present)}
    return FormerNames(tuple(deleted.values()), tuple(sorted(renamed)))


def _names(connection: "sqlite3.Connection") -> "list[tuple[str | None, str]]":
    """The identity of each relationship with each of its names; the first versions have no identities."""
    columns = {name for _, name, *_ in connection.execute("PRAGMA table_info(relationship)")}
    uuid = "r.uuid" if "uuid" in columns else "NULL"
    found = connection.execute(f"SELECT {uuid}, name FROM relationship r WHERE id <> 0").fetchall()
    for image in ("before", "after"):  # what was changed is in the record, of what was deleted also the identity
        found += connection.execute(
            f"SELECT coalesce({uuid}, json_extract({image}, '$.uuid')), json_extract({image}, '$.name') "
            f"FROM change c LEFT JOIN relationship r ON r.id = c.row "
            f"WHERE json_valid({image}) AND tbl = 'relationship' AND json_extract({image}, '$.name') NOTNULL"
        ).fetchall()
    return found
