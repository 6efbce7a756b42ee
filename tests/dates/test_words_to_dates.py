"""Parse every form of date, in English and Danish. Now is Monday 23 November 2026 at 09:30."""

from __future__ import annotations

from datetime import date, datetime, time
from unicodedata import normalize

import pytest

from mentorlog.dates import When, parse_date, parse_when

NOW = datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001 - times are local

SAME_IN_BOTH_DIRECTIONS = {
    # ISO
    "2026-12-01": "2026-12-01",
    "2026-1-5": "2026-01-05",
    "2026/12/01": "2026-12-01",
    "2026.12.01": "2026-12-01",
    "2026-W48-2": "2026-11-24",
    "2026-w53-7": "2027-01-03",
    "0001-01-01": "0001-01-01",
    "9999-12-31": "9999-12-31",
    # words
    "today": "2026-11-23",
    "tomorrow": "2026-11-24",
    "yesterday": "2026-11-22",
    "day after tomorrow": "2026-11-25",
    "the day after tomorrow": "2026-11-25",
    "day before yesterday": "2026-11-21",
    "the day before yesterday": "2026-11-21",
    "i dag": "2026-11-23",
    "idag": "2026-11-23",
    "i morgen": "2026-11-24",
    "imorgen": "2026-11-24",
    "i går": "2026-11-22",
    "igår": "2026-11-22",
    "i overmorgen": "2026-11-25",
    "overmorgen": "2026-11-25",
    "i forgårs": "2026-11-21",
    # weekdays of a given week
    "this friday": "2026-11-27",
    "this monday": "2026-11-23",
    "this sunday": "2026-11-29",
    "next friday": "2026-12-04",
    "next mon": "2026-11-30",
    "last friday": "2026-11-20",
    "last monday": "2026-11-16",
    "last sun": "2026-11-22",
    "friday next week": "2026-12-04",
    "monday last week": "2026-11-16",
    "friday of this week": "2026-11-27",
    "denne fredag": "2026-11-27",
    "næste fredag": "2026-12-04",
    "sidste fredag": "2026-11-20",
    "på fredag": "2026-11-27",
    "på mandag": "2026-11-30",
    "i fredags": "2026-11-20",
    "i mandags": "2026-11-16",
    "tirsdags": "2026-11-17",
    "i lørdags": "2026-11-21",
    "fredag i næste uge": "2026-12-04",
    # lengths from today
    "in 2 weeks": "2026-12-07",
    "in 10 days": "2026-12-03",
    "in a day": "2026-11-24",
    "in a week": "2026-11-30",
    "in three weeks": "2026-12-14",
    "in twelve days": "2026-12-05",
    "in a month": "2026-12-23",
    "in 1 quarter": "2027-02-23",
    "in a year": "2027-11-23",
    "in a fortnight": "2026-12-07",
    "in 2w": "2026-12-07",
    "in 0 days": "2026-11-23",
    "2 weeks from now": "2026-12-07",
    "a week from today": "2026-11-30",
    "2 weeks ago": "2026-11-09",
    "a week ago": "2026-11-16",
    "three months ago": "2026-08-23",
    "1 year ago": "2025-11-23",
    "+2w": "2026-12-07",
    "+10d": "2026-12-03",
    "+1m": "2026-12-23",
    "+1y": "2027-11-23",
    "+2 weeks": "2026-12-07",
    "-3d": "2026-11-20",
    "\u22123d": "2026-11-20",
    "om 2 uger": "2026-12-07",
    "om en uge": "2026-11-30",
    "om fjorten dage": "2026-12-07",
    "om tretten dage": "2026-12-06",
    "om tre måneder": "2027-02-23",
    "om en måned": "2026-12-23",
    "om et år": "2027-11-23",
    "om 1 dag": "2026-11-24",
    "for 3 dage siden": "2026-11-20",
    "for en uge siden": "2026-11-16",
    "2 uger siden": "2026-11-09",
    # edges of a named period
    "start of this week": "2026-11-23",
    "end of this week": "2026-11-29",
    "start of next week": "2026-11-30",
    "end of last week": "2026-11-22",
    "start of this month": "2026-11-01",
    "end of this month": "2026-11-30",
    "end of the next month": "2026-12-31",
    "beginning of last month": "2026-10-01",
    "start of this quarter": "2026-10-01",
    "end of this quarter": "2026-12-31",
    "end of next quarter": "2027-03-31",
    "start of last quarter": "2026-07-01",
    "end of this year": "2026-12-31",
    "start of next year": "2027-01-01",
    "start of last year": "2025-01-01",
    "end of 2027": "2027-12-31",
    "end of february 2028": "2028-02-29",
    "end of 2027-02": "2027-02-28",
    "start of 2026-W50": "2026-12-07",
    "slutningen af næste uge": "2026-12-06",
    "starten af næste måned": "2026-12-01",
    "udgangen af dette år": "2026-12-31",
    # day, month and year
    "12 December 2026": "2026-12-12",
    "12 dec 2026": "2026-12-12",
    "12 dec. 2026": "2026-12-12",
    "December 12th, 2026": "2026-12-12",
    "Dec 12 2026": "2026-12-12",
    "1st of may 2027": "2027-05-01",
    "the 2nd of may 2027": "2027-05-02",
    "3. december 2026": "2026-12-03",
    "den 3. december 2026": "2026-12-03",
    "d. 3. dec. 2026": "2026-12-03",
    "29 feb 2028": "2028-02-29",
    "Fri 20 Nov 2026": "2026-11-20",
    "friday 4 dec 2026": "2026-12-04",
    "fredag den 4. december 2026": "2026-12-04",
    # a weekday chooses between two readings of numbers
    "fri 3/4/2026": "2026-04-03",
    # numbers with only one reading
    "31/12/2026": "2026-12-31",
    "12/31/2026": "2026-12-31",
    "31.12.2026": "2026-12-31",
    "31.12.2026.": "2026-12-31",
    "31-12-2026": "2026-12-31",
    "31/12-2026": "2026-12-31",
    "31/12/26": "2026-12-31",
    "31/12/76": "1976-12-31",
    "31/12/75": "2075-12-31",
    "5/5/2026": "2026-05-05",
}

