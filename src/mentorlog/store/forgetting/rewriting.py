"""Rewrite files without what is forgotten: a scratch copy is erased and checked, then it replaces the file.

The journal is never replaced by another file, because a process may have it open: the pages of the checked copy are
written over it in one transaction of SQLite, as for an upgrade. The copy of the journal has no name, so that no file is
left if the process is killed.
"""

from __future__ import annotations

import os
from contextlib import closing, nullcontext, suppress
from typing import TYPE_CHECKING

from mentorlog.errors import ConflictError, JournalError
from mentorlog.quoted_text import quoted
from mentorlog.store.backups.making import as_write_error
from mentorlog.store.encryption.new_files import new_files_like
from mentorlog.store.errors import translate_sqlite_errors
from mentorlog.store.file.files import (
    create_private,
    remove_draft,
    sync_file,
    sync_folder,
    temporary_name,
)
from mentorlog.store.file.header import connect, erase_deleted_content, version_of
from mentorlog.store.file.page_copy import copy_pages
from mentorlog.store.forgetting.erasing import erase
from mentorlog.store.forgetting.kept_hours import keep_hours, read_held_sessions
from mentorlog.store.forgetting.leftovers import find_leftover
from mentorlog.store.restoring.side_files import end_interrupted_write

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import BinaryIO

    from mentorlog.store.forgetting.erasing import Found
    from mentorlog.store.forgetting.target import Target

_WAIT = 5.0
"""Seconds to wait for the lock of the journal."""


def rewrite_file(
    file: Path,
    *,
    draft_for: Path,
    journal: Path,
    target: Target,
    remember: Collection[str],
    replacing: AbstractContextManager[None] | None = None,
) -> None:
    """Rewrite a backup or another copy of the journal at `journal`; one that has nothing of the target is left as it
    is. `draft_for`: the file after which the draft in its folder is named; `replacing`: a context in which it replaces
    the old file. A copy of an earlier version becomes one of the current version. Raises JournalError for a file that
    can't be rewritten, OSError."""
    from mentorlog.store.restoring.source import readable_copy

    with (
        translate_sqlite_errors(str(file)),
        as_write_error(),
        readable_copy(file, journal=journal) as scratch,
        closing(open_scratch(scratch)) as connection,
        scratch.open("rb") as raw,
    ):
        if scrub(connection, raw, target=target, remember=remember, name=file).is_empty:
            return
        draft = temporary_name(draft_for)
        try:
            _copy_to(draft, connection, times_of=file)
            end_interrupted_write(file)
            with replacing or nullcontext():
                draft.replace(file)
        finally:
            remove_draft(draft)
    with suppress(OSError):  # some file systems can't sync a folder
        sync_folder(file.parent)


def _copy_to(draft: Path, connection: sqlite3.Connection, *, times_of: Path) -> None:
    """Copy the open file to a new one, with the times of another one, and encrypted as that is."""
    create_private(draft)
    with new_files_like(times_of), closing(open_scratch(draft)) as copy:
        copy_pages(connection, copy)
    sync_file(draft)
    status = times_of.stat()
    os.utime(draft, ns=(status.st_atime_ns, status.st_mtime_ns))


def rewrite_journal(path: Path, *, target: Target, remember: Collection[str], hours_of: int | None = None) -> None:
    """Erase a target from the journal, and keep the hours of the relationship with the number `hours_of`. Whenever the
    process is killed, the file is the old journal or the new one. Raises JournalError, in particular BusyError."""
    file = path.resolve()
    with translate_sqlite_errors(str(path)), closing(connect(file, mode="rw", wait=_WAIT)) as journal:
        erase_deleted_content(journal)
        journal.execute("PRAGMA journal_mode = DELETE")
        # else the old pages would stay in the rollback file until the connection is closed, because the lock is kept
        journal.execute("PRAGMA journal_mode = TRUNCATE")
        journal.execute("BEGIN IMMEDIATE")
        journal.execute(f"PRAGMA user_version = {version_of(journal)}")  # a file that can't be written is found now
        draft = temporary_name(file)
        try:
            create_private(draft)
            with new_files_like(file), closing(open_scratch(draft)) as new, draft.open("rb") as raw:
                with suppress(OSError):  # Windows can't delete an open file
                    draft.unlink()
                with closing(connect(file, mode="ro", wait=0)) as source:
                    copy_pages(source, new)
                if scrub(new, raw, target=target, remember=remember, name=path, hours_of=hours_of).is_empty:
                    raise ConflictError("Another command has changed the journal meanwhile. Try again.")
                journal.execute("PRAGMA locking_mode = EXCLUSIVE")
                journal.execute("COMMIT")
                copy_pages(new, journal)
                journal.execute("PRAGMA journal_mode = DELETE")
        except OSError as error:
            raise JournalError(f"{path} can't be rewritten: {error.strerror}. It was not changed.") from error
        finally:
            remove_draft(draft)


def scrub(
    connection: sqlite3.Connection,
    raw: BinaryIO,
    *,
    target: Target,
    remember: Collection[str],
    name: Path,
    hours_of: int | None = None,
) -> Found:
    """Erase a target from a copy, build its file anew, and search that for what was erased. `raw` reads the same file.
    Returns what was erased. Raises JournalError, which names the file `name`, if something is left."""
    connection.execute("BEGIN IMMEDIATE")
    held = None if hours_of is None else read_held_sessions(connection, hours_of)
    found = erase(connection, target, remember=remember)
    if held:
        keep_hours(connection, held)
    connection.execute("COMMIT")
    if found.is_empty:
        return found
    connection.execute("VACUUM")
    left = find_leftover(connection, raw, found.words)
    if left is not None:
        _rebuild_search(connection)
        left = find_leftover(connection, raw, found.words)
    if left is not None:
        raise JournalError(
            f"{quoted(left)} could not be erased from {name}, which was not changed.", hint="mentorlog doctor"
        )
    (problem,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if problem != "ok" or connection.execute("PRAGMA foreign_key_check").fetchone():
        raise JournalError(f"{name} can't be rewritten: it is damaged. It was not changed.", hint="mentorlog doctor")
    return found


def _rebuild_search(connection: sqlite3.Connection) -> None:
    """Build the search index again, and with it the file."""
    from mentorlog.store.doctor.progress import NoProgress
    from mentorlog.store.doctor.search_index import rebuild_search

    connection.execute("BEGIN IMMEDIATE")
    rebuild_search(connection, NoProgress())
    connection.execute("COMMIT")
    connection.execute("VACUUM")


def open_scratch(draft: Path) -> sqlite3.Connection:
    """Connect to a scratch file, without files beside it."""
    connection = erase_deleted_content(connect(draft, mode="rw", wait=0))
    for setting in ("journal_mode = DELETE", "journal_mode = MEMORY", "synchronous = OFF"):
        connection.execute(f"PRAGMA {setting}")
    return connection
