"""Check that only the owner can read the journal and the files around it."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.model import Finding
from mentorlog.store.doctor.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def check_permissions(journal: Path, *, files: Iterable[Path], folders: Iterable[Path]) -> Iterator[Finding]:
    """Whether other users can read the journal, `files` or `folders`, or replace the journal in its folder.

    What is not a regular file at the path of the journal is not checked: it may be a folder that was named by mistake.
    """
    if os.name == "nt":
        return
    # pathlib raises if it can't be read
    is_other = os.path.exists(journal) and not os.path.isfile(journal)  # noqa: PTH110, PTH113
    findings = [] if is_other else [*_journal(journal), *_folder(journal.parent)]
    findings += [*_others_can_read(files, "600"), *_others_can_read(folders, "700")]
    if findings or is_other:
        yield from findings
    else:
        yield Finding("access", "ok", "only you can read it")


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


def _folder(folder: Path) -> Iterator[Finding]:
    """A folder in which other users can replace the journal. In one with the sticky bit (/tmp) they can't."""
    mode = _mode(folder)
    if mode is None:
        return
    if not os.access(folder, os.W_OK | os.X_OK):
        message = f"The folder {folder} is read-only, so nothing can be recorded."
        yield Finding("access", "fault", message, shell_line.join(["chmod", "u+rwx", str(folder)]))
    elif mode & (stat.S_IWGRP | stat.S_IWOTH) and not mode & stat.S_ISVTX:
        is_anyone = bool(mode & stat.S_IWOTH)
        who = "Other users" if is_anyone else "Users of its group"
        message = f"{who} can replace files in {folder} (mode {mode:04o})."
        fix = shell_line.join(["chmod", "go-w", str(folder)])
        yield Finding("access", "fault" if is_anyone else "note", message, fix)


def _others_can_read(paths: Iterable[Path], wanted: str) -> Iterator[Finding]:
    open_ones = [path for path in paths if (mode := _mode(path)) is not None and mode & _OTHERS]
    if open_ones:
        noun = "folder" if wanted == "700" else "file"
        names = listed([path.name for path in open_ones])
        message = f"Other users can read {counted(len(open_ones), noun)} with your text: {names}."
        yield Finding("access", "fault", message, shell_line.join(["chmod", wanted, *map(str, open_ones)]))


def _mode(path: Path) -> int | None:
    """The mode of a file; None if there is none, or if that can't be known."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return None
