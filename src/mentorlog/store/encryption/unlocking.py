"""Tell whether a file may be an encrypted journal, and whether a key opens it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from mentorlog.errors import UsageError
from mentorlog.store.encryption.file_formats import has_known_format
from mentorlog.store.encryption.keys import PAGE_SIZE, SALT_LENGTH, Key, derive_key
from mentorlog.store.encryption.recovery_code import is_recovery_code, read_recovery_code

if TYPE_CHECKING:
    from pathlib import Path

_MIN_VALUES: Final = 240
"""The different bytes that a random page has at least: with 4096 random bytes, fewer are as unlikely as 1 in 10 to the
50. Texts, images and damaged journals have fewer, or another size."""


def may_be_encrypted(file: Path) -> bool:
    """Whether a file looks like an encrypted journal: whole pages, and the first one without any pattern and without
    the mark of another format. Other encrypted files may too; only the key tells. Raises OSError."""
    return file.stat().st_size % PAGE_SIZE == 0 and begins_encrypted(file)


def begins_encrypted(file: Path) -> bool:
    """Whether a file begins as an encrypted journal does; it may be cut off. Raises OSError."""
    if file.stat().st_size < PAGE_SIZE:  # opening a pipe, which has no size, would wait for its other end
        return False
    with file.open("rb") as content:
        page = content.read(PAGE_SIZE)
    return len(set(page)) >= _MIN_VALUES and not has_known_format(page)


def is_encrypted(file: Path) -> bool:
    """Whether a file is an encrypted journal, also a damaged one, as far as that can be told without its key; False
    if it can't be read."""
    from mentorlog.store.file.driver import is_open_file_encrypted

    is_open = is_open_file_encrypted(file)
    if is_open is not None:  # closing a file ends all locks that this process holds on it, so it is not read
        return is_open
    try:
        return begins_encrypted(file)
    except OSError:
        return False


def salt_of(file: Path) -> bytes | None:
    """The salt of an encrypted journal; None if the file is not one, or is missing. Raises OSError."""
    try:
        if not may_be_encrypted(file):
            return None
    except FileNotFoundError:
        return None
    with file.open("rb") as content:
        return content.read(SALT_LENGTH)


def key_of_text(text: str, *, salt: bytes) -> Key:
    """The key that a passphrase, or a recovery code typed in its place, gives for a journal. Raises UsageError for a
    recovery code with a wrong character."""
    if is_recovery_code(text):
        return Key(read_recovery_code(text), salt)
    return derive_key(text, salt=salt)


def key_that_opens(file: Path, text: str, *, salt: bytes) -> Key | None:
    """The key of a file that a passphrase gives, or a recovery code typed in its place; None if it is another one.
    Raises UsageError for a recovery code with a wrong character."""
    problem = None
    try:
        key = key_of_text(text, salt=salt)
        if opens(file, key):
            return key
    except UsageError as error:
        problem = error
    if is_recovery_code(text):  # another program may have encrypted the file with a passphrase of this form
        key = derive_key(text, salt=salt)
        if opens(file, key):
            return key
    if problem:
        raise problem
    return None


def opens(file: Path, key: Key) -> bool:
    """Whether a key is the one of a file, which may be damaged: a key fits if one page is as it was written with it.
    Raises sqlite3.Error if the file can't be read."""
    from mentorlog.store.encryption.page_codes import fits_a_page
    from mentorlog.store.encryption.sqlcipher import connect_encrypted
    from mentorlog.store.file.driver import forget, uri

    with closing(connect_encrypted(uri(file, mode="ro&immutable=1"), key=key, wait=0, on_close=forget)) as connection:
        try:
            connection.execute("PRAGMA application_id").fetchone()
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code == sqlite3.SQLITE_NOTADB:  # another key, or the first page is damaged
                return fits_a_page(file, key)
            if code != sqlite3.SQLITE_CORRUPT:
                raise
    return True


def changed_pages(connection: sqlite3.Connection) -> list[str]:
    """What SQLCipher says of the pages of a file that are not as they were written with the key of the connection: each
    has a code that follows from its content and the key (HMAC). Nothing if the file is not encrypted."""
    return [str(line) for (line,) in connection.execute("PRAGMA cipher_integrity_check")]
