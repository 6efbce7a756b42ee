"""Repair an encrypted journal whose first 16 bytes, the salt, are damaged, and nothing else: they are those of its
backups, which have the same key."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from typing import TYPE_CHECKING, Final

from mentorlog.errors import JournalError, MentorlogError
from mentorlog.store.damage import UNREADABLE
from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.encryption.keys import SALT_LENGTH
from mentorlog.store.encryption.page_codes import fits_first_page
from mentorlog.store.encryption.unlocking import changed_pages, salt_of
from mentorlog.store.file.header import connect
from mentorlog.store.file.permission_lines import permission_line
from mentorlog.store.restoring.side_files import SIDE_FILES
from mentorlog.store.restoring.source import is_sound, scratch_file

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.store.encryption.keys import Key

SALT: Final = "the first 16 bytes of the file"
"""What is repaired, in words."""


def repairable_salt(journal: Path) -> bytes | None:
    """The salt with which a journal is complete and sound whose own salt is damaged: that of a key that is known. None
    for every other file, and if that can't be tried on a copy."""
    try:
        key = _key_of_damaged(journal)
        if key is None or any(journal.with_name(f"{journal.name}{ending}").exists() for ending in SIDE_FILES):
            return None
        return key.salt if _is_sound_with(journal, key.salt) else None
    except (OSError, MentorlogError, *UNREADABLE):
        return None


def repair_salt(journal: Path) -> bool:
    """Write the salt into the journal, after it was tried on a copy; whether it was damaged and could be repaired. If
    the process is killed, the same line repairs it. Raises JournalError if the file can't be written."""
    salt = repairable_salt(journal)
    if salt is None:
        return False
    try:
        with journal.open("r+b", buffering=0) as file:
            file.write(salt)
            os.fsync(file.fileno())
    except OSError as error:
        raise JournalError(
            f"The journal {journal} can't be written: {error.strerror}. It was not changed.",
            hint=permission_line(journal),
        ) from error
    return True


def _key_of_damaged(journal: Path) -> Key | None:
    """The key with which the first page of a journal was written that begins with another salt."""
    salt = salt_of(journal)
    if salt is None or any(key.salt == salt for key in ring.keys):
        return None
    return next((key for key in ring.keys if fits_first_page(journal, key)), None)


def _is_sound_with(journal: Path, salt: bytes) -> bool:
    """Whether a copy of the journal with this salt has every page as it was written, and no damage."""
    with scratch_file(journal) as copy:
        shutil.copyfile(journal, copy)
        with copy.open("r+b") as file:
            file.write(salt[:SALT_LENGTH])
        with closing(connect(copy, mode="ro&immutable=1", wait=0)) as connection:
            return not changed_pages(connection) and is_sound(copy)
