"""Tell from single pages of an encrypted file whether a key is its own: each page ends with a code (HMAC-SHA512) that
follows from its content and the key, as SQLCipher 4 writes it. SQLCipher itself checks all pages of a file, which takes
a second for each 50 megabytes."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, Final

from mentorlog.store.encryption.keys import KEY_LENGTH, PAGE_SIZE, SALT_LENGTH

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.store.encryption.keys import Key

_CODE: Final = 64
"""The bytes of a code at the end of its page."""
_MASK: Final = 0x3A
"""What is combined with each byte of the salt, for the key of the codes."""
_PAGES: Final = 100
"""How many pages of a large file are read, from all parts of it."""


def fits_a_page(file: Path, key: Key) -> bool:
    """Whether a page of a file, which may be damaged, is as it was written with a key. Raises OSError."""
    pages = file.stat().st_size // PAGE_SIZE
    return _has_page(file, key, places=range(0, pages, max(1, pages // _PAGES)))


def fits_first_page(file: Path, key: Key) -> bool:
    """Whether the first page of a file is as it was written with a key, but for its first bytes, the salt. Raises
    OSError."""
    return _has_page(file, key, places=range(1))


def _has_page(file: Path, key: Key, *, places: range) -> bool:
    """Whether one of the pages at these places is as it was written with a key."""
    salt = bytes(byte ^ _MASK for byte in key.salt)
    code_key = hashlib.pbkdf2_hmac("sha512", key.secret, salt, 2, KEY_LENGTH)
    with file.open("rb") as content:
        for place in places:
            content.seek(place * PAGE_SIZE)
            page = content.read(PAGE_SIZE)
            signed = page[SALT_LENGTH if place == 0 else 0 : -_CODE] + (place + 1).to_bytes(4, "little")
            if hmac.compare_digest(hmac.digest(code_key, signed, "sha512"), page[-_CODE:]):
                return True
    return False
