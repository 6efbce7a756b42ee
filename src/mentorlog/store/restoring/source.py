"""Read the file from which a journal is restored, without changing it: a copy is checked and brought to the current
schema.

If a write to the file was interrupted, SQLite rolls it back in the copy. The file beside it with which SQLite does that
(`-journal`, `-wal`) may also belong to another file that had the same name: then the copy without it is sound.
"""

from __future__ import annotations

import stat
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from mentorlog import shell_line
from mentorlog.errors import ConflictError, DamagedError, JournalError, NotFoundError
from mentorlog.store.damage import UNREADABLE, damage_in, dump_line
from mentorlog.store.encryption.new_files import new_files_with
from mentorlog.store.errors import translate_sqlite_errors
from mentorlog.store.file.driver import key_of
from mentorlog.store.file.files import create_private, make_folder, temporary_name
from mentorlog.store.file.header import connect
from mentorlog.store.file.permission_lines import permission_line
from mentorlog.store.restoring.copying import copy_file
from mentorlog.store.restoring.distrust import distrust_schema
from mentorlog.store.restoring.plain_tables import refuse_other_tables
from mentorlog.store.restoring.side_files import copy_alone, has_side_files, remove_with_side_files, settled_copy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def readable_copy(
    source: Path, *, journal: Path, may_be_journal: bool = False, command: str = "restore"
) -> Iterator[Path]:
    """Copy the journal at `source` to a complete journal of the current schema with mode 0600, in the folder of
    `journal`, and return its path. The copy is deleted at the end if it is still there. Its tables are plain tables.
    `may_be_journal`: the source may be the journal's own file, which was rebuilt from a dump. `command`: the command
    that reads the file, for hints.

    Raises NotFoundError, ConflictError for the journal itself, JournalError for anything that is not a sound journal,
    and NewerJournalError.
    """
    check_source(source, journal=None if may_be_journal else journal, command=command)
    with scratch_file(journal) as draft:
        try:
            with translate_sqlite_errors(str(source)), _settled(source, journal=journal.resolve()) as settled:
                _copy_encrypted(settled, draft, source=source, journal=journal, command=command)
        except OSError as error:
            raise JournalError(f"{source} can't be copied: {error.strerror}.", hint=permission_line(source)) from error
        yield draft


@contextmanager
def scratch_file(journal: Path) -> Iterator[Path]:
    """Create an empty file with mode 0600 in the folder of `journal`, and delete it at the end if it is still there.
    Raises JournalError about the folder."""
    draft = temporary_name(journal.resolve())
    try:
        try:
            make_folder(draft.parent)
            create_private(draft)
        except OSError as error:
            raise JournalError(
                f"The folder {draft.parent} of the journal can't be written ({error.strerror}). Nothing was changed.",
                hint=permission_line(draft),
            ) from error
        yield draft
    finally:
        remove_with_side_files(draft)


def _copy_encrypted(settled: Path, draft: Path, *, source: Path, journal: Path, command: str) -> None:
    """Copy a file as `_copy` does. The copy has the key of the journal, else that of the file: it may become the
    journal. Only what is imported into a journal that is not encrypted is not encrypted either."""
    journal_key = key_of(journal)
    key = journal_key or key_of(settled)
    with new_files_with(key):
        _copy(settled, draft, source=source, command=command)
    if command == "import" and key and not journal_key:
        from mentorlog.store.encryption.converting import convert_file

        convert_file(draft, key=None, wait=0)


def _copy(settled: Path, draft: Path, *, source: Path, command: str) -> None:
    """Copy a file to `draft`, and check the copy; errors name `source`."""
    try:
        with translate_sqlite_errors(str(source)):
            copy_file(settled, draft, command=command)
            refuse_other_tables(draft, source)
    except DamagedError as error:
        raise damaged(source, command=command) from error
    if not is_sound(draft):
        raise damaged(source, command=command)


def check_source(source: Path, *, journal: Path | None, command: str = "restore") -> None:
    """Raise NotFoundError, ConflictError or JournalError if `source` can't be a file to restore `journal` from."""
    hint = "mentorlog restore" if command == "restore" else None
    try:
        mode = source.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise NotFoundError(f"There is no file {source}.", hint=hint) from None
    except OSError as error:
        raise JournalError(f"{source} can't be read: {error.strerror}.", hint=permission_line(source)) from error
    if stat.S_ISDIR(mode):
        raise JournalError(f"{source} is a folder, not a backup.", hint=hint)
    if not stat.S_ISREG(mode):
        raise JournalError(f"{source} is not a regular file.", hint=hint)
    if journal is not None and journal.exists() and source.samefile(journal):
        what = "a backup of it can be restored" if hint else "there is nothing to import from it"
        raise ConflictError(f"{source} is the journal itself; {what}.", hint=hint)


def damaged(source: Path, *, command: str = "restore") -> JournalError:
    """The error for a file from which nothing can be restored or imported as it is."""
    recovered = f"{source}.recovered"
    return JournalError(
        f"The file {source} is damaged. Nothing was changed. To recover what can be read:",
        hint=f"{dump_line(str(source), recovered)}\n{shell_line.join(['mentorlog', command, recovered])}",
    )


def is_sound(file: Path) -> bool:
    """Whether SQLite finds no damage in a file, and no link in it leads nowhere."""
    try:
        with closing(connect(file, mode="ro&immutable=1", wait=0)) as connection:
            distrust_schema(connection)
            is_undamaged = damage_in(connection, "integrity_check") is None
            return is_undamaged and connection.execute("PRAGMA foreign_key_check").fetchone() is None
    except UNREADABLE:
        return False


@contextmanager
def _settled(source: Path, *, journal: Path) -> Iterator[Path]:
    """The source, or a copy of it in which SQLite has ended an interrupted write."""
    if not has_side_files(source):
        yield source
        return
    with settled_copy(source, journal=journal) as copy:
        if copy is not None:
            yield copy
            return
    with copy_alone(source, journal=journal) as copy:
        yield copy
