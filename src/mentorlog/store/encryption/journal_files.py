"""The journal, its backups and its other copies, and with which key each of them is encrypted.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.errors import LockedError, UsageError
from mentorlog.named_tuples import NamedTuple
from mentorlog.store.damage import UNREADABLE
from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.encryption.keys import Key, derive_key, new_salt
from mentorlog.store.encryption.unlocking import is_encrypted, key_that_opens, salt_of
from mentorlog.store.file.driver import key_of
from mentorlog.store.forgetting.places import Surroundings, find_surroundings

if TYPE_CHECKING:
    from mentorlog.model.results.backups import Backup
    from mentorlog.store.forgetting.places import Files


NOT_KNOWN: Final = "its passphrase is not known"
"""Why a file could not be converted that opens with another passphrase."""


class JournalFile(NamedTuple):
    """One of the files of a journal."""

    path: Path
    """The file."""
    salt: bytes | None
    """The salt of its key; None if it is not encrypted."""
    backup: "Backup | None" = None
    """The backup that it is."""


class JournalFiles(NamedTuple):
    """The files of a journal."""

    journal: JournalFile
    """The journal."""
    others: tuple[JournalFile, ...]
    """Its backups, newest first, and other copies of it."""
    around: Surroundings
    """Everything that was found around the journal."""

    def with_other_key(self, key: Key | None) -> tuple[JournalFile, ...]:
        """The backups and copies that are not encrypted with a key, or are encrypted although there is none."""
        salt = key.salt if key else None
        return tuple(file for file in self.others if file.salt != salt)


def find_journal_files(files: "Files") -> JournalFiles:
    """Find the files of a journal. Raises OSError if the journal can't be read, MentorlogError if a folder of backups
    can't."""
    around = find_surroundings(files)
    backups = [JournalFile(backup.path, _salt_or_none(backup.path), backup) for backup in around.backups]
    copies = [JournalFile(copy, _salt_or_none(copy)) for copy in around.copies]
    return JournalFiles(JournalFile(files.journal, salt_of(files.journal)), (*backups, *copies), around)


def plain_unknown_files(found: JournalFiles) -> tuple[Path, ...]:
    """The files that are not changed, because another program or the user made them, and that are not encrypted."""
    return tuple(file for file in found.around.unknown if not is_encrypted(file))


def _salt_or_none(file: Path) -> bytes | None:
    with suppress(OSError):  # converting it reports that it can't be read
        return salt_of(file)
    return None


def find_missing_keys(found: JournalFiles, key: Key | None) -> dict[bytes, str]:
    """Find the keys of all files that have another one than `key`. Returns why a key is not there, by its salt."""
    missing: dict[bytes, str] = {}
    for file in found.with_other_key(key):
        if file.salt is not None and file.salt not in missing:
            try:
                key_of(file.path)
            except LockedError:
                missing[file.salt] = NOT_KNOWN
            except UNREADABLE:
                missing[file.salt] = "it is damaged"
    return missing


def key_for_passphrase(passphrase: str, found: JournalFiles) -> Key:
    """The key that all files get from a passphrase: that of the files which it opens already, such as those that a
    killed command has converted; else one with a new salt. If the journal and all encrypted copies have the same key,
    they get another one, even from the same passphrase."""
    files = (found.journal, *found.others)
    salts = dict.fromkeys(file.salt for file in files if file.salt is not None)
    if found.journal.salt is not None:
        salts = {found.journal.salt: None} if len(salts) > 1 else {}
    for salt in salts:
        key = opening_key(passphrase, [file.path for file in files if file.salt == salt], salt=salt)
        if key is not None:
            return key
    return derive_key(passphrase, salt=new_salt())


def opening_key(passphrase: str, files: list[Path], *, salt: bytes) -> Key | None:
    """The key that a passphrase gives for files with a salt, if it opens one of them; it is remembered."""
    for file in files:
        with suppress(OSError, UsageError, *UNREADABLE):  # UsageError: a recovery code with a wrong character
            key = key_that_opens(file, passphrase, salt=salt)
            if key is not None:
                ring.add(key)
                return key
    return None
