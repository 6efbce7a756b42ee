"""What is no date is refused with words that help, and nothing but DateError ever leaves the grammar."""

from __future__ import annotations

from datetime import datetime

import pytest

from mentorlog.dates import parse_date, parse_span_start, parse_when
from mentorlog.errors import DateError, UsageError

NOW = datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001


def refusal(typed, *, looking="ahead", parse=parse_when, order=None):
    """The error that `typed` is refused with."""
    with pytest.raises(DateError) as caught:
        parse(typed, now=NOW, looking=looking, order=order)
    return caught.value


def test_nonsense_shows_three_examples_that_look_the_right_way():
    """Looking back the examples lie behind, looking ahead they lie ahead."""
    back = refusal("blurgh", looking="back")
    assert back.message == '"blurgh" is not a date I know.'
    assert back.hint == "for example: yesterday, last friday, 2026-11-09"
    assert refusal("blurgh").hint == "for example: tomorrow, friday 14:00, 2026-12-07"
    assert refusal("blurgh", parse=parse_date).hint == "for example: tomorrow, next friday, 2026-12-07"


@pytest.mark.parametrize("looking", ["back", "ahead"])
@pytest.mark.parametrize("parse", [parse_when, parse_date])
def test_the_examples_are_dates_themselves(looking, parse):
    """Whoever types an example gets what it promises."""
    for example in refusal("blurgh", looking=looking, parse=parse).hint.removeprefix("for example: ").split(", "):
        parse(example, now=NOW, looking=looking)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("9 mar 1400", "for example: 9 mar 14:00"),
        ("mon 9th of march 0930", "for example: 9th march 09:30"),
        ("mar 9 2359", "for example: mar 9 23:59"),
        ("9 mar 1066", "as a year it is typed 1066-MM-DD"),
        ("9 mar 1899", "as a year it is typed 1899-MM-DD"),
        ("9 mar 2200", "for example: 9 mar 22:00"),
        ("9 mar 2400", "as a year it is typed 2400-MM-DD"),
        ("31/12/1400", "as a year it is typed 1400-MM-DD"),
        ("march 1400", "as a year it is typed 1400-MM-DD"),
    ],
)
@pytest.mark.parametrize("parse", [parse_when, parse_date, parse_span_start])
def test_a_year_far_away_is_refused(typed, hint, parse):
    """`9 mar 1400` is two in the afternoon to whoever types it."""
    error = refusal(typed, parse=parse)
    assert error.message.startswith("The year ")
    assert error.hint == hint


@pytest.mark.parametrize("typed", ["9 mar 1900", "9 mar 2199", "1400-03-09", "31/12/2199"])
def test_a_year_that_is_near_or_of_the_iso_form_is_read(typed):
    """The form that can be nothing else is taken at its word."""
    assert f"{parse_when(typed, now=NOW, looking='ahead').on.year:04d}" in typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("firday", "friday"),
        ("fridayy", "friday"),
        ("tomorow", "tomorrow"),
        ("novmber", "november"),
        ("20 Novmber 14:00", "20 november 14:00"),
        ("next wensday", "next wednesday"),
        ("fredga", "fredag"),
    ],
)
@pytest.mark.parametrize("parse", [parse_when, parse_date, parse_span_start])
def test_a_slip_of_the_finger_is_asked_about(typed, meant, parse):
    """A name that is nearly one is not taken for it, but named."""
    assert refusal(typed, parse=parse).hint == f"did you mean {meant}?"


@pytest.mark.parametrize("typed", ["junk", "months", "friday week", "moon", "mayor", "next blurgh"])
def test_what_is_near_to_nothing_is_given_no_meaning(typed):
    """A guess that is no nearer than others would only be in the way."""
    assert "did you mean" not in refusal(typed).hint


def test_it_is_wrong_usage():
    """Exit code 2."""
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
        "friday week",
        "friday next month",
        "12 dec 26",
        "12 dec 2026 extra",
        "12 12 2026",
        "dec dec",
        "1st 2nd",
        "12td dec",
        "3.12",
        "24.11",
        "2026-12",
        "20261201",
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
def test_what_only_looks_like_a_date_is_refused(typed):
    """The grammar is strict: it takes no more than it understands."""
    refusal(typed)


@pytest.mark.parametrize("typed", ["", " ", "\n\t", "\u3000"])
def test_a_blank_is_a_missing_date(typed):
    """Nothing typed is not nonsense."""
    assert refusal(typed).message == "A date is missing."


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("31 feb", "There is no 31 Feb.", "for example: 29 Feb"),
        ("31. april", "There is no 31 Apr.", "for example: 30 Apr"),
        ("29 feb 2026", "There is no 29 Feb 2026.", "for example: 28 Feb 2026"),
        ("2026-02-31", "There is no 31 Feb 2026.", "for example: 28 Feb 2026"),
        ("2026-13-01", "There is no month 13.", None),
        ("0000-01-01", "There is no year 0.", None),
        ("31/02/2026", "There is no 31 Feb 2026.", "for example: 28 Feb 2026"),
        ("31/02", "There is no 31 Feb.", "for example: 29 Feb"),
        ("0/0/2026", "There is no month 0.", None),
        ("40/40/2026", "There is no month 40.", None),
        ("0 dec", "There is no 0 Dec.", "for example: 31 Dec"),
        ("31 feb 14:00", "There is no 31 Feb.", "for example: 29 Feb"),
        ("2026-W54-1", "There is no 2026-W54-1: a year has 52 or 53 weeks, a week has days 1 to 7.", None),
        ("mon 20 nov", "20 Nov 2026 is a Friday, not a Monday.", "for example: 2026-11-20"),
        ("monday 24 nov 2026 14:00", "24 Nov 2026 is a Tuesday, not a Monday.", "for example: 2026-11-24"),
    ],
)
def test_a_day_that_no_calendar_has_is_called_that(typed, message, hint):
    """An impossible date says why, and where there is one, what it may have been."""
    error = refusal(typed)
    assert (error.message, error.hint) == (message, hint)