# text: its day in the past, its day in the future
NEAREST = {
    "friday": ("2026-11-20", "2026-11-27"),
    "fri": ("2026-11-20", "2026-11-27"),
    "on friday": ("2026-11-20", "2026-11-27"),
    "monday": ("2026-11-23", "2026-11-30"),
    "mon": ("2026-11-23", "2026-11-30"),
    "sunday": ("2026-11-22", "2026-11-29"),
    "tues": ("2026-11-17", "2026-11-24"),
    "weds": ("2026-11-18", "2026-11-25"),
    "thurs": ("2026-11-19", "2026-11-26"),
    "saturday": ("2026-11-21", "2026-11-28"),
    "fredag": ("2026-11-20", "2026-11-27"),
    "mandag": ("2026-11-23", "2026-11-30"),
    "lørdag": ("2026-11-21", "2026-11-28"),
    "søn": ("2026-11-22", "2026-11-29"),
    "12 Dec": ("2025-12-12", "2026-12-12"),
    "Dec 12": ("2025-12-12", "2026-12-12"),
    "dec 12th": ("2025-12-12", "2026-12-12"),
    "20 november": ("2026-11-20", "2027-11-20"),
    "23 nov": ("2026-11-23", "2026-11-23"),
    "3. december": ("2025-12-03", "2026-12-03"),
    "3 maj": ("2026-05-03", "2027-05-03"),
    "den 1. oktober": ("2026-10-01", "2027-10-01"),
    "31/12": ("2025-12-31", "2026-12-31"),
    "12/31": ("2025-12-31", "2026-12-31"),
    "20th": ("2026-11-20", "2026-12-20"),
    "the 23rd": ("2026-11-23", "2026-11-23"),
    "the 31st": ("2026-10-31", "2026-12-31"),
    "den 20.": ("2026-11-20", "2026-12-20"),
    "end of month": ("2026-10-31", "2026-11-30"),
    "end of the month": ("2026-10-31", "2026-11-30"),
    "start of month": ("2026-11-01", "2026-12-01"),
    "start of week": ("2026-11-23", "2026-11-23"),
    "end of week": ("2026-11-22", "2026-11-29"),
    "end of quarter": ("2026-09-30", "2026-12-31"),
    "end of year": ("2025-12-31", "2026-12-31"),
    "end of march": ("2026-03-31", "2027-03-31"),
    "slutningen af måneden": ("2026-10-31", "2026-11-30"),
    "udgangen af året": ("2025-12-31", "2026-12-31"),
    "friday week 50": ("2025-12-12", "2026-12-11"),
    "fredag i uge 50": ("2025-12-12", "2026-12-11"),
}

