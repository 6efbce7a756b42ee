"""The key of an unlocked journal, in a file of the runtime folder: `mentorlog/SALT.key`, mode 0600, with the key and
the time until which it may be used.

The time is that of the computer's clock, also if MENTORLOG_NOW sets another present: a key must not last longer.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from mentorlog.store.encryption.keys import KEY_LENGTH, Key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

_FOLDER: Final = "mentorlog"
_ENDING: Final = ".key"
_LENGTH: Final = KEY_LENGTH + 8
"""The bytes of a file: the key, and the seconds since 1970 until which it may be used."""


def write_cached_key(runtime: str, key: Key, *, until: float) -> None:
    """Keep a key until a time, in seconds since 1970. Raises OSError."""
    folder = os.path.join(runtime, _FOLDER)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    draft = os.path.join(folder, f".{key.salt.hex()}.{os.urandom(4).hex()}.new")
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(key.secret + int(until).to_bytes(8))
        os.replace(draft, _file(runtime, key.salt))
    except BaseException:
        os.unlink(draft)
        raise


def read_cached_key(runtime: str, *, salt: bytes, now: float) -> Key | None:
    """The key of a journal that was unlocked; None if it was not, or if the time is over. The files of all keys whose
    time is over are deleted."""
    return dict(_keys(runtime, now=now)).get(salt)


def cached_until(runtime: str, *, salt: bytes, now: float) -> float | None:
    """Until when the key of a journal is kept, in seconds since 1970; None if it is not."""
    if read_cached_key(runtime, salt=salt, now=now) is None:
        return None
    with open(_file(runtime, salt), "rb") as content:
        return float(int.from_bytes(content.read()[KEY_LENGTH:]))


def remove_expired_keys(runtime: str, *, now: float) -> None:
    """Delete the files of all keys whose time is over."""
    dict(_keys(runtime, now=now))


def remove_cached_key(runtime: str, *, salt: bytes) -> bool:
    """Delete the file of a key; whether there was one. Raises OSError if it can't be deleted."""
    try:
        os.unlink(_file(runtime, salt))
    except FileNotFoundError:
        return False
    return True


def _keys(runtime: str, *, now: float) -> Iterator[tuple[bytes, Key]]:
    """The keys whose time is not over, by their salt; the files of others are deleted."""
    folder = os.path.join(runtime, _FOLDER)
    try:
        names = [name for name in os.listdir(folder) if name.endswith(_ENDING)]
    except OSError:
        return
    for name in names:
        file = os.path.join(folder, name)
        try:
            found = _private_content(file)
            salt = bytes.fromhex(name.removesuffix(_ENDING))
        except (OSError, ValueError):
            continue
        if found is None:
            continue
        if len(found) == _LENGTH and int.from_bytes(found[KEY_LENGTH:]) > now:
            yield salt, Key(found[:KEY_LENGTH], salt)
        else:
            with suppress(OSError):  # another command has just deleted it
                os.unlink(file)


def _private_content(file: str) -> bytes | None:
    """The content of a file that only this user can read or change; None for any other file, and for a link. Raises
    OSError."""
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as content:
        status = os.fstat(handle)
        is_private = status.st_uid == os.getuid() and not stat.S_IMODE(status.st_mode) & 0o077
        return content.read(_LENGTH + 1) if stat.S_ISREG(status.st_mode) and is_private else None


def _file(runtime: str, salt: bytes) -> str:
    return os.path.join(runtime, _FOLDER, f"{salt.hex()}{_ENDING}")
