"""Give a file another key, or none: export it into a new file, verify that, and put it in the place of the first.

At each moment the name of the file belongs to the complete old one or to the complete new one.
"""

from __future__ import annotations

import os
from contextlib import closing, nullcontext, suppress
from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.errors import ConflictError, JournalError
from mentorlog.store.backups.checking import integrity_problem
from mentorlog.store.encryption.exporting import export, first_difference
from mentorlog.store.file.driver import forget, key_of, uri
from mentorlog.store.file.files import (
    create_private,
    remove_abandoned,
    remove_draft,
    sync_file,
    sync_folder,
    temporary_name,
)

if TYPE_CHECKING:
    import sqlite3
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import BinaryIO

    from mentorlog.store.encryption.keys import Key

_CHUNK: Final = 1 << 20


def convert_file(
    file: Path,
    *,
    key: Key | None,
    wait: float,
    draft_for: Path | None = None,
    keeps_times: bool = False,
    replacing: AbstractContextManager[None] | None = None,
) -> None:
    """Encrypt a file with `key`, or decrypt it (None). No other program can write to it meanwhile, and its old content
    is overwritten with zeros. `draft_for`: the file after which the draft in its folder is named (default: the file);
    `replacing`: a context in which the new file replaces the old one. Raises LockedError, sqlite3.Error about the file,
    JournalError if the result is not the same, ConflictError if another process has replaced the file, and OSError if
    it can't be written; the file is then as it was."""
    target = file.resolve()
    draft = temporary_name(draft_for or target)
    try:
        create_private(draft)
        remove_abandoned(draft_for or target, written=draft)
        # closing a file ends the locks that this process holds on it, so this is closed last
        with target.open("r+b") as old, closing(_connect(target, wait=wait)) as connection:
            _refuse_linked_file(target, old)
            connection.execute("PRAGMA temp_store = MEMORY")
            # changes nothing unless another program chose a write-ahead log, which would be written at the end
            connection.execute("PRAGMA main.journal_mode = DELETE")
            connection.execute("PRAGMA main.locking_mode = EXCLUSIVE")
            _attach(connection, draft, key=key)
            _export(connection, target, old)
            _verify(connection, target)
            connection.execute("DETACH target")
            if keeps_times:
                status = target.stat()
                os.utime(draft, ns=(status.st_atime_ns, status.st_mtime_ns))
            sync_file(draft)
            with replacing or nullcontext():
                draft.replace(target)
                _sync_name(target)
            overwrite(old)
    finally:
        remove_draft(draft)


def _refuse_linked_file(file: Path, old: BinaryIO) -> None:
    """Raise JournalError for a file with another name, under which the old content would be overwritten too."""
    status = os.fstat(old.fileno())
    if status.st_nlink > 1:
        disk = next((each for each in reversed(file.parents) if each.stat().st_dev == status.st_dev), file.parent)
        raise JournalError(
            f"{file} has another name (a hard link), under which its content would be lost. It was not changed. Delete "
            "the other name, which this line finds:",
            hint=shell_line.join(["find", str(disk), "-xdev", "-samefile", str(file)]),
        )


def _sync_name(file: Path) -> None:
    """Make the new name survive a power failure, before the old content is overwritten."""
    with suppress(OSError):  # some file systems can't sync a folder
        sync_folder(file.parent)
    sync_file(file)


def _connect(file: Path, *, wait: float) -> sqlite3.Connection:
    """SQLCipher's connection to a file, whether it is encrypted or not. Raises LockedError if it is not installed."""
    from mentorlog.store.encryption.sqlcipher import connect_encrypted

    return connect_encrypted(uri(file, mode="rw"), key=key_of(file), wait=wait, on_close=forget)


def _attach(connection: sqlite3.Connection, draft: Path, *, key: Key | None) -> None:
    (page_size,) = connection.execute("PRAGMA main.page_size").fetchone()
    connection.execute("ATTACH ? AS target KEY ?", (uri(draft, mode="rw"), key.sql if key else ""))
    if not key:  # encrypted pages have the same size in each file, so that it need not be known to open them
        connection.execute(f"PRAGMA target.page_size = {page_size}")
    for setting in ("journal_mode = OFF", "synchronous = OFF"):
        connection.execute(f"PRAGMA target.{setting}")  # the draft is synced once, and deleted if anything fails


def _export(connection: sqlite3.Connection, file: Path, old: BinaryIO) -> None:
    """Copy everything; the lock of the file stays. Raises ConflictError if another process has put a file in its place
    while this one waited for the lock."""
    connection.execute("BEGIN EXCLUSIVE")
    if not os.path.samestat(os.fstat(old.fileno()), file.stat()):
        raise ConflictError(f"Another command has changed {file} meanwhile. It was not changed; try again.")
    export(connection, source="main", target="target")
    connection.execute("COMMIT")


def _verify(connection: sqlite3.Connection, file: Path) -> None:
    """Raise JournalError unless the two files have the same schema, versions, rows and sequences."""
    different = first_difference(connection, "main", "target")
    if different:
        raise JournalError(f"{file} was not changed, because the new file is not the same ({different}).")
    problem = integrity_problem(connection, name="target", full_check=True)
    if problem:
        raise JournalError(f"{file} was not changed, because the new file is not sound: {problem}.")


def erase_file(file: Path) -> None:
    """Overwrite a file with zeros, and delete it; a file that has another name (a hard link) only loses this one.
    Raises OSError."""
    with file.open("r+b") as content:
        if os.fstat(content.fileno()).st_nlink <= 1:
            overwrite(content)
    file.unlink()


def overwrite(old: BinaryIO) -> None:
    """Overwrite an open file with zeros, and make it empty. A program that still has it open can't write to it any
    more."""
    size = os.fstat(old.fileno()).st_size
    for start in range(0, size, _CHUNK):
        old.write(bytes(min(_CHUNK, size - start)))
    old.flush()
    os.fsync(old.fileno())
    old.truncate(0)
