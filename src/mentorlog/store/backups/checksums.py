"""The SHA-256 checksums of the backups of one machine, in a file beside them that `sha256sum -c` reads.

SQLite finds damage to the structure of a file, but not a changed letter in a text.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from mentorlog.store.file.files import write_private

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mentorlog.model.results.backups import Backup


def checksums_file(folder: Path, *, machine: str) -> Path:
    """The file with the checksums of the backups of a machine."""
    return folder / f"checksums-{machine}.txt"


def checksum(file: Path) -> str:
    """The SHA-256 checksum of a file, in hexadecimal. Raises OSError."""
    from hashlib import file_digest

    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def record_checksum(backup: Backup) -> None:
    """Add the checksum of a new backup, and remove those of files that are gone; the caller holds the lock of the
    folder. Raises OSError."""
    _write(backup, checksum(backup.path))


@contextmanager
def renewed_checksum(backup: Backup) -> Iterator[None]:
    """Record the checksum of a backup that is replaced. Meanwhile it has none, so that it is not called damaged later
    if the process is killed; the caller holds the lock of the folder. Raises OSError."""
    _write(backup, None)
    yield
    record_checksum(backup)


def _write(backup: Backup, digest: str | None) -> None:
    """Write the checksums of the files that are there, with this one of a backup, or none."""
    folder = backup.path.parent
    file = checksums_file(folder, machine=backup.machine)
    known = {name: each for name, each in _read(file).items() if os.path.lexists(folder / name)}
    known.pop(backup.path.name, None)
    if digest is not None:
        known[backup.path.name] = digest
    write_private(file, "".join(f"{each}  {name}\n" for name, each in known.items()).encode())


def is_changed(backup: Backup) -> bool:
    """Whether a backup has another checksum than when it was made; False if none was recorded. Raises OSError."""
    recorded = _read(checksums_file(backup.path.parent, machine=backup.machine)).get(backup.path.name)
    return recorded is not None and recorded != checksum(backup.path)


def _read(file: Path) -> dict[str, str]:
    """The checksums by the names of files; none if there is no such file, or something else is in it."""
    with suppress(OSError, ValueError):
        lines = (line.partition("  ") for line in file.read_text("utf-8").splitlines())
        return {name: digest for digest, _, name in lines if name and len(digest) == 64}
    return {}