@pytest.mark.parametrize("typed", ["03/04/2026", "3.4.2026", "3-4-2026", "3/4/26"])
def test_two_readings_are_refused_with_both(typed):
    """A numeric date that could be two days is never guessed."""
    error = refusal(typed)
    assert error.message == f'"{typed}" could be Fri 3 Apr 2026 or Wed 4 Mar 2026.'
    assert error.hint.startswith("type 2026-04-03 or 2026-03-04,")
    assert "date_order" in error.hint
    assert refusal(typed, parse=parse_date).message == error.message


def test_two_readings_without_a_year_are_each_the_nearest():
    """Looking ahead from November, both lie in next year."""
    assert refusal("3/4").message == '"3/4" could be Sat 3 Apr 2027 or Thu 4 Mar 2027.'
    assert refusal("3/4", looking="back").message == '"3/4" could be Fri 3 Apr 2026 or Wed 4 Mar 2026.'


def test_a_dotted_number_alone_may_be_a_time_or_a_day():
    """14.11 is two in the afternoon to one Dane and the fourteenth of November to another."""
    error = refusal("14.11")
    assert error.message == "14.11 could be a time or a day and month."
    assert error.hint == "for example: 14:11, or 14/11/2026"


@pytest.mark.parametrize("hour", range(1, 7))
def test_a_small_hour_alone_is_asked_about(hour):
    """Nobody meets at three in the night: `at 3` needs an am or 15:00."""
    error = refusal(f"friday at {hour}")
    assert error.message == f"{hour} could be {hour:02d}:00 or {hour + 12}:00."
    assert error.hint == f"for example: {hour + 12}:00, or {hour}am"


@pytest.mark.parametrize(
    ("typed", "time"), [("tonight at 3", "03:00"), ("tonight 13:00", "13:00"), ("tonight 9am", "09:00")]
)
def test_a_time_that_is_not_of_that_part_of_the_day_is_refused(typed, time):
    """Tonight has no one o'clock."""
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
def test_a_time_zone_has_no_place(typed):
    """What carries a zone would be another time on the owner's clock: it is not converted behind their back."""
    error = refusal(typed)
    assert error.message.startswith("A time zone has no place here")
    assert error.hint == "for example: 14:00"


@pytest.mark.parametrize("typed", ["friday 14:00", "14:00", "2026-11-27T14:00", "kl. 14"])
def test_a_time_is_refused_where_only_a_day_fits(typed):
    """`--by` takes a day, and the hint gives it."""
    error = refusal(typed, parse=parse_date)
    assert error.message == f'"{typed}" has a time of day; only a day fits here.'
    assert parse_date(error.hint.removeprefix("for example: "), now=NOW, looking="ahead")


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
def test_a_whole_period_is_no_day(typed, hint):
    """A week or a month has a first and a last day to choose from."""
    error = refusal(typed)
    assert error.message == f'"{typed}" is more than a day.'
    assert error.hint == hint


def test_a_length_that_says_no_direction_is_asked_for_one():
    """`2 weeks` could be behind or ahead."""
    error = refusal("2 weeks")
    assert error.message == '"2 weeks" does not say which way.'
    assert error.hint == "for example: in 2 weeks, or 2 weeks ago"


@pytest.mark.parametrize("typed", ["in 999999 years", "in 99999 months", "+999999w", "-999999w", "999999 days ago"])
def test_beyond_the_calendar_is_called_that(typed):
    """The calendar ends in the year 9999 and begins in the year 1."""
    assert "beyond the calendar" in refusal(typed).message


@pytest.mark.parametrize(
    ("today", "typed", "looking"),
    [
        ("9999-12-31", "tomorrow", "ahead"),
        ("9999-12-31", "friday", "ahead"),
        ("9999-12-31", "next week", "ahead"),
        ("9999-12-31", "end of next month", "ahead"),
        ("9999-12-31", "1 jan", "ahead"),
        ("9999-12-31", "00:00", "ahead"),
        ("9999-12-31", "the 1st", "ahead"),
        ("9999-12-31", "blurgh", "ahead"),
        ("0001-01-01", "yesterday", "back"),
        ("0001-01-01", "last friday", "back"),
        ("0001-01-01", "31 dec", "back"),
        ("0001-01-01", "start of last week", "back"),
        ("0001-01-01", "1/1/99", "back"),
        ("0001-01-01", "blurgh", "back"),
    ],
)
def test_the_ends_of_the_calendar_are_refused_and_never_crash(today, typed, looking):
    """On the first and the last day there are, what lies beyond is a DateError like any other."""
    now = datetime.fromisoformat(f"{today}T12:00")
    with pytest.raises(DateError):
        parse_when(typed, now=now, looking=looking)


@pytest.mark.parametrize(
    "typed",
    ["9" * 100_000, "in " + "9" * 5000 + " days", "\x00", "friday\x00", "\ud800", "friday \udfff", "a " * 50_000,
     "\u0301" * 1000, "12 dec " * 1000, "1/" * 1000, ":" * 50, "2026-11-24T", "2026-11-24T14:00T15:00"],
)  # fmt: skip
def test_hostile_text_is_refused_like_any_other(typed):
    """Huge numbers, control characters, lone surrogates, endless words: a DateError with a short message."""
    assert len(refusal(typed).message) < 150
