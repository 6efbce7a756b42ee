"""Which kind of file `import` was given: a journal, an export of mentorlog, or a log that the user keeps.

The content decides; the extension only decides between files of text.
"""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Final, Literal

from mentorlog.cli.input.typed_path import path_of_file
from mentorlog.errors import JournalError, NotFoundError, UsageError
from mentorlog.store.file.file_header import is_database
from mentorlog.store.file.permission_lines import permission_line
from mentorlog.store.restoring.other_files import BYTE_ORDER_MARK, EXPORT_KEY, not_a_journal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FileKind = Literal["journal", "export", "log"]
"""A journal file of SQLite; a JSON export of mentorlog; a log: a file of notes, or a folder with such files."""

LOG_EXTENSIONS: Final = (".md", ".markdown", ".txt", ".text", ".org", ".csv", ".tsv", ".json")
"""The extensions of files of notes; a JSON file is one of jrnl or Day One."""

_BEGINNING: Final = 1 << 20
"""The bytes of a JSON file in which the mark of an export is looked for."""


def paths_of(words: Sequence[str]) -> tuple[Path, ...]:
    """The files that were named. Raises UsageError if there is none, or if one is named `-`."""
    if not words:
        raise UsageError(
            "Name the file to import: a journal, a JSON export, or a log.",
            hint="mentorlog import FILE --dry-run",
        )
    if any(not word.strip() for word in words):
        raise UsageError("The name of the file is empty.")
    return tuple(path_of_file(word, reader="import") for word in words)


def kind_of(files: Sequence[Path]) -> FileKind:
    """The kind of all the files. Raises UsageError for several files that are not all logs, and the errors of
    `_kind_of`."""
    kinds = [(_kind_of(file), file) for file in files]
    other = next(((kind, file) for kind, file in kinds if kind != "log"), None)
    if other is None:
        return "log"
    kind, file = other
    if len(files) > 1:
        what = "an export" if kind == "export" else "a journal"
        raise UsageError(f"{file} is {what}; import it alone.", hint="mentorlog import FILE")
    return kind


def _kind_of(file: Path) -> FileKind:
    """The kind of one file. Raises NotFoundError, JournalError for one that can't be read, UsageError for one of
    another kind."""
    try:
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):
            return "log"
        if not stat.S_ISREG(mode):
            raise JournalError(f"{file} is not a regular file. It was not opened.")
        with file.open("rb") as opened:
            content = opened.read(_BEGINNING)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFoundError(f"There is no file {file}.") from None
    except OSError as error:
        raise JournalError(f"{file} can't be read: {error.strerror}.", hint=permission_line(file)) from error
    return _kind_of_content(file, content)


def _may_be_encrypted(file: Path, content: bytes) -> bool:
    """Whether a file may be an encrypted journal, by its content alone."""
    from mentorlog.store.encryption.unlocking import may_be_encrypted

    return b"\0" in content and may_be_encrypted(file)


def _kind_of_content(file: Path, content: bytes) -> FileKind:
    if is_database(content) or _may_be_encrypted(file, content):
        return "journal"
    extension = file.suffix.lower()
    is_json = content.removeprefix(BYTE_ORDER_MARK).lstrip().startswith((b"{", b"["))
    if EXPORT_KEY in content and is_json:
        return "export"
    if not content:
        raise JournalError(f"The file {file} is empty. Nothing was changed.")
    if extension in LOG_EXTENSIONS or (not extension and b"\0" not in content):
        return "log"
    raise not_a_journal(file, content, command="import")
