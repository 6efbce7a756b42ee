"""Check that the backups and copies of an encrypted journal are encrypted with its key too."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.model import Finding
from mentorlog.store.doctor.paths import is_file
from mentorlog.store.doctor.words import counted, listed
from mentorlog.store.encryption.unlocking import salt_of
from mentorlog.store.file.file_header import is_database

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mentorlog.store.doctor.places import Places

_ENCRYPT: Final = "mentorlog encrypt"


def check_encryption(places: Places, copies: Iterable[Path]) -> Iterator[Finding]:
    """Whether the journal is encrypted, and which of its backups and other `copies` are not, or have another key."""
    journal = _salt(places.journal)
    backups = {backup.path: _salt(backup.path) for backup in places.backups}
    salts = backups | {copy: _salt(copy) for copy in copies}
    if journal is None:
        yield from _beside_plain_journal(places, [path for path, salt in backups.items() if salt])
        return
    plain = [path for path, salt in salts.items() if salt is None and _is_database(path)]
    other = [path for path, salt in salts.items() if salt not in (None, journal)]
    if plain:
        what = counted(len(plain), "copy of the encrypted journal is", "copies of the encrypted journal are")
        message = f"{what} not encrypted: {listed([path.name for path in plain])}."
        yield Finding("encryption", "fault", message, _ENCRYPT)
    if other:
        what = counted(len(other), "copy has", "copies have")
        message = f"{what} another passphrase than the journal: {listed([path.name for path in other])}."
        yield Finding("encryption", "note", message, _look_line(other[0]))
    if not (plain or other):
        what = f" and {counted(len(backups), 'backup')}" if backups else ""
        yield Finding("encryption", "ok", f"the journal{what}")


def _beside_plain_journal(places: Places, encrypted: list[Path]) -> Iterator[Finding]:
    """A note if the journal is not encrypted, but backups of it are: it was replaced, or decrypted while they were
    away."""
    if not _is_database(places.journal):
        return
    if encrypted:
        what = counted(len(encrypted), "backup is", "backups are")
        message = f"{what} encrypted, and the journal is not: {listed([path.name for path in encrypted])}."
        yield Finding("encryption", "note", message, _ENCRYPT)
    else:
        yield Finding("encryption", "ok", "the journal is not encrypted")


def _look_line(file: Path) -> str:
    return shell_line.join(["mentorlog", "restore", str(file), "--dry-run"])


def _salt(file: Path) -> bytes | None:
    """The salt of an encrypted file; None if it is not encrypted, or can't be read, which another check reports."""
    with suppress(OSError):
        return salt_of(file)
    return None


def _is_database(file: Path) -> bool:
    if is_file(file):  # opening a pipe would wait for its other end
        with suppress(OSError), file.open("rb") as content:
            return is_database(content.read(16))
    return False
