"""The files that can have what is forgotten: those that mentorlog made beside the journal, in the folders of its
backups and in the folder of its data.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

import datetime as dt
import re
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.errors import BusyError, JournalError, LockedError, MentorlogError, NewerJournalError
from mentorlog.named_tuples import NamedTuple
from mentorlog.names import spelling_key
from mentorlog.store.backups.checking import integrity_problem, open_unchanged
from mentorlog.store.backups.folder import list_backups
from mentorlog.store.damage import LOCKED, UNREADABLE
from mentorlog.store.doctor.surroundings import conflicting_copies, find_leftovers
from mentorlog.store.encryption.unlocking import is_encrypted
from mentorlog.store.errors import too_new
from mentorlog.store.file.driver import MAGIC
from mentorlog.store.file.files import target_of_draft
from mentorlog.store.file.header import APPLICATION_ID, VERSION, table_names, version_of
from mentorlog.store.file.line_files import LINES_FOLDER
from mentorlog.store.file.permission_lines import permission_line
from mentorlog.store.forgetting.erasing import OWNED
from mentorlog.store.restoring.side_files import SIDE_FILES, has_side_files

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from mentorlog.model.results.backups import Backup
    from mentorlog.store.forgetting.target import Target

_HOUR: Final = 3600
_RECOVERY_NAME: Final = re.compile(r"\d{4}-\d\d-\d\d-\d{4}-[0-9a-f]{8}\.(md|txt)")
"""The names of recovery files, as they are in the folder for temporary files."""


class Files(NamedTuple):
    """Where the files of a journal are."""

    journal: Path
    """The journal."""
    folders: tuple[Path, ...]
    """The folders of its backups."""
    data_folder: Path
    """The folder of descriptions of bugs."""
    recovery_folders: tuple[Path, ...]
    """The folders of text that was not saved."""
    temporary_folder: Path
    """The folder in which recovery files are if those can't be written."""
    machine: str
    """The name of this computer."""
    now: dt.datetime
    """The present, with a time zone."""


class Surroundings(NamedTuple):
    """The files around a journal."""

    backups: tuple["Backup", ...]
    """All backups, also those of other machines."""
    copies: tuple[Path, ...]
    """Copies from before an upgrade, and files that were set aside."""
    drafts: tuple[Path, ...]
    """Incomplete files of commands that were killed, of this machine."""
    texts: tuple[Path, ...]
    """Text that was not saved, files of the editor, and descriptions of bugs."""
    unknown: tuple[Path, ...]
    """Copies that another program or the user made beside the journal, and files in the folders of backups with other
    names."""
    absent: tuple[Path, ...]
    """Folders of backups on a disk that is not there."""


def find_surroundings(files: Files) -> Surroundings:
    """Find the files around a journal. Raises MentorlogError if a folder of backups can't be read."""
    backups: list[Backup] = []
    for folder in files.folders:
        try:
            backups += list_backups(folder, machine=files.machine)
        except OSError as error:
            message = f"The backups in {folder} can't be read: {error.strerror}. Nothing was changed."
            raise MentorlogError(message, hint=permission_line(folder)) from error
    left = find_leftovers(
        files.journal, folders=files.folders, data_folder=files.data_folder, recovery_folders=files.recovery_folders
    )
    aside = [file for file in left.aside if not _is_beside_another(file)]
    copies, conflicting = (*left.copies, *aside), conflicting_copies(files.journal)
    return Surroundings(
        backups=tuple(backups),
        copies=copies,
        drafts=tuple(file for file in left.drafts if _may_be_deleted(file, files)),
        texts=tuple(_texts(files)),
        unknown=(
            *conflicting,
            *_copies_of_users(files.journal, known={*copies, *left.drafts, *conflicting}),
            *_unknown_files(files, known={*(backup.path for backup in backups), *left.drafts}),
        ),
        absent=tuple(folder for folder in files.folders if not folder.parent.exists()),
    )


