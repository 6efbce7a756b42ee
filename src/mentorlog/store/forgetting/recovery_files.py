"""Which files with unsaved text are about the person who is forgotten."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from mentorlog.names import word_spellings
from mentorlog.store.file.line_files import LINES_FOLDER, line_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

_LEAST: Final = 3
"""The letters of a word of a name that is looked for."""


def files_about(
    files: Iterable[Path], *, name: str, refs: Collection[str], others: Iterable[str], journal: Path
) -> tuple[Path, ...]:
    """The files that are deleted: those that have a word of the name, or whose line to type has one of the refs; and
    those that name no one else, unless their line is for another journal. `others` are the names of other people."""
    own, other_words = _words_of(name), {word for other in others for word in _words_of(other)}
    found = []
    for file in files:
        line = _read(line_file(file)) if file.parent.name in ("unsaved", LINES_FOLDER) else ""
        words = _words_in(f"{_read(file)}\n{line}")
        is_named = own & words or set(refs) & set(re.findall(r"[a-z]\d+", line.lower()))
        is_of_other_journal = "--db" in line and journal.name not in line
        if is_named or not (words & (other_words - own) or is_of_other_journal):
            found.append(file)
    return tuple(found)


def _words_of(name: str) -> set[str]:
    return {word for word in word_spellings(name) if len(word) >= _LEAST}


def _words_in(text: str) -> set[str]:
    return {spelling for word in set(re.findall(r"[^\W_]+", text)) for spelling in word_spellings(word)}


def _read(file: Path) -> str:
    with suppress(OSError):
        return file.read_bytes().decode("utf-8", "replace")
    return ""


def delete_text(file: Path) -> None:
    """Delete a file with unsaved text, its line, and a folder of the editor that is empty then. Raises OSError."""
    line_file(file).unlink(missing_ok=True)
    file.unlink(missing_ok=True)
    if file.parent.name not in ("unsaved", "defects") and file.parent.parent.name == "unsaved":
        with suppress(OSError):  # the editor has other files in it
            file.parent.rmdir()
