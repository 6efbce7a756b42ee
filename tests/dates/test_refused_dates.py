"""Text that is not a date raises a DateError with a helpful message, and never another exception."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from mentorlog.dates import parse_date, parse_span_start, parse_when
from mentorlog.errors import DateError, UsageError

NOW = datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001


def refusal(typed, *, direction="future", parse=parse_when, order=None):
    """The error raised for `typed`."""
    with pytest.raises(DateError) as caught:
        parse(typed, now=NOW, direction=direction, order=order)
    return caught.value


def test_the_hint_gives_three_examples_in_the_right_direction():
    """The examples are past dates for the past, and future dates for the future."""
    past = refusal("blurgh", direction="past")
    assert past.message == '"blurgh" is not a date I recognise.'
    assert past.hint == "for example: yesterday, last friday, 2026-11-09"
    assert refusal("blurgh").hint == "for example: tomorrow, friday 14:00, 2026-12-07"
    assert refusal("blurgh", parse=parse_date).hint == "for example: tomorrow, next friday, 2026-12-07"


@pytest.mark.parametrize("direction", ["past", "future"])
@pytest.mark.parametrize("parse", [parse_when, parse_date])
def test_the_examples_can_be_parsed(direction, parse):
    """Each example is itself a valid date."""
    for example in refusal("blurgh", direction=direction, parse=parse).hint.removeprefix("for example: ").split(", "):
        parse(example, now=NOW, direction=direction)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("9 mar 1400", "for example: 9 mar 14:00"),
        ("mon 9th of march 0930", "for example: 9th march 09:30"),
        ("mar 9 2359", "for example: mar 9 23:59"),
        ("9 mar 1066", None),
        ("9 mar 1899", None),
        ("9 mar 2200", "for example: 9 mar 22:00"),
        ("9 mar 2400", None),
        ("31/12/1400", None),
        ("march 1400", None),
    ],
)
@pytest.mark.parametrize("parse", [parse_when, parse_date, parse_span_start])
def test_a_year_out_of_range_is_refused(typed, hint, parse):
    """`9 mar 1400` probably means two in the afternoon; where only a day is accepted, no time is suggested."""
    error = refusal(typed, parse=parse)
    if hint and parse is not parse_when and "mon" not in typed:
        assert error.message == f'"{typed}" has a time of day; expected only a day.'
        assert re.fullmatch(r"for example: \d{4}-03-09", error.hint)
        return
    assert re.fullmatch(r"The year \d{4} is out of range: expected 1900 to 2199\.", error.message)
    assert error.hint == hint


@pytest.mark.parametrize("typed", ["9 mar 1900", "9 mar 2199", "1400-03-09", "31/12/2199"])
def test_a_year_in_range_or_in_iso_form_is_accepted(typed):
    """An ISO date can have only one meaning."""
    assert f"{parse_when(typed, now=NOW, direction='future').on.year:04d}" in typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("firday", "friday"),
        ("fridayy", "friday"),
        ("tomorow", "tomorrow"),
        ("20 Novmber 14:00", "20 november 14:00"),
        ("next wensday", "next wednesday"),
        ("fredga", "fredag"),
    ],
)
@pytest.mark.parametrize("parse", [parse_when, parse_date, parse_span_start])
def test_a_misspelled_name_is_refused_with_a_suggestion(typed, meant, parse):
    """The program suggests a correction but does not assume it."""
    assert refusal(typed, parse=parse).hint == f"did you mean {meant}?"


@pytest.mark.parametrize("typed", ["junk", "months", "friday weak", "moon", "mayor", "next blurgh"])
def test_a_word_that_is_not_similar_to_a_name_gets_no_suggestion(typed):
    """A wrong suggestion is worse than none."""
    assert "did you mean" not in refusal(typed).hint


def test_a_date_error_is_a_usage_error():
    """The exit code of a usage error is 2."""
    assert isinstance(refusal("blurgh"), UsageError)


@pytest.mark.parametrize(
    "typed",
    [
        "fridayy",
        "9",
        "friday 9",
        "12",
        "26 s",
        "1A2B",
        "in weeks",
        "in 2",
        "in two and a half weeks",
        "2 weeks hence",
        "friday friday",
        "today tomorrow",
        "next",
        "next blurgh",
        "next today",
        "past friday",
        "end of",
        "end of friday",
        "friday weak",
        "friday next month",
        "12 dec 20",
        "12 dec 2026 extra",
        "12 12 2026",
        "dec dec",
        "1st 2nd",
        "12td dec",
        "3.12",
        "2026-12",
        "20261301",
        "2026120",
        "26-12-1999-1",
        "1/2/3/4",
        "1/2/345",
        "123/4/2026",
        "2026-333",
        "W48-2",
        "2026-Wx-2",
        "2026-W48-x",
        "+",
        "-",
        "+2",
        "--3d",
        "14:0",
        "14:60",
        "24:00",
        "1400",
        "14:00:61",
        "14:00:00:00",
        "13pm",
        "0am",
        "at",
        "at at 9",
        "at 25",
        "2 pm pm",
        "pm",
        "kl.",
        "tomorrow at",
        "tomorrow at 9 sharp",
        "10:00 11:00",
        "...",
        ".",
        ",",
        "@",
        "²",
        "２０２６-12-01",
        "١٢ dec",
    ],
)
def test_text_that_resembles_a_date_is_refused(typed):
    """Every word must be understood."""
    refusal(typed)


@pytest.mark.parametrize("typed", ["", " ", "\n\t", "\u3000"])
def test_empty_text_is_a_missing_date(typed):
    """It has its own message."""
    assert refusal(typed).message == "A date is missing."


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("31 feb", "There is no 31 Feb.", "for example: 28 Feb"),
        ("31. april", "There is no 31 Apr.", "for example: 30 Apr"),
        ("29 feb 2026", "There is no 29 Feb 2026.", "for example: 28 Feb 2026 or 29 Feb 2028"),
        ("2026-02-31", "There is no 31 Feb 2026.", "for example: 28 Feb 2026"),
        ("2026-13-01", "There is no month 13.", "for example: 2026-12-01"),
        ("0000-01-01", "There is no year 0.", None),
        ("31/02/2026", "There is no 31 Feb 2026.", "for example: 28 Feb 2026"),
        ("31/02", "There is no 31 Feb.", "for example: 28 Feb"),
        ("0/0/2026", "There is no month 0.", "for example: 2026-12-01"),
        ("40/40/2026", "There is no month 40.", "for example: 2026-12-31"),
        ("0 dec", "There is no 0 Dec.", "for example: 31 Dec"),
        ("31 feb 14:00", "There is no 31 Feb.", "for example: 28 Feb"),
        ("2026-W54-1", "There is no 2026-W54-1: a year has 52 or 53 weeks, a week has days 1 to 7.", None),
        ("mon 20 nov", "20 Nov 2027 is a Saturday; Monday is 22 Nov.", "for example: 2027-11-22 or 2027-11-20"),
        (
            "monday 24 nov 2026 14:00",
            "24 Nov 2026 is a Tuesday; Monday is 23 Nov.",
            "for example: 2026-11-23 or 2026-11-24",
        ),
    ],
)
def test_a_day_that_does_not_exist_is_refused_with_the_reason(typed, message, hint):
    """The hint is the nearest day that does exist."""
    error = refusal(typed)
    assert (error.message, error.hint) == (message, hint)


@pytest.mark.parametrize("typed", ["03/04/2026", "3.4.2026", "3-4-2026", "3/4/26"])
def test_an_ambiguous_date_is_refused_with_both_meanings(typed):
    """The program never guesses between two days."""
    error = refusal(typed)
    assert error.message == f'"{typed}" could be Fri 3 Apr 2026 or Wed 4 Mar 2026.'
    assert error.hint.startswith("type 2026-04-03 or 2026-03-04,")
    assert error.hint.endswith("set the order once, day first: mentorlog config date_order dmy")
    assert refusal(typed, parse=parse_date).message == error.message


def test_both_meanings_are_the_nearest_in_the_direction():
    """In November, both are next year for the future."""
    assert refusal("3/4").message == '"3/4" could be Sat 3 Apr 2027 or Thu 4 Mar 2027.'
    assert refusal("3/4", direction="past").message == '"3/4" could be Fri 3 Apr 2026 or Wed 4 Mar 2026.'


def test_a_number_with_a_dot_could_be_a_time_or_a_day():
    """In Danish, 14.11 can be a time or a date."""
    error = refusal("14.11")
    assert error.message == "14.11 could be a time or a day and month."
    assert error.hint == "for example: 14:11, or 2027-11-14"


@pytest.mark.parametrize("hour", range(1, 7))
def test_an_hour_from_one_to_six_alone_is_ambiguous(hour):
    """For example, `at 3` needs am, pm or minutes."""
    error = refusal(f"friday at {hour}")
    assert error.message == f"{hour} could be {hour:02d}:00 or {hour + 12}:00."
    assert error.hint == f"for example: {hour + 12}:00, or {hour}am"


@pytest.mark.parametrize(
    ("typed", "time"), [("tonight at 3", "03:00"), ("tonight 13:00", "13:00"), ("tonight 9am", "09:00")]
)
def test_a_time_outside_its_part_of_the_day_is_refused(typed, time):
    """13:00 is not tonight."""
    assert refusal(typed).message == f"{time} is not tonight."


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-24T14:00Z",
        "2026-11-24T14:00:30Z",
        "2026-11-24T14:00+01:00",
        "2026-11-24 14:00-0500",
        "friday 14:00Z",
    ],
)
def test_a_time_zone_is_refused(typed):
    """A time is never converted silently."""
    error = refusal(typed)
    assert error.message.startswith("A time zone is not accepted here")
    assert error.hint == "for example: 14:00"


@pytest.mark.parametrize("typed", ["friday 14:00", "14:00", "2026-11-27T14:00", "kl. 14"])
def test_a_time_is_refused_if_only_a_day_is_expected(typed):
    """The hint is the day."""
    error = refusal(typed, parse=parse_date)
    assert error.message == f'"{typed}" has a time of day; expected only a day.'
    assert parse_date(error.hint.removeprefix("for example: "), now=NOW, direction="future")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("next week", "for example: 2026-11-30 or 2026-12-06"),
        ("march", "for example: 2027-03-01 or 2027-03-31"),
        ("2026", "for example: 2026-01-01 or 2026-12-31"),
        ("2027-03", "for example: 2027-03-01 or 2027-03-31"),
        ("2026-W50", "for example: 2026-12-07 or 2026-12-13"),
        ("uge 50", "for example: 2026-12-07 or 2026-12-13"),
    ],
)
def test_a_period_is_refused_with_its_first_and_last_day(typed, hint):
    """A week or a month is not a day."""
    error = refusal(typed)
    assert error.message == f'"{typed}" is more than one day.'
    assert error.hint == hint


def test_a_length_is_refused_in_the_past():
    """The hint is in the language of the length; in the future it counts from today."""
    hints = {"2 weeks": "2 weeks ago", "1w": "1w ago", "en uge": "for en uge siden", "3 måneder": "for 3 måneder siden"}
    for typed, hint in hints.items():
        error = refusal(typed, direction="past")
        assert error.message == f'"{typed}" is a length of time, not a date.'
        assert error.hint == f"for example: {hint}"


@pytest.mark.parametrize("typed", ["in 999999 years", "in 99999 months", "+999999w", "-999999w", "999999 days ago"])
def test_a_date_outside_the_calendar_is_refused(typed):
    """It is refused with the years that can be recorded."""
    assert "is out of range: expected the years 1900 to 2199" in refusal(typed).message


@pytest.mark.parametrize(
    ("today", "typed", "direction"),
    [
        ("9999-12-31", "tomorrow", "future"),
        ("9999-12-31", "friday", "future"),
        ("9999-12-31", "next week", "future"),
        ("9999-12-31", "end of next month", "future"),
        ("9999-12-31", "1 jan", "future"),
        ("9999-12-31", "00:00", "future"),
        ("9999-12-31", "the 1st", "future"),
        ("9999-12-31", "blurgh", "future"),
        ("0001-01-01", "yesterday", "past"),
        ("0001-01-01", "last friday", "past"),
        ("0001-01-01", "31 dec", "past"),
        ("0001-01-01", "start of last week", "past"),
        ("0001-01-01", "1/1/99", "past"),
        ("0001-01-01", "blurgh", "past"),
    ],
)
def test_dates_outside_the_calendar_are_refused_near_its_ends(today, typed, direction):
    """They raise a DateError like any other invalid date."""
    now = datetime.fromisoformat(f"{today}T12:00")
    with pytest.raises(DateError):
        parse_when(typed, now=now, direction=direction)


@pytest.mark.parametrize(
    "typed",
    ["9" * 100_000, "in " + "9" * 5000 + " days", "\x00", "friday\x00", "\ud800", "friday \udfff", "a " * 50_000,
     "\u0301" * 1000, "12 dec " * 1000, "1/" * 1000, ":" * 50, "2026-11-24T", "2026-11-24T14:00T15:00"],
)  # fmt: skip
def test_hostile_text_is_refused_with_a_short_message(typed):
    """Examples are huge numbers, control characters, lone surrogates and very long text."""
    assert len(refusal(typed).message) < 150
