"""Parse the rarer forms of days, times and deadlines. Now is Monday 23 November 2026 at 09:30."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime, time

import pytest

from mentorlog.dates import (
    When,
    find_unread_deadline,
    parse_day,
    parse_minutes,
    parse_span_start,
    parse_when,
    parse_within,
    split_deadline,
)
from mentorlog.errors import DateError

NOW = datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001 - times are local

DAYS = {
    # a week or two after a day
    "på fredag 8 dage": "2026-12-04",
    "fredag otte dage": "2026-12-04",
    "mandag otte dage": "2026-12-07",
    "i dag otte dage": "2026-11-30",
    "i morgen 14 dage": "2026-12-08",
    "friday week": "2026-12-04",
    "tomorrow fortnight": "2026-12-08",
    "a week today": "2026-11-30",
    "two weeks tomorrow": "2026-12-08",
    "om en uge fra fredag": "2026-12-04",
    "in a week from friday": "2026-12-04",
    "14 dage efter fredag": "2026-12-11",
    "om en uge fra dags dato": "2026-11-30",
    # a weekday of a week
    "næste uges fredag": "2026-12-04",
    "next week's friday": "2026-12-04",
    "denne uges fredag": "2026-11-27",
    "friday of next week": "2026-12-04",
    "the friday of next week": "2026-12-04",
    "fredagen i næste uge": "2026-12-04",
    "fredagen den 4. december": "2026-12-04",
    # lengths
    "om halvanden måned": "2027-01-07",
    "in a month and a half": "2027-01-07",
    "om 1½ måned": "2027-01-07",
    "in two and a half months": "2027-02-07",
    "om en halv måned": "2026-12-08",
    "om 2½ år": "2029-05-23",
    "in 1.5 years": "2028-05-23",
    "in six weeks' time": "2027-01-04",
    "in two weeks\u2019 time": "2026-12-07",
    "in a month's time": "2026-12-23",
    "om ca. 14 dage": "2026-12-07",
    "in about two weeks": "2026-12-07",
    # the edges of a period
    "den sidste i måneden": "2026-11-30",
    "the last of the month": "2026-11-30",
    "the last day of the month": "2026-11-30",
    "end of the month": "2026-11-30",
    "early december": "2026-12-01",
    "start december": "2026-12-01",
    "late-december": "2026-12-31",
    "late in december": "2026-12-31",
    "slut december": "2026-12-31",
    "ved månedens udgang": "2026-11-30",
    "årets udgang": "2026-12-31",
    "year end": "2026-12-31",
    "eom": "2026-11-30",
    # named days
    "påske": "2027-03-28",
    "nytår": "2027-01-01",
    "the new year": "2027-01-01",
    "dags dato": "2026-11-23",
    "d. 25. ds.": "2026-11-25",
    "fredag d. 27. ds.": "2026-11-27",
    # words that are joined or have other signs
    "d.4/12": "2026-12-04",
    "fredag d.4.12.": "2026-12-04",
    "d4. dec.": "2026-12-04",
    "den 4.december": "2026-12-04",
    "4DEC": "2026-12-04",
    "1 dec '26": "2026-12-01",
    "1. dec. -26": "2026-12-01",
    "fredag uge49": "2026-12-04",
}

TIMES = {
    "fredag mellem 10 og 11": ("2026-11-27", "10:00", 60),
    "friday between 2 and 3 pm": ("2026-11-27", "14:00", 60),
    "mellem kl. 10 og 11.30 på fredag": ("2026-11-27", "10:00", 90),
    "i morgen 0930": ("2026-11-24", "09:30", None),
    "fredag 1430": ("2026-11-27", "14:30", None),
    "friday 2030": ("2026-11-27", "20:30", None),
    "24/12 1430": ("2026-12-24", "14:30", None),
    "12 dec 0930": ("2026-12-12", "09:30", None),
    "friday 1400hrs": ("2026-11-27", "14:00", None),
    "friday 14h30": ("2026-11-27", "14:30", None),
    "fri@2pm": ("2026-11-27", "14:00", None),
    "i nat kl. 2": ("2026-11-24", "02:00", None),
    "i nat kl. 23": ("2026-11-23", "23:00", None),
    "tonight at 2am": ("2026-11-24", "02:00", None),
    "tonight 10pm": ("2026-11-23", "22:00", None),
    "friday night at 11": ("2026-11-27", "23:00", None),
}

PARTS_OF_DAYS = {
    "i nat": "2026-11-23",
    "tonight": "2026-11-23",
    "eod": "2026-11-23",
    "friday eod": "2026-11-27",
    "dagens udgang": "2026-11-23",
    "friday lunchtime": "2026-11-27",
    "first thing tomorrow": "2026-11-24",
}


def error_of(parse, typed, direction="future"):
    """The message and the hint of the DateError for a text."""
    with pytest.raises(DateError) as caught:
        parse(typed, now=NOW, direction=direction)
    return caught.value.message, caught.value.hint


def test_a_day_is_read():
    """Each text gives one day and no time."""
    found = {typed: str(parse_when(typed, now=NOW, direction="future").on) for typed in DAYS}
    assert found == DAYS
    assert all(parse_when(typed, now=NOW, direction="future").at is None for typed in DAYS)


def test_a_time_is_read():
    """A range of times has a length too."""
    for typed, (on, at, minutes) in TIMES.items():
        meant = When(date.fromisoformat(on), time.fromisoformat(at), minutes)
        assert parse_when(typed, now=NOW, direction="future") == meant, typed


def test_a_part_of_the_day_is_reported():
    """The day is kept, and the result says that a part of the day was typed."""
    for typed, on in PARTS_OF_DAYS.items():
        meant = When(date.fromisoformat(on), has_part_of_day=True)
        assert parse_when(typed, now=NOW, direction="future") == meant, typed


def test_the_night_is_the_nearest_one():
    """In the past it is the last night: of two days, if there is no time."""
    at_two = parse_when("i nat kl. 2", now=NOW, direction="past")
    assert (str(at_two.on), at_two.at) == ("2026-11-23", time(2))
    assert str(parse_when("i nat kl. 23", now=NOW, direction="past").on) == "2026-11-22"
    assert error_of(parse_when, "i nat", "past")[1] == "for example: 2026-11-22 or 2026-11-23"


REFUSED = {
    "fredag om eftermiddagen kl. 10": "for example: 2026-11-27 10:00, or 2026-11-27 eftermiddag",
    "friday morning at 3pm": "for example: 2026-11-27 15:00, or 2026-11-27 morning",
    "tomorrow morning at 14:00": "for example: 2026-11-24 14:00, or 2026-11-24 morning",
    "tonight at 10am": "for example: 2026-11-23 10:00, or tonight",
    "friday night at 2am": "type 2026-11-27 02:00 or 2026-11-28 02:00",
    "fredag midnat": "type 2026-11-27 00:00 or 2026-11-28 00:00",
    "jul": "for example: 2026-12-24, or 2027-07-01 or 2027-07-31",
    "om halvanden uge": "for example: in 10 days or in 11 days",
    "in two and a half weeks": "for example: in 17 days or in 18 days",
    "mid-december": "for example: 2026-12-11 or 2026-12-20",
    "midt december": "for example: 2026-12-11 or 2026-12-20",
    "uge49": "for example: 2026-11-30 or 2026-12-06",
    "d. 3. ds.": "for example: 2026-12-03",
    "fredag d. 26. ds.": "for example: 2026-11-27 or 2026-11-26",
}


def test_what_could_be_two_things_is_refused_with_both():
    """Every text between `or` in a hint is read."""
    for typed, hint in REFUSED.items():
        assert error_of(parse_when, typed)[1] == hint, typed
        for text in hint.removeprefix("for example: ").removeprefix("type ").replace(",", "").split(" or "):
            assert parse_when(text, now=NOW, direction="future").on >= NOW.date(), typed


def test_half_a_week_is_refused_with_numbers_of_days():
    """In the past, and where only a length is accepted, in their words."""
    assert error_of(parse_when, "for halvanden uge siden", "past")[1] == "for example: 10 days ago or 11 days ago"
    with pytest.raises(DateError, match="halvanden uge could be 10 or 11 days") as caught:
        parse_within("halvanden uge")
    assert caught.value.hint == "for example: 10d or 11d"
    assert (parse_within("10d"), parse_within("halvanden måned")) == (10, 45)


def test_a_short_year_may_be_first():
    """`26-12-01` is not resolved to 26 December 2001, nor `24-12-26` to a day in the past."""
    assert error_of(parse_when, "26-12-01")[0] == '"26-12-01" could be Tue 1 Dec 2026 or Wed 26 Dec 2001.'
    assert error_of(parse_when, "26-12-24")[0] == '"26-12-24" could be Thu 24 Dec 2026 or Thu 26 Dec 2024.'
    assert str(parse_when("24-12-26", now=NOW, direction="future").on) == "2026-12-24"


ONLY_DAYS = {
    "4.12": "for example: 4.12. or 2026-12-04, or 2027-04-12",
    "4/12 1430": "type 2026-12-04 or 2027-04-12, or set the order once, day first: mentorlog config date_order dmy",
    "14.11": "for example: 14.11. or 2027-11-14",
    "fredag 4.12": "type 2026-11-27 or 2026-12-04",
    "10-11": "for example: 2027-11-10 or 2027-10-11",
    "friday at 3": "for example: 2026-11-27",
    "fredag kl. halv tre": "for example: 2026-11-27",
    "friday 2-3": "for example: 2026-11-27",
    "at 3": "for example: 2026-11-23",
    "14:00Z": "for example: 2026-11-23",
    "12 dec 1430": "for example: 2026-12-12",
    "tomorrow morning at 14:00": "for example: 2026-11-24",
    "tonight at 10am": "for example: 2026-11-23",
    "friday midnight": "for example: 2026-11-27",
    "friday night at 2am": "type 2026-11-27",
}


def test_no_time_is_suggested_if_only_a_day_is_accepted():
    """Each hint has days that are read as a day alone."""
    for typed, hint in ONLY_DAYS.items():
        assert error_of(parse_day, typed)[1] == hint, typed
        days = hint.removeprefix("for example: ").removeprefix("type ").partition(", or set")[0]
        for text in days.replace(",", "").split(" or "):
            assert parse_day(text, now=NOW, direction="future").on >= NOW.date(), typed
    with pytest.raises(DateError) as caught:
        split_deadline("Send it by 4.12", now=NOW)
    assert caught.value.hint == ONLY_DAYS["4.12"]


DEADLINES = {
    "inden jul": "2026-12-23",
    "inden julen": "2026-12-23",
    "før jul": "2026-12-23",
    "til jul": "2026-12-24",
    "senest jul": "2026-12-24",
    "inden jul 2027": "2027-12-23",
    "inden 1. jul": "2027-07-01",
    "inden påske": "2027-03-27",
    "before easter": "2027-03-27",
    "before christmas": "2026-12-24",
    "inden nytår": "2026-12-31",
    "before the new year": "2026-12-31",
    "inden weekenden": "2026-11-27",
    "before the weekend": "2026-11-27",
    "inden årets udgang": "2026-12-31",
    "før månedens udgang": "2026-11-30",
    "within two weeks": "2026-12-07",
    "within the next 14 days": "2026-12-07",
    "inden for to uger": "2026-12-07",
    "indenfor de næste 14 dage": "2026-12-07",
    "inden 14 dage": "2026-12-07",
    "due friday": "2026-11-27",
    "due on friday": "2026-11-27",
    "due by 4 dec": "2026-12-04",
    "due before friday": "2026-11-26",
    "(due: friday)": "2026-11-27",
    "by no later than friday": "2026-11-27",
    "on or before friday": "2026-11-27",
    "ikke senere end fredag": "2026-11-27",
    "med frist d. 4. december": "2026-12-04",
    "(frist fredag)": "2026-11-27",
    "- deadline: friday": "2026-11-27",
    "by eod friday": "2026-11-27",
    "by friday close of business": "2026-11-27",
    "by end of day": "2026-11-23",
    "within the next month": "2026-12-23",
    "at the latest friday": "2026-11-27",
    "by friday midnight": "2026-11-27",
    "by friday morning at 3pm": "2026-11-27",
    "by 12 dec 1430": "2026-12-12",
    "by early december": "2026-12-01",
    "senest på fredag 8 dage": "2026-12-04",
}


def test_a_deadline_is_read():
    """The words and the date are removed from the text."""
    found = {end: split_deadline(f"Ring til Bo {end}", now=NOW) for end in DEADLINES}
    assert found == {end: ("Ring til Bo", date.fromisoformat(on)) for end, on in DEADLINES.items()}


NOT_EXISTING = {
    "by 29 feb": ("There is no 29 Feb 2027.", "for example: 28 Feb 2027 or 29 Feb 2028"),
    "before 30 feb": ("There is no 30 Feb.", "for example: 28 Feb"),
    "senest 31. april": ("There is no 31 Apr.", "for example: 30 Apr"),
    "due fri 31 june 14:00": ("There is no 31 Jun.", "for example: 30 Jun"),
    "by d. 31.2.": ("There is no 31 Feb.", "for example: 28 Feb"),
    "by 2026-13-01": ("There is no month 13.", "for example: 2026-12-01"),
    "senest femte mandag i februar 2027": (
        "There is no femte mandag i februar 2027.",
        "for example: sidste mandag i februar 2027",
    ),
}


def test_a_deadline_that_does_not_exist_is_refused():
    """It is not kept as text."""
    for end, error in NOT_EXISTING.items():
        with pytest.raises(DateError) as caught:
            split_deadline(f"Send it {end}", now=NOW)
        assert (caught.value.message, caught.value.hint) == error


UNREAD = {
    "Ring inden sommerferien": "'inden sommerferien' is not a date I recognise; kept as text.",
    "Ask what is due friday": "'due friday' is not read as a deadline; kept as text.",
    "Discuss the deadline friday": "'deadline friday' is not read as a deadline; kept as text.",
    "Book et rum til fredag": "'til fredag' is not read as a deadline; kept as text.",
    "Keep within two pages": "'within two pages' is not a date I recognise; kept as text.",
    "Send it by half past two pm": "'by half past two pm' has no day; kept as text.",
    "Send it by 14:00Z": "'by 14:00Z' has no day; kept as text.",
    "Send it within two and a half weeks": (
        "two and a half weeks could be 17 or 18 days (for example: in 17 days or in 18 days); "
        "'within two and a half weeks' is kept as text."
    ),
    "Improve by 10-11": "'by 10-11' has no day; kept as text.",
    "Ring til Bo fredag senest": "'fredag senest' is not read as a deadline; kept as text.",
    "Ring til Bo": None,
    "Fetch the latest friday": "'friday' is not read as a deadline; kept as text.",
    "Pay what is due": None,
    "Wait until we meet": None,
}


def test_text_that_only_resembles_a_deadline_is_kept():
    """A sentence says so if it ends in a date or in a few words."""
    for typed, reason in UNREAD.items():
        assert split_deadline(typed, now=NOW) == (typed, None)
        assert getattr(find_unread_deadline(typed, now=NOW), "reason", None) == reason


LENGTHS = {
    "2½": 150,
    "2½ timer": 150,
    "1 1/2": 90,
    "½": 30,
    "halvanden": 90,
    "halvanden time": 90,
    "en halv time": 30,
    "en halvtime": 30,
    "three quarters of an hour": 45,
    "three quarter hours": 45,
    "trekvart time": 45,
    "trekvarter": 45,
    "en time og trekvart": 105,
    "hour and a half": 90,
}


def test_a_length_is_read():
    """A number with a half and no unit is of hours: there is no half a minute."""
    assert {typed: parse_minutes(typed) for typed in LENGTHS} == LENGTHS


def test_a_span_may_begin_on_such_a_day():
    """A day of this month that has passed is one in a span too."""
    assert str(parse_span_start("d. 3. ds.", now=NOW)) == "2026-11-03"
    assert str(parse_span_start("early november", now=NOW)) == "2026-11-01"


def test_common_texts_do_not_load_these_forms():
    """Examples are common dates, and a promise with a common deadline."""
    code = (
        "import sys; from datetime import datetime; from mentorlog.dates import parse_when, split_deadline\n"
        "now = datetime(2026, 11, 23)\n"
        "for text in ('friday', '12 dec', 'in 2 weeks', 'friday 14:00'):\n"
        "    parse_when(text, now=now, direction='future')\n"
        "split_deadline('Send it by friday', now=now)\n"
        "print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    rare = ("mentorlog.dates.spoken", "mentorlog.dates.day_only", "mentorlog.dates.unread_deadlines")
    assert not [name for name in loaded if name.startswith(rare)]
