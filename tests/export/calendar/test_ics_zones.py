"""The definitions of time zones in an iCalendar file, for programs that do not know the zone."""

from __future__ import annotations

import datetime as dt
import io

import icalendar
import pytest
from dateutil.tz import tzical

from mentorlog.dates.moments import find_zone
from mentorlog.export.calendar.ics_zones import time_zone, tzid

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2028, 1, 1)
ZONES = (
    "Europe/Copenhagen",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Asia/Tokyo",
    "Africa/Casablanca",
    "Europe/Dublin",
    "UTC+05:45",
    "CET-1CEST,M3.5.0,M10.5.0/3",
)


def zone_of(name: str) -> dt.tzinfo:
    """The time zone with this name, which must be known here."""
    found = find_zone(name)
    assert found is not None
    return found


def described(name: str) -> icalendar.Timezone:
    """The definition of a zone for two years."""
    return time_zone(name, zone_of(name), first=FIRST, last=LAST)


@pytest.mark.parametrize("name", ZONES)
def test_a_definition_gives_the_local_times_of_its_zone(name: str) -> None:
    """Every half hour around each clock change is compared, and one time on every other day."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "test")
    calendar.add("version", "2.0")
    calendar.add_component(described(name))
    read = tzical(io.StringIO(calendar.to_ical().decode())).get(tzid(name))
    real = zone_of(name)
    day = dt.datetime.combine(FIRST, dt.time(), tzinfo=dt.UTC) + dt.timedelta(days=1)
    while day.date() < LAST:
        is_change = day.astimezone(real).utcoffset() != (day + dt.timedelta(days=1)).astimezone(real).utcoffset()
        for minutes in range(0, 24 * 60, 30) if is_change else (0,):
            local = (day + dt.timedelta(minutes=minutes)).astimezone(real).replace(tzinfo=None)
            if not _is_ambiguous(local, real):
                assert local.replace(tzinfo=read).utcoffset() == local.replace(tzinfo=real).utcoffset(), local
        day += dt.timedelta(days=1)


def _is_ambiguous(local: dt.datetime, zone: dt.tzinfo) -> bool:
    """Whether a local time occurs twice in a zone; programs differ for such times."""
    first = local.replace(tzinfo=zone)
    return first.utcoffset() != first.replace(fold=1).utcoffset()


def test_a_period_begins_at_the_local_time_before_the_clock_change() -> None:
    """Summer time begins at 2:00 and ends at 3:00 (RFC 5545, 3.6.5)."""
    lines = described("Europe/Copenhagen").to_ical().decode().split("\r\n")
    assert "DTSTART:20260329T020000" in lines
    assert "RDATE:20270328T020000" in lines
    assert "DTSTART:20261025T030000" in lines


def test_a_zone_without_changes_has_one_period() -> None:
    """It begins on the first day."""
    (period,) = described("Asia/Tokyo").subcomponents
    assert (period.name, period["dtstart"].dt, period["tzoffsetto"].td) == (
        "STANDARD",
        dt.datetime.combine(FIRST, dt.time()),
        dt.timedelta(hours=9),
    )
