"""What holds for every input: no crash, the right direction, and what is said parses back."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from mentorlog.dates import (
    format_date,
    format_minutes,
    format_relative_when,
    format_short_date,
    format_when,
    parse_cadence,
    parse_date,
    parse_minutes,
    parse_span_end,
    parse_span_start,
    parse_when,
    parse_within,
    split_deadline,
)
from mentorlog.dates.vocabulary import MONTHS, NUMBERS, ORDINALS, UNITS, WEEKDAYS, WHICH
from mentorlog.errors import DateError

NOWS = st.datetimes()
FIRST, LAST = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59)  # noqa: DTZ001 - times are those of the owner's clock
LOOKING = st.sampled_from(["back", "ahead"])
ORDERS = st.sampled_from([None, "dmy", "mdy"])
TIMES = st.one_of(st.none(), st.times().map(lambda at: time(at.hour, at.minute)))

SMALL_WORDS = """
    in om ago siden for at kl. klokken am pm start end of af i på the den d. today dag now tonight from every hver twice
    once noon 2026 2026-12-31 2026-W53-7 31/12/2026 3/4 29 12th 14:00 14.11 +2w -3d Z , . - + / : 0 1 9 31 99 999999
    9999 0000 24:00 14:00+01:00 2026-02-31 2026-11-24T14:00
"""
WORDS = st.sampled_from(
    [
        *MONTHS,
        *NUMBERS,
        *ORDINALS,
        *UNITS,
        *WEEKDAYS,
        *WHICH,
        *SMALL_WORDS.split(),
    ]
)
LIKE_DATES = st.lists(st.one_of(WORDS, st.integers(-5, 10_000).map(str)), max_size=6).map(" ".join)
GLUED = st.text(alphabet="0123456789/-.:+wdmyWTZ ap", max_size=16)
ANYTHING = st.one_of(st.text(), LIKE_DATES, GLUED, st.text(alphabet=st.characters(categories=["Cs", "Cc", "Nd", "Mn"])))


@given(text=ANYTHING, now=NOWS, looking=LOOKING, order=ORDERS)
@example(text="29 feb", now=LAST, looking="ahead", order=None)
@example(text="29 feb", now=FIRST, looking="back", order=None)
def test_no_input_raises_anything_but_a_date_error(text, now, looking, order):
    """Whatever was typed, whenever: an answer or a DateError with a message."""
    for parse in (parse_when, parse_date, parse_span_start, parse_span_end):
        try:
            parse(text, now=now, looking=looking, order=order)
        except DateError as error:
            assert error.message
    for parse in (parse_minutes, parse_within, parse_cadence):
        try:
            parse(text)
        except DateError as error:
            assert error.message
    split_deadline(f"Send it by {text}", now=now, order=order)


@given(text=ANYTHING, now=NOWS, looking=LOOKING, order=ORDERS)
def test_a_date_is_a_when_without_a_time(text, now, looking, order):
    """What `parse_date` answers, `parse_when` answers too (`now` aside, which has a time)."""
    try:
        on = parse_date(text, now=now, looking=looking, order=order)
    except DateError:
        return
    assert parse_when(text, now=now, looking=looking, order=order).on == on


@given(
    text=st.one_of(
        st.sampled_from([*WEEKDAYS]),
        st.builds("{} {}".format, st.integers(1, 28), st.sampled_from([*MONTHS])),
        st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59)),
        st.builds("{} of {}".format, st.sampled_from(["start", "end"]), st.sampled_from(["week", "month", "year"])),
        st.sampled_from(["29 feb", "31/12", "the 31st", "20th", "end of march"]),
    ),
    now=st.datetimes(min_value=datetime(20, 1, 1), max_value=datetime(9980, 1, 1)),  # noqa: DTZ001
    looking=LOOKING,
)
def test_what_is_left_open_lies_the_way_that_is_looked(text, now, looking):
    """Never ahead when looking back, never behind when looking ahead; a time alone also within its day."""
    when = parse_when(text, now=now, looking=looking)
    minute = time(now.hour, now.minute)
    typed, present = (when.on, when.at or minute), (now.date(), minute)
    assert typed <= present if looking == "back" else typed >= present


@given(now=st.datetimes(max_value=datetime(9990, 1, 1)), weekday=st.sampled_from([*WEEKDAYS]))  # noqa: DTZ001
def test_a_weekday_ahead_is_within_the_next_seven_days(now, weekday):
    """Tomorrow at the earliest, today's own weekday a week away, and the right day of the week."""
    on = parse_date(weekday, now=now, looking="ahead")
    assert 1 <= (on - now.date()).days <= 7
    assert on.isoweekday() == WEEKDAYS[weekday]


