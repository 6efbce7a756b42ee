"""File formats that their first bytes tell, so that such a file is not taken for an encrypted journal.

An encrypted journal begins with its salt, which is random.
"""

from __future__ import annotations

from typing import Final

_BEGINNINGS: Final = (
    b"SQLite format 3\0",
    b"%PDF-",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",  # JPEG
    b"GIF8",
    b"RIFF",  # WebP, WAV, AVI
    b"OggS",
    b"fLaC",
    b"ID3",  # MP3
    b"PK\3\4",  # zip, and documents of Word, Excel and LibreOffice
    b"\x1f\x8b\x08",  # gzip
    b"BZh",  # bzip2
    b"\xfd7zXZ\0",
    b"\x28\xb5\x2f\xfd",  # zstd
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\7",
    b"age-encryption.org/",
    b"Salted__",  # openssl enc
    b"LUKS\xba\xbe",
    b"\x7fELF",
)


def has_known_format(start: bytes) -> bool:
    """Whether the first bytes of a file are those of a known format."""
    is_video = start[4:8] == b"ftyp"  # after the size of the box: MP4, MOV, HEIC
    return is_video or start.startswith(_BEGINNINGS)
