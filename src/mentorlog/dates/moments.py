"""The moment that a day and a time of day mean in a time zone.

Zones are loaded only here, and only to convert a time of another zone or to check a new one: importing zoneinfo takes
half as long as starting Python.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import Final

from mentorlog.named_tuples import NamedTuple

_AREAS: Final = frozenset(
    "Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific".split()  # noqa: SIM905 - shorter
)
"""The first parts of the zone names that end in the name of a place."""
_FIXED: Final = r"UTC([+-])(\d\d):([0-5]\d)"
_ABBREVIATION: Final = r"(?:<[A-Za-z0-9+-]{3,}>|[A-Za-z]{3,})"
_POSIX: Final = (
    rf"(?P<standard>{_ABBREVIATION})(?P<sign>[+-]?)(?P<hours>\d{{1,2}})(?::(?P<minutes>[0-5]\d))?(?::00)?"
    rf"(?P<summer>{_ABBREVIATION}(?:[+-]?\d{{1,2}}(?::\d\d){{0,2}})?)?(?P<rules>,[^,\s]+,[^,\s]+)?"
)
"""The POSIX form of $TZ, such as `JST-9` or `CET-1CEST,M3.5.0,M10.5.0/3`; its sign is that of UTC minus local time."""
_RULES_BY_DEFAULT: Final = ",M3.2.0,M11.1.0"
"""When summer time begins and ends if a POSIX form does not say, as the C library assumes."""
_TZIF_HEADER: Final = (
    b"TZif2" + bytes(15) + bytes((0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4))
)
"""The header of a time zone file with one kind of time and four characters of abbreviations."""
_TZIF: Final = (_TZIF_HEADER + bytes(6) + b"UTC\0") * 2 + b"\n%s\n"
"""A time zone file that has only a POSIX form, which zoneinfo can't load without a file."""


class ClockChange(NamedTuple):
    """A time of day that a change of the clocks skips or repeats."""

    is_skipped: bool
    """Whether the time does not exist that day; otherwise it comes twice, and the first is meant."""
    instead: dt.datetime
    """The day and time that a clock shows at that moment."""


@cache
def find_zone(name: str) -> dt.tzinfo | None:
    """The time zone with an IANA name, a fixed one (`UTC+09:00`), or one in the POSIX form of $TZ; None if there is
    none on this machine."""
    from zoneinfo import ZoneInfo

    if name == "UTC":
        return dt.UTC
    if fixed := re.fullmatch(_FIXED, name):
        sign, hours, minutes = fixed.groups()
        offset = dt.timedelta(hours=int(hours), minutes=int(minutes))
        return dt.timezone(-offset if sign == "-" else offset) if offset < dt.timedelta(days=1) else None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return _posix_zone(name)


def _posix_zone(text: str) -> dt.tzinfo | None:
    import io
    from zoneinfo import ZoneInfo

    found = re.fullmatch(_POSIX, text)
    if not found or not found["summer"]:
        return None
    try:
        return ZoneInfo.from_file(io.BytesIO(_TZIF % text.encode()), key=text)
    except ValueError:
        return None


def zone_of_posix(text: str) -> str | None:
    """The name to record for a zone in the POSIX form of $TZ: `UTC+09:00` for `JST-9`, and with summer time the form
    with its rules. None if it is not one."""
    found = re.fullmatch(_POSIX, text)
    if not found or int(found["hours"]) > 24:
        return None
    if found["summer"]:
        complete = text if found["rules"] else text + _RULES_BY_DEFAULT
        return complete if find_zone(complete) else None
    hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
    if not hours and not minutes:
        return "UTC"
    return f"UTC{'+' if found['sign'] == '-' else '-'}{hours:02}:{minutes:02}"


def local_time(on: dt.date, at: dt.time, *, zone: str, local: str) -> dt.datetime | None:
    """The time that the clocks of the zone `local` show at `on`, `at` in `zone`. None if they show the same, and if one
    of the zones is not known."""
    there, here = find_zone(zone), find_zone(local)
    if there is None or here is None:
        return None
    planned = dt.datetime.combine(on, at)
    try:
        found = planned.replace(tzinfo=there).astimezone(here).replace(tzinfo=None)
    except OverflowError:  # at the first or the last day of the calendar
        return None
    return None if found == planned else found


def instant(local: dt.datetime, *, zone: str) -> dt.datetime:
    """The moment in UTC, without a time zone, at which the clocks of `zone` show `local`; `local` itself if the zone is
    not known."""
    found = find_zone(zone)
    try:
        return local.replace(tzinfo=found).astimezone(dt.UTC).replace(tzinfo=None) if found else local
    except OverflowError:
        return local


def clock_change(on: dt.date, at: dt.time, *, zone: str) -> ClockChange | None:
    """How a change of the clocks in `zone` affects a time of day; None if the time exists once."""
    found = find_zone(zone)
    if found is None:
        return None
    typed = dt.datetime.combine(on, at)
    first = typed.replace(tzinfo=found)
    try:
        shown = first.astimezone(dt.UTC).astimezone(found).replace(tzinfo=None)
    except OverflowError:
        return None
    if shown != typed:
        return ClockChange(is_skipped=True, instead=shown)
    is_repeated = first.utcoffset() != first.replace(fold=1).utcoffset()
    return ClockChange(is_skipped=False, instead=shown) if is_repeated else None


def zone_phrase(zone: str) -> str:
    """A time zone after a time of day: `in Tokyo` for Asia/Tokyo, `UTC+09:00`, `CET`."""
    area, slash, _ = zone.partition("/")
    if slash and area in _AREAS:
        return f"in {zone.rpartition('/')[2].replace('_', ' ')}"
    if area == "Etc":
        named = zone.rpartition("/")[2]
        hours = re.fullmatch(r"GMT([+-])(\d{1,2})", named)
        # the signs of these names are reversed
        return f"UTC{'-' if hours[1] == '+' else '+'}{int(hours[2]):02}:00" if hours else named
    return zone