def _copies_of_users(journal: Path, *, known: "Collection[Path]") -> "Iterator[Path]":
    """The other journals beside the journal whose names begin with its name: `journal.db.bak`, `journal.db~`."""
    with suppress(OSError):
        for file in sorted(journal.parent.iterdir()):
            if (
                file.name.startswith(journal.name)
                and file != journal
                and file not in known
                and file.is_file()
                and not _is_beside_another(file)
                and _may_be_journal(file, journal)
            ):
                yield file


def _may_be_journal(file: Path, journal: Path) -> bool:
    """Whether a file begins as an SQLite file does, or as an encrypted one. Another name of the journal is one, and is
    not read: closing it would end the locks on the journal."""
    with suppress(OSError):
        if file.samefile(journal):
            return True
        with file.open("rb") as content:
            return content.read(len(MAGIC)) == MAGIC or is_encrypted(file)
    return False


def _unknown_files(files: Files, *, known: "Collection[Path]") -> "Iterator[Path]":
    """The files in the folders of backups that are not known, and that mentorlog does not keep there."""
    for folder in files.folders:
        with suppress(OSError):
            yield from sorted(
                file
                for file in folder.iterdir()
                if file.is_file()
                and not file.name.startswith((".", "checksums-"))
                and file not in known
                and not _is_beside_another(file)
            )


def _is_beside_another(file: Path) -> bool:
    """Whether a file is one that SQLite keeps beside a database, and that is there."""
    return any(
        file.name.endswith(ending) and file.with_name(file.name.removesuffix(ending)).exists() for ending in SIDE_FILES
    )


def _may_be_deleted(draft: Path, files: Files) -> bool:
    """Whether a draft was made on this machine, or is so old that its process is gone."""
    if draft.name.startswith(f".{files.journal.name}."):
        return True
    target = target_of_draft(draft.with_name(re.sub("(-journal|-wal|-shm)$", "", draft.name)))
    if target is not None and files.machine in target.name:
        return True
    with suppress(OSError):
        return files.now.timestamp() - draft.stat().st_mtime > _HOUR
    return False


def _texts(files: Files) -> "Iterator[Path]":
    """The files with text that was not saved, lines whose text is gone, and the descriptions of bugs."""
    for folder in (*files.recovery_folders, files.data_folder / "defects"):
        with suppress(OSError):
            yield from sorted(file for file in folder.rglob("*") if file.is_file())
    for folder in files.recovery_folders:
        with suppress(OSError):
            lines = folder.with_name(LINES_FOLDER)
            yield from sorted(file for file in lines.iterdir() if not (folder / file.name).exists())
    with suppress(OSError):
        yield from sorted(
            file
            for file in files.temporary_folder.iterdir()
            if _RECOVERY_NAME.fullmatch(file.name) and file.is_file() and _is_private(file)
        )


def _is_private(file: Path) -> bool:
    with suppress(OSError):
        import os

        status = file.lstat()
        return status.st_mode & 0o077 == 0 and (not hasattr(os, "getuid") or status.st_uid == os.getuid())
    return False


def files_with_target(files: "Iterable[Path]", target: "Target", *, journal: Path) -> frozenset[Path]:
    """Those copies of the journal at `journal` that have something of a target. Raises MentorlogError for files that
    can't be rewritten: they are damaged, or a newer mentorlog made them."""
    found, refused = set[Path](), list[_NotRewrittenError]()
    for file in files:
        try:
            if _has_something(file, target, journal=journal):
                found.add(file)
        except _NotRewrittenError as error:
            refused.append(error)
    if refused:
        raise _refusal(refused, journal=journal)
    return frozenset(found)


