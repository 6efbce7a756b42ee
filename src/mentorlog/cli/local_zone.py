"""The name of the local time zone, from $TZ or from the machine.

It is read as the C library reads it, without zoneinfo if possible, because every planned session with a time of day is
compared with it. tzlocal takes as long to import as Typer and is the last resort.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

_MACHINE: Final = "/etc/localtime"
_FOLDER: Final = "/usr/share/zoneinfo"


def local_zone_name(environ: Mapping[str, str]) -> str | None:
    """The IANA name of the local time zone, `UTC+09:00`, or the POSIX form of $TZ; None if it is not known.

    An unknown value of $TZ means UTC, as for the C library."""
    value = environ.get("TZ")
    if value is None:
        return _zone_of_machine()
    value = value.removeprefix(":")
    if value.startswith("/"):
        return _zone_of_file(value)
    if value == "localtime":
        return _zone_of_machine()
    name = value.removeprefix("posix/")
    # pathlib would be slower to import
    if "/" in name and "." not in name and os.path.isfile(f"{_FOLDER}/{name}"):  # noqa: PTH113
        return name
    from mentorlog.dates.moments import find_zone, zone_of_posix

    if not name:
        return "UTC"
    # a file of that name comes first: EST5EDT is both a name and a POSIX form
    return zone_of_posix(name) or "UTC" if find_zone(name) is None else name


def _zone_of_machine() -> str | None:
    if not os.path.exists(_MACHINE) and sys.platform == "linux":  # noqa: PTH110
        return "UTC"
    return _name_in(_link_target(_MACHINE)) or _from_tzlocal()


def _zone_of_file(path: str) -> str | None:
    """The zone of a time zone file: the name that its path ends in, perhaps after following links, or else the POSIX
    form at its end."""
    name = _name_in(path) or _name_in(os.path.realpath(path))
    if name:
        return name
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib would be slower to import
            content = file.read()
    except OSError:
        return "UTC"
    from mentorlog.dates.moments import zone_of_posix

    rules = content.rstrip(b"\n").rpartition(b"\n")[2].decode("ascii", "replace")
    return (zone_of_posix(rules) if content.startswith(b"TZif") else None) or "UTC"


def _name_in(path: str) -> str | None:
    """The zone name in the path of a time zone file."""
    _, found, name = path.partition("/zoneinfo/")
    return (name.removeprefix("posix/").removeprefix("right/") or None) if found else None


def _link_target(path: str) -> str:
    try:
        return os.readlink(path)  # noqa: PTH115
    except OSError:
        return ""


def _from_tzlocal() -> str | None:
    try:
        from tzlocal import get_localzone_name

        return get_localzone_name()
    except Exception:  # noqa: BLE001 - a plan is kept without its zone
        return None
