"""Check that there is space for a backup, and for the files that SQLite needs beside the journal."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.model import Finding
from mentorlog.store.doctor.paths import is_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_LEAST: Final = 10_000_000
"""Bytes that are needed in any case."""
_UNITS: Final = ("bytes", "kB", "MB", "GB", "TB", "PB")


def check_space(journal: Path, *, folders: Iterable[Path]) -> Iterator[Finding]:
    """Whether each disk with the journal or its backups has space for another copy of the journal."""
    needed = max(2 * _size(journal), _LEAST)
    seen: set[int] = set()
    findings: list[Finding] = []
    for folder in (journal.parent, *folders):
        there = next((parent for parent in (folder, *folder.parents) if is_folder(parent)), None)
        if there is None or (device := there.stat().st_dev) in seen:
            continue
        seen.add(device)
        free = shutil.disk_usage(there).free
        if free < needed:
            message = f"{_in_words(free)} are free on the disk of {there}; a backup may need {_in_words(needed)}."
            findings.append(Finding("space", "fault", message, shell_line.join(["df", "-h", str(there)])))
        elif not findings:
            findings.append(Finding("space", "ok", f"{_in_words(free)} are free"))
    faults = [finding for finding in findings if finding.status == "fault"]
    yield from faults or findings[:1]


def _size(file: Path) -> int:
    try:
        return os.stat(file).st_size  # noqa: PTH116 - as `exists` would, without an error
    except OSError:
        return 0


def _in_words(size: float) -> str:
    """A number of bytes in words: `812 MB`."""
    for unit in _UNITS[:-1]:
        if size < 1000:
            return f"{size:.0f} {unit}" if size >= 10 or unit == "bytes" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.0f} {_UNITS[-1]}"
