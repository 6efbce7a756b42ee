"""Format dates, times and lengths. Today is Monday 23 November 2026."""

from __future__ import annotations

from datetime import date, time

import pytest

from mentorlog.dates import (
    format_date,
    format_days,
    format_minutes,
    format_relative_when,
    format_short_date,
    format_time_spent,
    format_when,
)
from mentorlog.dates.format import format_full_date

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("on", "text", "short"),
    [
        ("2026-11-20", "Fri 20 Nov", "20 Nov"),
        ("2026-11-23", "Mon 23 Nov", "23 Nov"),
        ("2027-02-01", "Mon 1 Feb", "1 Feb"),
        ("2026-03-02", "Mon 2 Mar", "2 Mar"),
        ("2027-08-25", "Wed 25 Aug", "25 Aug"),
        ("2027-08-26", "Thu 26 Aug 2027", "26 Aug 2027"),
        ("2026-02-20", "Fri 20 Feb 2026", "20 Feb 2026"),
        ("2025-11-20", "Thu 20 Nov 2025", "20 Nov 2025"),
        ("0099-01-02", "Fri 2 Jan 0099", "2 Jan 0099"),
    ],
)
def test_the_year_is_shown_beyond_about_nine_months(on, text, short):
    """Nearer dates need only day and month."""
    assert format_date(date.fromisoformat(on), today=TODAY) == text
    assert format_short_date(date.fromisoformat(on), today=TODAY) == short


def test_a_full_date_always_has_its_year():
    """Messages about an ambiguous date use it."""
    assert format_full_date(TODAY) == "Mon 23 Nov 2026"


def test_the_time_follows_the_day():
    """The clock has 24 hours, and hours and minutes have two digits."""
    assert format_when(date(2026, 11, 24), time(14), today=TODAY) == "Tue 24 Nov 14:00"
    assert format_when(date(2026, 11, 24), time(9, 5), today=TODAY) == "Tue 24 Nov 09:05"
    assert format_when(date(2025, 11, 24), None, today=TODAY) == "Mon 24 Nov 2025"


@pytest.mark.parametrize(
    ("on", "at", "text"),
    [
        (date(2026, 11, 23), None, "today"),
        (date(2026, 11, 23), time(14), "today 14:00"),
        (date(2026, 11, 24), time(14), "tomorrow 14:00"),
        (date(2026, 11, 22), None, "yesterday"),
        (date(2026, 11, 25), time(14), "Wed 25 Nov 14:00"),
        (date(2026, 11, 21), None, "Sat 21 Nov"),
    ],
)
def test_yesterday_today_and_tomorrow_are_words(on, at, text):
    """Other days are shown as dates."""
    assert format_relative_when(on, at, today=TODAY) == text


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(1, "1 min"), (45, "45 min"), (90, "90 min"), (179, "179 min"), (180, "3 h"), (200, "3 h 20 min")],
)
def test_a_session_under_three_hours_is_in_minutes(minutes, text):
    """90 min is easier to read than 1 h 30 min."""
    assert format_minutes(minutes) == text


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 min"),
        (45, "45 min"),
        (60, "1 h"),
        (195, "3 h 15 min"),
        (600, "10 h"),
        (629, "10 h 29 min"),
        (875, "14 h 35 min"),
    ],
)
def test_a_total_is_exact(minutes, text):
    """It is never rounded, and full hours have no minutes."""
    assert format_time_spent(minutes) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (-1, "1 day"),
        (14, "14 days"),
        (27, "27 days"),
        (28, "4 weeks"),
        (-42, "6 weeks"),
        (44, "6 weeks"),
        (48, "6 weeks"),
        (49, "7 weeks"),
        (90, "12 weeks"),
        (91, "3 months"),
        (138, "4 months"),
        (365, "12 months"),
        (729, "24 months"),
        (730, "2 years"),
        (3653, "10 years"),
    ],
)
def test_a_number_of_days_is_shown_in_the_largest_unit(days, text):
    """Weeks begin at four weeks, months at three months and years at two years; the sign is not shown."""
    assert format_days(days) == text
