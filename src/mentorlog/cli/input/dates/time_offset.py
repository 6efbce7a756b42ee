"""Read a time with an offset from UTC or the abbreviation of a time zone, as calendars write it, as local time:
`2026-10-08T13:00:00+02:00`, `8 Oct 2026 13:00 CEST`."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from mentorlog.errors import DateError

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.dates import Direction, When

_WITH_ZONE: Final = (
    r"(?P<date>.*\d)(?::\d\d(?:\.\d+)?(?=\s*(?:Z|[+-])))?\s*"
    r"(?:(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)|\(?(?P<name>Z|[A-Z]{3,4})\)?)"
)
_OFFSETS: Final = {
    **dict.fromkeys(("Z", "UTC", "GMT", "WET"), 0),
    **dict.fromkeys(("CET", "BST", "WEST"), 1),
    **dict.fromkeys(("CEST", "EET"), 2),
    "EEST": 3,
    "EDT": -4,
    "EST": -5,
    "MST": -7,
    "PDT": -7,
    "PST": -8,
}
"""Hours from UTC of abbreviations that mean one zone."""


def read_with_offset(app: App, text: str, *, direction: Direction, now: dt.datetime) -> When | None:
    """The local day and time of a text that ends in an offset or a known abbreviation; None for other text. If it
    differs from what was typed, a note says so. DateError for another abbreviation."""
    found = re.fullmatch(_WITH_ZONE, text.strip())
    if found is None:
        return None
    from mentorlog.dates import format_recorded_when, parse_when

    if found["name"]:
        hours = _OFFSETS.get(found["name"])
        offset = None if hours is None else dt.timedelta(hours=hours)
    else:
        offset = dt.timedelta(hours=int(found["hours"]), minutes=int(found["minutes"]))
        offset = -offset if found["sign"] == "-" else offset
    date = re.sub(r"(T?\d\d:\d\d):\d\d(?:\.\d+)?\Z", r"\1", found["date"])
    try:
        when = parse_when(date, now=now, direction=direction, order=app.date_order)
    except DateError:
        return None
    if when.at is None or (offset is not None and abs(offset) >= dt.timedelta(days=1)):
        return None
    if offset is None:
        raise DateError(
            f"The time zone {found['name']} is not one I know; give the time in your own time zone.",
            hint=f"for example: {when.on} {when.at:%H:%M}",
        )
    local = _in_local_time(app, dt.datetime.combine(when.on, when.at, tzinfo=dt.timezone(offset)))
    if (local.date(), local.time()) != (when.on, when.at):
        shown = format_recorded_when(local.date(), local.time(), today=app.today)
        note = f"{text.strip()} is read as {shown} in your own time zone."
        app.notes += [] if note in app.notes else [note]
    return when._replace(on=local.date(), at=local.time())


def _in_local_time(app: App, moment: dt.datetime) -> dt.datetime:
    from mentorlog.dates.moments import find_zone

    zone = find_zone(app.local_zone) if app.local_zone else None
    try:
        return moment.astimezone(zone).replace(tzinfo=None)
    except OverflowError:
        raise DateError("That time is outside the calendar in your own time zone.") from None