class _NotRewrittenError(Exception):
    """A file can't be rewritten."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(file, why)
        self.file, self.why = file, why


def _refusal(refused: "Sequence[_NotRewrittenError]", *, journal: Path) -> MentorlogError:
    """The error that names all files which can't be rewritten, with the lines that delete them; before those, if one
    has another passphrase, the line that gives it the key of the journal."""
    files = [each.file for each in refused]
    lines = [_deleting_line(file) for file in files]
    what = f"Delete the {'file' if len(files) == 1 else 'files'} first:"
    if any(each.why == LOCKED for each in refused):
        what = "Put the passphrase that is not known into a file first, or delete what you don't need:"
        verb = "encrypt" if is_encrypted(journal) else "decrypt"
        lines.insert(0, f"mentorlog {verb} --passphrase-file PASSPHRASE_FILE")
    messages = [f"{each.file} can't be rewritten without what is to be forgotten: {each.why}." for each in refused]
    separator = " " if len(files) == 1 else "\n"
    message = separator.join([*messages, f"Nothing was changed. {what}"])
    return MentorlogError(message, hint="\n".join(lines))


def _deleting_line(file: Path) -> str:
    sides = [str(side) for ending in SIDE_FILES if (side := file.with_name(f"{file.name}{ending}")).exists()]
    return shell_line.join(["rm", str(file), *sides])


def _has_something(file: Path, target: "Target", *, journal: Path) -> bool:
    from mentorlog.store.restoring.source import readable_copy

    try:
        if has_side_files(file):
            with readable_copy(file, journal=journal) as copy:
                return _has_target(copy, target, name=file)
        return _has_target(file, target, name=file)
    except (NewerJournalError, BusyError):
        raise
    except LockedError as error:
        raise _NotRewrittenError(file, LOCKED) from error
    except (JournalError, *UNREADABLE) as error:
        if isinstance(error.__cause__, OSError):  # no scratch file can be made
            raise
        raise _NotRewrittenError(file, "it is damaged") from error
    except OSError as error:
        raise _NotRewrittenError(file, str(error.strerror)) from error


def _has_target(file: Path, target: "Target", *, name: Path) -> bool:
    with closing(open_unchanged(file)) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise _NotRewrittenError(name, "it is not a journal, or is damaged")
        version = version_of(connection)
        if version > VERSION:
            raise too_new(str(name), version=version)
        if integrity_problem(connection, full_check=False):
            raise _NotRewrittenError(name, "it is damaged")
        return _has_rows(connection, target) or _has_recorded(connection, target)


def _has_rows(connection: "sqlite3.Connection", target: "Target") -> bool:
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("CREATE TEMP TABLE wanted (uuid TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.executemany("INSERT INTO temp.wanted VALUES (?)", [(uuid,) for uuid in target.uuids])
    tables = table_names(connection)
    with_uuid = [
        table
        for table in ("relationship", *OWNED)
        if table in tables and any(name == "uuid" for _, name, *_ in connection.execute(f"PRAGMA table_info({table})"))
    ]
    uuid = "uuid" if "relationship" in with_uuid else "NULL"
    names = connection.execute(f"SELECT name, {uuid} FROM relationship WHERE id <> 0")
    return _has_name(names, target) or any(
        connection.execute(f"SELECT 1 FROM {table} WHERE uuid IN (SELECT uuid FROM temp.wanted) LIMIT 1").fetchone()
        for table in with_uuid
    )


def _has_name(rows: "Iterable[tuple[str | None, str | None]]", target: "Target") -> bool:
    """Whether one of these names and identities is that of the target, and not another person's."""
    wanted = None if target.name is None else spelling_key(target.name)
    return any(name and spelling_key(str(name)) == wanted and uuid not in target.others for name, uuid in rows)


def _has_recorded(connection: "sqlite3.Connection", target: "Target") -> bool:
    """Whether the record of changes has a version of something that is wanted."""
    for image in ("before", "after"):
        images = f"FROM change WHERE json_valid({image})"
        query = f"SELECT 1 {images} AND json_extract({image}, '$.uuid') IN (SELECT uuid FROM temp.wanted) LIMIT 1"
        if connection.execute(query).fetchone():
            return True
        names = connection.execute(
            f"SELECT json_extract({image}, '$.name'), json_extract({image}, '$.uuid') {images} "
            "AND tbl = 'relationship' AND NOT EXISTS (SELECT 1 FROM relationship x WHERE x.id = change.row)"
        )
        if _has_name(names, target):
            return True
    return False
