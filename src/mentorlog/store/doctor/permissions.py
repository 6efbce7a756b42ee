"""Check that only the owner can read the journal and the files around it."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Final, Literal

from mentorlog import shell_line
from mentorlog.model import Finding
from mentorlog.store.doctor.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def check_permissions(
    journal: Path, *, files: Iterable[Path], folders: Sequence[Path], data_folder: Path, settings: Path | None
) -> Iterator[Finding]:
    """Whether other users can read the journal, `files` or `folders`, change the settings, or replace any of them in
    the folders that they are in.

    What is not a regular file at the path of the journal is not checked: it may be a folder that was named by mistake.
    """
    if os.name == "nt":
        return
    # pathlib raises if it can't be read
    is_other = os.path.exists(journal) and not os.path.isfile(journal)  # noqa: PTH110, PTH113
    findings = [] if is_other else [*_journal(journal), *_own_folder(journal.parent)]
    findings += [*_others_can_read(files, "600"), *_others_can_read(folders, "700")]
    private = {folder for folder in folders if _is_open(folder)}  # the line of `_others_can_read` closes them
    places = [*([] if is_other else _places(journal)), *folders, data_folder, *(_places(settings) if settings else ())]
    findings += _others_can_replace(dict.fromkeys(places), except_for=private)
    findings += _settings(settings) if settings else ()
    if findings or is_other:
        yield from findings
    else:
        yield Finding("access", "ok", "only you can read it")


def _places(file: Path) -> tuple[Path, ...]:
    """The folder of a file; of a symbolic link also that of the file that it leads to."""
    return file.parent, file.resolve().parent


def _journal(journal: Path) -> Iterator[Finding]:
    """That other users can read the journal, or that it can't be written. One that can't be read is another finding."""
    mode = _mode(journal)
    if mode is None:
        return
    fix = shell_line.join(["chmod", "600", str(journal)])
    if mode & _OTHERS:
        message = f"Other users can read or change {journal} (mode {mode:04o})."
        yield Finding("access", "fault", message, fix)
    elif mode & stat.S_IRUSR and not (os.access(journal, os.W_OK) and mode & stat.S_IWUSR):
        yield Finding("access", "fault", f"{journal} is read-only, so nothing can be recorded.", fix)


def _own_folder(folder: Path) -> Iterator[Finding]:
    """A folder in which nothing can be written."""
    if _mode(folder) is not None and not os.access(folder, os.W_OK | os.X_OK):
        message = f"The folder {folder} is read-only, so nothing can be recorded."
        yield Finding("access", "fault", message, shell_line.join(["chmod", "u+rwx", str(folder)]))


def _others_can_replace(folders: Iterable[Path], *, except_for: set[Path]) -> Iterator[Finding]:
    """The folders, and those that they are in, in which other users can replace what is there. In one with the sticky
    bit (/tmp) they can't."""
    seen = set(except_for)
    for place in folders:
        for folder in (place, *place.parents):
            if folder in seen:
                continue
            seen.add(folder)
            mode = _mode(folder)
            if mode is None or not mode & (stat.S_IWGRP | stat.S_IWOTH) or mode & stat.S_ISVTX:
                continue
            message = f"{_who(mode)} can replace files in {folder} (mode {mode:04o})."
            fix = shell_line.join(["chmod", "go-w", str(folder)])
            yield Finding("access", _severity(mode), message, fix)


def _settings(settings: Path) -> Iterator[Finding]:
    """Settings that other users can change: they name the journal, and programs that are started."""
    mode = _mode(settings)
    if mode is not None and mode & (stat.S_IWGRP | stat.S_IWOTH):
        message = f"{_who(mode)} can change {settings} (mode {mode:04o})."
        yield Finding("access", _severity(mode), message, shell_line.join(["chmod", "go-w", str(settings)]))


def _who(mode: int) -> str:
    return "Other users" if mode & stat.S_IWOTH else "Users of its group"


def _severity(mode: int) -> Literal["fault", "note"]:
    """A group is often that of one user alone."""
    return "fault" if mode & stat.S_IWOTH else "note"


def _others_can_read(paths: Iterable[Path], wanted: str) -> Iterator[Finding]:
    open_ones = [path for path in paths if _is_open(path)]
    if open_ones:
        noun = "folder" if wanted == "700" else "file"
        names = listed([path.name for path in open_ones])
        message = f"Other users can read {counted(len(open_ones), noun)} with your text: {names}."
        yield Finding("access", "fault", message, shell_line.join(["chmod", wanted, *map(str, open_ones)]))


def _is_open(path: Path) -> bool:
    """Whether other users can read or change a file or folder."""
    return bool((_mode(path) or 0) & _OTHERS)


def _mode(path: Path) -> int | None:
    """The mode of a file; None if there is none, or if that can't be known."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return None
