"""Read the files of a log: those that were named, and those in the folders that were named."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.cli.input.imports.file_kind import LOG_EXTENSIONS
from mentorlog.errors import JournalError, NotFoundError
from mentorlog.importing.logs.log_data import LogFile, NotRead, Place
from mentorlog.store.file.permission_lines import permission_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_BYTES: Final = 100_000_000
"""The largest log, all its files together."""
_TEXT_FILES: Final = f"{', '.join(LOG_EXTENSIONS[:-1])} or {LOG_EXTENSIONS[-1]}"


def read_sources(paths: Iterable[Path]) -> tuple[list[LogFile], list[NotRead]]:
    """The content of the files, and what is in the folders but is no file of notes. A folder is read with the folders
    in it, by name; hidden files are passed over.

    Raises JournalError for a file that can't be read, and for more than 100 MB; NotFoundError for a folder without a
    file of notes.
    """
    files: list[LogFile] = []
    others: list[NotRead] = []
    left = MOST_BYTES
    for path in paths:
        logs, rest = _split(_files_in(path)) if path.is_dir() else ([path], [])
        if not logs:
            raise NotFoundError(f"The folder {path} has no file of notes ({_TEXT_FILES}).")
        for file in logs:
            data = _read(file, most=left)
            left -= len(data)
            files.append(LogFile(str(file), data))
        others += [NotRead(Place(str(file), 1), "", f"a file of notes ends in {_TEXT_FILES}") for file in rest]
    return files, others


def _split(found: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """The files of notes in a folder, by their extensions, and the others."""
    logs: list[Path] = []
    others: list[Path] = []
    for file in found:
        (logs if file.suffix.lower() in LOG_EXTENSIONS else others).append(file)
    return logs, others


def _files_in(folder: Path) -> Iterator[Path]:
    """The regular files in a folder and in the folders in it, by name, without hidden ones."""
    for parent, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (
            Path(parent, name) for name in sorted(names) if not name.startswith(".") and Path(parent, name).is_file()
        )


def _refuse(error: OSError) -> None:
    raise JournalError(f"The folder {error.filename} can't be read: {error.strerror}.") from error


def _read(file: Path, *, most: int) -> bytes:
    try:
        with file.open("rb") as opened:
            data = opened.read(most + 1)
    except OSError as error:
        raise JournalError(f"{file} can't be read: {error.strerror}.", hint=permission_line(file)) from error
    if len(data) > most:
        raise JournalError(f"The log is larger than {MOST_BYTES // 1_000_000} MB with {file}. Nothing was imported.")
    return data