@given(on=st.dates(date(1900, 1, 1), date(2199, 12, 31)), at=TIMES, today=st.dates(), looking=LOOKING)
def test_what_is_said_with_its_year_parses_back_either_way(on, at, today, looking):
    """A year leaves nothing open."""
    assume(abs((on - today).days) > 275)
    now = datetime.combine(today, time(12))
    assert parse_when(format_when(on, at, today=today), now=now, looking=looking) == (on, at)
    assert parse_date(format_date(on, today=today), now=now, looking=looking) == on
    assert parse_date(format_short_date(on, today=today), now=now, looking=looking) == on


YEARS = st.dates(min_value=date(20, 1, 1), max_value=date(9980, 1, 1))
NEAR = st.integers(-275, 275)


@given(today=YEARS, days=NEAR, at=TIMES, looking=LOOKING)
@example(today=date(2028, 2, 29), days=0, at=None, looking="back")
@example(today=date(2027, 12, 1), days=90, at=None, looking="ahead")
def test_what_is_said_with_its_weekday_parses_back_either_way(today, days, at, looking):
    """Without a year the weekday says which: no day falls on the same weekday the year before or after."""
    on = today + timedelta(days)
    now = datetime.combine(today, time(12))
    assert parse_when(format_when(on, at, today=today), now=now, looking=looking) == (on, at)
    assert parse_when(format_relative_when(on, at, today=today), now=now, looking=looking) == (on, at)
    assert parse_date(format_date(on, today=today), now=now, looking=looking) == on


@given(today=YEARS, days=NEAR)
@example(today=date(2027, 12, 1), days=90)
@example(today=date(2028, 8, 1), days=-154)
def test_what_is_said_short_parses_back_looking_the_way_it_lies(today, days):
    """Within nine months, the nearest such day that way is the day itself."""
    on = today + timedelta(days)
    now = datetime.combine(today, time(12))
    assert parse_date(format_short_date(on, today=today), now=now, looking="ahead" if days > 0 else "back") == on


@given(st.integers(1, 24 * 60))
def test_a_length_that_is_said_parses_back(minutes):
    """90 min, 3 h 20 min."""
    assert parse_minutes(format_minutes(minutes)) == minutes


@given(on=st.dates(), now=NOWS, looking=LOOKING)
def test_iso_is_itself(on, now, looking):
    """An ISO date, as a day or as a week date, means that day and no other."""
    assert parse_date(on.isoformat(), now=now, looking=looking) == on
    year, week, day = on.isocalendar()
    if year <= 9999:
        assert parse_date(f"{year:04d}-W{week:02d}-{day}", now=now, looking=looking) == on


@pytest.mark.parametrize("text", [f"{number} {unit}" for number in (0, 1, 31, 400) for unit in ("d", "w", "m", "y")])
@given(today=st.dates(min_value=date(500, 1, 1), max_value=date(9500, 1, 1)))
def test_in_and_ago_lie_the_same_way_off(text, today):
    """`in N` is never before today and `N ago` never after; days and weeks are exactly that far."""
    now = datetime.combine(today, time(12))
    ahead = parse_date(f"in {text}", now=now, looking="back")
    behind = parse_date(f"{text} ago", now=now, looking="ahead")
    assert behind <= today <= ahead
    if text[-1] in "dw":
        assert ahead - today == today - behind
