"""The files that SQLite keeps beside a database while it writes, and copies in which such a write is ended.

`-journal` and `-wal` belong to a database by name only. Beside another file of that name, such as a copy that was put
in the place of a journal, SQLite would write pages of the one into the other. So a file with them is looked at in a
copy, and nothing is changed before it is known what belongs together.
"""

from __future__ import annotations

import shutil
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.errors import ConflictError, JournalError
from mentorlog.store.damage import UNREADABLE, damage_in, is_damage
from mentorlog.store.errors import translate_sqlite_errors
from mentorlog.store.file.file_header import is_wal, read_header
from mentorlog.store.file.files import create_private, remove_draft, temporary_name
from mentorlog.store.file.foreign_rollback import refuse_foreign_rollback
from mentorlog.store.file.header import connect

if TYPE_CHECKING:
    from collections.abc import Iterator

SIDE_FILES: Final = ("-journal", "-wal", "-shm")
"""The endings of the files that SQLite keeps beside a database."""
_TRIES: Final = 3
"""How often a file is copied that another process changes meanwhile."""


def has_side_files(file: Path) -> bool:
    """Whether SQLite may have to end a write before the file can be read, or would create files beside it."""
    return is_wal(read_header(file)) or any(Path(f"{file}{ending}").exists() for ending in SIDE_FILES)


@contextmanager
def settled_copy(file: Path, *, journal: Path) -> Iterator[Path | None]:
    """Copy a file with its side files to the folder of `journal`, where SQLite ends an interrupted write; None if they
    belong to another file, or the copy is damaged then. It is deleted at the end. Raises ConflictError if another
    process goes on writing to the file."""
    with _scratch(journal) as copy:
        _copy_with(file, copy, endings=SIDE_FILES[:2])
        yield copy if not _has_foreign_rollback(file) and _settle(copy) else None


@contextmanager
def copy_alone(file: Path, *, journal: Path) -> Iterator[Path]:
    """Copy a file without its side files to the folder of `journal`. The copy is deleted at the end."""
    with _scratch(journal) as copy:
        _copy_with(file, copy, endings=())
        _settle(copy)
        yield copy


@contextmanager
def _scratch(journal: Path) -> Iterator[Path]:
    """The path for a temporary file of a journal, and for the side files of that."""
    scratch = temporary_name(journal.resolve())
    try:
        yield scratch
    finally:
        remove_with_side_files(scratch)


def remove_with_side_files(draft: Path) -> None:
    """Delete a temporary file and what SQLite has left beside it, if they are still there."""
    for ending in ("", *SIDE_FILES):
        remove_draft(Path(f"{draft}{ending}"))


def _has_foreign_rollback(file: Path) -> bool:
    if not Path(f"{file}-journal").exists():
        return False
    try:
        refuse_foreign_rollback(str(file))
    except JournalError:
        return True
    return False


def _copy_with(file: Path, copy: Path, *, endings: tuple[str, ...]) -> None:
    """Copy a file and what is beside it, as they are at one moment."""
    for _ in range(_TRIES):
        before = written_state(file)
        for ending in ("", *endings):
            if Path(f"{file}{ending}").exists():
                shutil.copyfile(f"{file}{ending}", create_private(Path(f"{copy}{ending}")))
        if written_state(file) == before:
            return
        remove_with_side_files(copy)
    raise ConflictError(f"Another program is changing {file}. Nothing was changed; try again.")


def written_state(file: Path) -> tuple[tuple[int, int] | None, ...]:
    """What changes if a file or what is beside it is written."""
    found = [Path(f"{file}{ending}") for ending in ("", *SIDE_FILES)]
    states = [path.stat() if path.exists() else None for path in found]
    return tuple(status and (status.st_size, status.st_mtime_ns) for status in states)


def end_interrupted_write(file: Path) -> None:
    """Let SQLite end an interrupted write in the file itself, and delete what is left beside it, also what belongs to
    another file. Raises BusyError if another process has it open, OSError."""
    if not has_side_files(file):
        return
    with translate_sqlite_errors(str(file)):
        if not _has_foreign_rollback(file):
            _settle(file)
    for ending in SIDE_FILES:
        Path(f"{file}{ending}").unlink(missing_ok=True)


def _settle(copy: Path) -> bool:
    """Let SQLite end an interrupted write, and leave a file with nothing beside it; false if it is damaged."""
    try:
        with closing(connect(copy, mode="rw", wait=0)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
            found = damage_in(connection, "quick_check")
    except UNREADABLE as error:
        if is_damage(error):
            return False
        raise
    for ending in SIDE_FILES:  # a rollback file that was not finished is not used, and stays
        Path(f"{copy}{ending}").unlink(missing_ok=True)
    return found is None
