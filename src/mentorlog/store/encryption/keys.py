"""The key of an encrypted journal: 32 random-looking bytes, and the salt with which they follow from a passphrase.

The files are those of SQLCipher 4 with its defaults, so that other programs open them with the passphrase.
"""

from __future__ import annotations

import os

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

SALT_LENGTH: Final = 16
KEY_LENGTH: Final = 32
PAGE_SIZE: Final = 4096
"""The bytes of a page of an encrypted journal, SQLCipher's default."""
_ITERATIONS: Final = 256_000
"""How often PBKDF2 is repeated, as SQLCipher 4 does it."""


class Key(NamedTuple):
    """What opens the encrypted files of one journal."""

    secret: bytes
    """The 32 bytes with which the pages are encrypted."""
    salt: bytes
    """The 16 bytes with which each file begins, unencrypted."""

    @property
    def sql(self) -> str:
        """The key as SQLCipher takes it, so that it does not derive it again."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


def derive_key(passphrase: str, *, salt: bytes) -> Key:
    """The key that follows from a passphrase; takes about a tenth of a second, so that guessing is slow."""
    import hashlib  # takes longer than opening a journal whose key is known

    # a byte of the terminal or the environment that is not UTF-8 stays this byte
    typed = passphrase.encode("utf-8", "surrogateescape")
    secret = hashlib.pbkdf2_hmac("sha512", typed, salt, _ITERATIONS, KEY_LENGTH)
    return Key(secret, salt)


def new_salt() -> bytes:
    """A random salt that is not the beginning of a known file format: a file begins with it."""
    from mentorlog.store.encryption.file_formats import has_known_format

    while has_known_format(salt := os.urandom(SALT_LENGTH)):
        pass
    return salt
