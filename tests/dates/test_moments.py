"""Times in time zones: names of zones, local times, and times that a clock change skips or repeats."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.dates.moments import clock_change, find_zone, instant, local_time, zone_of_posix, zone_phrase

DAY = dt.date(2026, 11, 24)
ZONES = ("Asia/Tokyo", "Europe/Copenhagen", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC+05:45")
minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("typed", "name", "winter", "summer"),
    [
        ("JST-9", "UTC+09:00", 9, 9),
        ("IST-5:30", "UTC+05:30", 5.5, 5.5),
        ("<+03>-3", "UTC+03:00", 3, 3),
        ("GMT+9", "UTC-09:00", -9, -9),
        ("XYZ0", "UTC", 0, 0),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "CET-1CEST,M3.5.0,M10.5.0/3", 1, 2),
        ("EST5EDT", "EST5EDT,M3.2.0,M11.1.0", -5, -4),
        ("EST5EDT4", "EST5EDT4,M3.2.0,M11.1.0", -5, -4),
    ],
)
def test_a_posix_time_zone_is_parsed(typed: str, name: str, winter: float, summer: float) -> None:
    """Its sign is reversed, and summer time has default rules."""
    assert zone_of_posix(typed) == name
    zone = find_zone(name)
    for month, hours in ((1, winter), (7, summer)):
        assert dt.datetime(2026, month, 1, 12, tzinfo=zone).utcoffset() == dt.timedelta(hours=hours)


@pytest.mark.parametrize("text", ["", "Nonsense", "AB1", "CET", "X-1", "JST-99", "CET-1CEST,nonsense,rules", "JST-9\n"])
def test_text_that_is_not_a_posix_time_zone_is_none(text: str) -> None:
    """Examples are a name, an abbreviation that is too short and invalid rules."""
    assert zone_of_posix(text) is None


@pytest.mark.parametrize(
    "name", ["", "Mars/Olympus", "../../etc/passwd", "Europe", "\0", "UTC+24:00", "UTC+9", "utc+\n"]
)
def test_an_unknown_zone_is_none(name: str) -> None:
    """No error is raised, and times in the zone are not converted."""
    assert find_zone(name) is None
    assert local_time(DAY, dt.time(14), zone=name, local="Europe/Copenhagen") is None
    assert local_time(DAY, dt.time(14), zone="Europe/Copenhagen", local=name) is None
    assert clock_change(DAY, dt.time(14), zone=name) is None


@pytest.mark.parametrize(
    ("zone", "local", "found"),
    [
        ("Asia/Tokyo", "Europe/Copenhagen", "2026-11-24 06:00"),
        ("Europe/Copenhagen", "Asia/Tokyo", "2026-11-24 22:00"),
        ("America/New_York", "Asia/Tokyo", "2026-11-25 04:00"),
        ("UTC+09:00", "UTC", "2026-11-24 05:00"),
        ("Asia/Tokyo", "JST-9", None),
        ("Europe/Berlin", "Europe/Copenhagen", None),
    ],
)
def test_local_time_is_the_time_of_the_local_zone(zone: str, local: str, found: str | None) -> None:
    """The result is None if it equals the time of the other zone."""
    shown = local_time(DAY, dt.time(14), zone=zone, local=zone_of_posix(local) or local)
    assert (shown.isoformat(" ", "minutes") if shown else None) == found


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), minutes, st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_local_time_is_the_same_moment(on: dt.date, at: dt.time, zone: str, local: str) -> None:
    """Both are equal in UTC, unless a clock change repeats the local time."""
    typed = dt.datetime.combine(on, at)
    shown = local_time(on, at, zone=zone, local=local) or typed
    if not clock_change(shown.date(), shown.time(), zone=local):
        assert instant(shown, zone=local) == instant(typed, zone=zone)


@pytest.mark.parametrize("on", [dt.date.min, dt.date.max])
@pytest.mark.parametrize("at", [dt.time(0), dt.time(23, 59)])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/New_York"])
def test_the_ends_of_the_calendar_raise_no_error(on: dt.date, at: dt.time, zone: str) -> None:
    """A time outside the calendar is not converted."""
    local_time(on, at, zone=zone, local="UTC")
    clock_change(on, at, zone=zone)
    instant(dt.datetime.combine(on, at), zone=zone)


@pytest.mark.parametrize(
    ("moment", "zone", "is_skipped", "instead"),
    [
        ("2026-03-29 02:30", "Europe/Copenhagen", True, "2026-03-29 03:30"),
        ("2026-03-29 02:00", "Europe/Copenhagen", True, "2026-03-29 03:00"),
        ("2026-10-25 02:30", "Europe/Copenhagen", False, "2026-10-25 02:30"),
        ("2026-03-08 02:15", "America/New_York", True, "2026-03-08 03:15"),
        ("2026-10-04 02:10", "Australia/Lord_Howe", True, "2026-10-04 02:40"),
        ("2026-03-29 02:30", "CET-1CEST,M3.5.0,M10.5.0/3", True, "2026-03-29 03:30"),
    ],
)
def test_a_clock_change_skips_or_repeats_a_time(moment: str, zone: str, instead: str, *, is_skipped: bool) -> None:
    """The result has the time that clocks show at that moment."""
    typed = dt.datetime.fromisoformat(moment)
    change = clock_change(typed.date(), typed.time(), zone=zone)
    assert change == (is_skipped, dt.datetime.fromisoformat(instead))


@pytest.mark.parametrize("moment", ["2026-03-29 01:59", "2026-03-29 03:00", "2026-10-25 01:59", "2026-10-25 03:00"])
def test_the_times_around_a_clock_change_exist_once(moment: str) -> None:
    """Examples are the minute before the change and the hour after it."""
    typed = dt.datetime.fromisoformat(moment)
    assert clock_change(typed.date(), typed.time(), zone="Europe/Copenhagen") is None


@pytest.mark.parametrize(
    ("zone", "phrase"),
    [
        ("Asia/Tokyo", "in Tokyo"),
        ("America/Argentina/Buenos_Aires", "in Buenos Aires"),
        ("Etc/GMT-9", "UTC+09:00"),
        ("Etc/UTC", "UTC"),
        ("UTC+05:30", "UTC+05:30"),
        ("CET", "CET"),
        ("US/Eastern", "US/Eastern"),
    ],
)
def test_a_zone_is_named_by_its_place_or_its_offset(zone: str, phrase: str) -> None:
    """A zone without a place and an offset keeps its name."""
    assert zone_phrase(zone) == phrase
