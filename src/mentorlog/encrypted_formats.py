"""Which program encrypted a file, by its first bytes. An encrypted journal has no such mark."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_ENCRYPTED: Final = {
    b"age-encryption.org/": ("age", "age -d"),
    b"-----BEGIN AGE ENCRYPTED FILE-----": ("age", "age -d"),
    b"-----BEGIN PGP MESSAGE-----": ("GnuPG", "gpg -d"),
}


def encryption_of(content: bytes) -> tuple[str, str] | None:
    """The program that encrypted a file, and the command that writes its content to standard output; None for a file
    that has no mark of one. `content`: the file, or its first bytes."""
    return next((found for mark, found in _ENCRYPTED.items() if content.startswith(mark)), None)
