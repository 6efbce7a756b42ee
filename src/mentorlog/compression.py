"""Which program compressed a file, by its first bytes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_COMPRESSED: Final = {
    b"\x1f\x8b": ("gzip", "gunzip -c"),
    b"\xfd7zXZ\0": ("xz", "xz -dc"),
    b"BZh": ("bzip2", "bzip2 -dc"),
    b"\x28\xb5\x2f\xfd": ("zstd", "zstd -dc"),
    b"PK\3\4": ("zip", "unzip -p"),
}


def compression_of(content: bytes) -> tuple[str, str] | None:
    """The program that compressed a file, and the command that writes its content to standard output; None for a file
    that is not compressed. `content`: the file, or its first bytes."""
    return next((found for magic, found in _COMPRESSED.items() if content.startswith(magic)), None)