FUTURE_WITH_TIME = {
    "2026-11-24T14:00": ("2026-11-24", "14:00"),
    "2026-11-24t14:00:59": ("2026-11-24", "14:00"),
    "2026-11-24 14:00:00.5": ("2026-11-24", "14:00"),
    "2026-W48-2T14:00": ("2026-11-24", "14:00"),
    "2026-11-24 9:05": ("2026-11-24", "09:05"),
    "friday 14:00": ("2026-11-27", "14:00"),
    "14:00 friday": ("2026-11-27", "14:00"),
    "24 nov 14:00": ("2026-11-24", "14:00"),
    "Tue 24 Nov 14:00": ("2026-11-24", "14:00"),
    "tomorrow at 9": ("2026-11-24", "09:00"),
    "at 9 tomorrow": ("2026-11-24", "09:00"),
    "tomorrow @ 9": ("2026-11-24", "09:00"),
    "tomorrow at 2 pm": ("2026-11-24", "14:00"),
    "tomorrow 2pm": ("2026-11-24", "14:00"),
    "tomorrow 2:30 p.m.": ("2026-11-24", "14:30"),
    "tomorrow 12am": ("2026-11-24", "00:00"),
    "tomorrow 12pm": ("2026-11-24", "12:00"),
    "tomorrow 6am": ("2026-11-24", "06:00"),
    "tomorrow noon": ("2026-11-24", "12:00"),
    "tomorrow at noon": ("2026-11-24", "12:00"),
    "in 2 weeks at 14:00": ("2026-12-07", "14:00"),
    "12 december 2026, 14:00": ("2026-12-12", "14:00"),
    "31/12/2026 23:59": ("2026-12-31", "23:59"),
    "tonight 20:00": ("2026-11-23", "20:00"),
    "tonight at 8": ("2026-11-23", "20:00"),
    "tonight 6:30": ("2026-11-23", "18:30"),
    "this afternoon at 2": ("2026-11-23", "14:00"),
    "i aften kl. 8": ("2026-11-23", "20:00"),
    "i morgen kl. 14": ("2026-11-24", "14:00"),
    "i morgen kl 14.30": ("2026-11-24", "14:30"),
    "på fredag klokken 9": ("2026-11-27", "09:00"),
    "næste fredag kl.10.15": ("2026-12-04", "10:15"),
    "friday 14.11": ("2026-11-27", "14:11"),
    "now": ("2026-11-23", "09:30"),
    "nu": ("2026-11-23", "09:30"),
    # a time alone is today if it has not passed
    "14:00": ("2026-11-23", "14:00"),
    "09:30": ("2026-11-23", "09:30"),
    "09:29": ("2026-11-24", "09:29"),
    "2pm": ("2026-11-23", "14:00"),
    "kl. 14": ("2026-11-23", "14:00"),
    "kl.14": ("2026-11-23", "14:00"),
    "14.00": ("2026-11-23", "14:00"),
    "at 9": ("2026-11-24", "09:00"),
}


@pytest.mark.parametrize("direction", ["past", "future"])
@pytest.mark.parametrize(("typed", "meant"), SAME_IN_BOTH_DIRECTIONS.items())
def test_an_exact_day_is_the_same_in_both_directions(typed, meant, direction):
    """The forms are a full date and words that have only one meaning."""
    assert parse_when(typed, now=NOW, direction=direction) == When(date.fromisoformat(meant))
    assert parse_date(typed, now=NOW, direction=direction) == date.fromisoformat(meant)


@pytest.mark.parametrize(("typed", "past", "future"), [(typed, *days) for typed, days in NEAREST.items()])
def test_an_open_day_is_the_nearest_in_the_direction(typed, past, future):
    """The forms are a weekday, a day and month, a day of the month, and the start or end of a period."""
    assert str(parse_date(typed, now=NOW, direction="past")) == past
    assert str(parse_date(typed, now=NOW, direction="future")) == future


@pytest.mark.parametrize(("typed", "on", "at"), [(typed, *when) for typed, when in FUTURE_WITH_TIME.items()])
def test_a_day_can_have_a_time(typed, on, at):
    """The forms are a day with a time, a time with a day and a time alone, in 24 hours or with am and pm."""
    assert parse_when(typed, now=NOW, direction="future") == When(date.fromisoformat(on), time.fromisoformat(at))


@pytest.mark.parametrize(
    ("typed", "on"), [("14:00", "2026-11-22"), ("09:30", "2026-11-23"), ("09:29", "2026-11-23"), ("at 9", "2026-11-23")]
)
def test_a_time_alone_in_the_past_is_the_last_such_time(typed, on):
    """At 09:30, the last 14:00 was yesterday."""
    assert parse_when(typed, now=NOW, direction="past").on == date.fromisoformat(on)


def test_a_weekday_with_a_time_is_the_same_day_as_without():
    """Today's weekday in the future is in a week, even if its time is later today."""
    assert parse_when("monday 14:00", now=NOW, direction="future").on == date(2026, 11, 30)
    assert parse_when("monday 14:00", now=NOW, direction="past").on == date(2026, 11, 23)


@pytest.mark.parametrize(
    "typed",
    ["FRIDAY", "  friday ", "\tfriday\n", ",friday,", "friday.", "Friday,", "on\u00a0friday"],
)
def test_case_spaces_and_commas_do_not_matter(typed):
    """Only the words count."""
    assert parse_date(typed, now=NOW, direction="future") == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("i går", "i gaar"),
        ("i går", "i gar"),
        ("lørdag", "loerdag"),
        ("lørdag", "lordag"),
        ("på søndag", "paa soendag"),
        ("næste måned", "naeste maaned"),
    ],
)
def test_danish_letters_can_be_typed_on_any_keyboard(typed, plain):
    """They can be composed, decomposed or replaced by other letters."""
    prefix = "slutningen af " if "ned" in typed else ""
    meant = parse_date(prefix + typed, now=NOW, direction="future")
    for spelled in (plain, normalize("NFD", typed), normalize("NFC", typed), typed.upper()):
        assert parse_date(prefix + spelled, now=NOW, direction="future") == meant


@pytest.mark.parametrize(("order", "meant"), [("dmy", date(2026, 4, 3)), ("mdy", date(2026, 3, 4))])
@pytest.mark.parametrize("typed", ["03/04/2026", "3.4.2026", "3-4-26"])
def test_an_ambiguous_numeric_date_is_read_in_the_given_order(typed, order, meant):
    """The order comes from the setting `date_order`."""
    assert parse_date(typed, now=NOW, direction="past", order=order) == meant


def test_an_order_that_is_impossible_for_a_date_is_ignored():
    """31/12 can only be day and month."""
    assert parse_date("31/12/2026", now=NOW, direction="past", order="mdy") == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("today", "typed", "meant"),
    [
        ("2026-01-31", "in a month", "2026-02-28"),
        ("2028-01-31", "in a month", "2028-02-29"),
        ("2026-03-31", "a month ago", "2026-02-28"),
        ("2026-08-31", "+1m", "2026-09-30"),
        ("2028-02-29", "in a year", "2029-02-28"),
        ("2026-10-30", "in 4 months", "2027-02-28"),
        ("2026-12-15", "in 2 months", "2027-02-15"),
        ("2026-01-15", "-1m", "2025-12-15"),
    ],
)
def test_the_31st_becomes_the_last_day_of_a_shorter_month(today, typed, meant):
    """The result is never a day of the next month."""
    now = datetime.combine(date.fromisoformat(today), time(9))
    assert str(parse_date(typed, now=now, direction="future")) == meant


@pytest.mark.parametrize(
    ("today", "this", "next_", "last"),
    [
        ("2026-11-23", "2026-11-27", "2026-12-04", "2026-11-20"),  # a Monday
        ("2026-11-27", "2026-11-27", "2026-12-04", "2026-11-20"),  # the Friday itself
        ("2026-11-28", "2026-11-27", "2026-12-04", "2026-11-27"),  # the day after
        ("2026-11-29", "2026-11-27", "2026-12-04", "2026-11-27"),  # Sunday is the last day of that week
    ],
)
def test_this_and_next_friday_depend_on_the_week(today, this, next_, last):
    """Weeks begin on Monday; `last friday` is the nearest one before today, in any week."""
    now = datetime.combine(date.fromisoformat(today), time(9))
    found = [str(parse_date(f"{which} friday", now=now, direction="past")) for which in ("this", "next", "last")]
    assert found == [this, next_, last]


def test_a_change_of_summer_time_does_not_matter():
    """The program counts days, not hours; summer time ends on 25 October 2026 in Denmark."""
    now = datetime(2026, 10, 24, 23, 59)  # noqa: DTZ001
    assert parse_date("tomorrow", now=now, direction="future") == date(2026, 10, 25)
    assert parse_date("in 2 days", now=now, direction="future") == date(2026, 10, 26)


def test_the_time_zone_of_now_is_ignored():
    """The result has no time zone."""
    now = datetime.fromisoformat("2026-11-23T09:30:12.5+01:00")
    assert parse_when("now", now=now, direction="past") == When(date(2026, 11, 23), time(9, 30))
    assert parse_when("14:00", now=now, direction="future") == When(date(2026, 11, 23), time(14))


def test_now_as_a_day_is_today():
    """For example, `--on now` is today."""
    assert parse_date("now", now=NOW, direction="past") == NOW.date()
