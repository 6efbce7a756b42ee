"""Properties of any input: no crash, the right direction, and a formatted date can be parsed again."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, example, given
from hypothesis import strategies as st

from mentorlog.dates import (
    When,
    find_unread_deadline,
    format_date,
    format_minutes,
    format_relative_when,
    format_short_date,
    format_time_spent,
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
from mentorlog.dates.vocabulary import LAST_THIS_NEXT, MONTHS, NUMBERS, ORDINALS, UNITS, WEEKDAYS, add_to_date
from mentorlog.errors import DateError

NOWS = st.datetimes()
FIRST, LAST = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59)  # noqa: DTZ001 - times are local
DIRECTIONS = st.sampled_from(["past", "future"])
ORDERS = st.sampled_from([None, "dmy", "mdy"])
TIMES = st.one_of(st.none(), st.times().map(lambda at: time(at.hour, at.minute)))

SMALL_WORDS = """
    in om ago siden for at kl. klokken am pm start end of af i på the den d. today dag now tonight from every hver twice
    once noon 2026 2026-12-31 2026-W53-7 31/12/2026 3/4 29 12th 14:00 14.11 +2w -3d Z , . - + / : 0 1 9 31 99 999999
    9999 0000 24:00 14:00+01:00 2026-02-31 2026-11-24T14:00
    halv kvart over til 10-11 14:00-15:30 24.12. 4.12 20261204 eftermiddag morgen morning evening primo ultimo juleaften
    christmas eve nu coming forrige par couple ds tid middag midnight half past quarter o'clock weekday første siden fra
"""
WORDS = st.sampled_from(
    [
        *MONTHS,
        *NUMBERS,
        *ORDINALS,
        *UNITS,
        *WEEKDAYS,
        *LAST_THIS_NEXT,
        *SMALL_WORDS.split(),
    ]
)
DATE_WORDS = st.lists(st.one_of(WORDS, st.integers(-5, 10_000).map(str)), max_size=6).map(" ".join)
DATE_CHARACTERS = st.text(alphabet="0123456789/-.:+wdmyWTZ ap", max_size=16)
ANY_TEXT = st.one_of(
    st.text(), DATE_WORDS, DATE_CHARACTERS, st.text(alphabet=st.characters(categories=["Cs", "Cc", "Nd", "Mn"]))
)


@given(text=ANY_TEXT, now=NOWS, direction=DIRECTIONS, order=ORDERS)
@example(text="29 feb", now=LAST, direction="future", order=None)
@example(text="29 feb", now=FIRST, direction="past", order=None)
def test_any_input_gives_a_result_or_a_date_error(text, now, direction, order):
    """A DateError always has a message."""
    for parse in (parse_when, parse_date, parse_span_start, parse_span_end):
        try:
            parse(text, now=now, direction=direction, order=order)
        except DateError as error:
            assert error.message
    for parse in (parse_minutes, parse_within, parse_cadence):
        try:
            parse(text)
        except DateError as error:
            assert error.message
    try:
        split_deadline(f"Send it by {text}", now=now, order=order)
    except DateError as error:
        assert error.message
    assert find_unread_deadline(f"Send it by {text}", now=now, order=order) != ""


@given(text=ANY_TEXT, now=NOWS, direction=DIRECTIONS, order=ORDERS)
def test_parse_when_agrees_with_parse_date(text, now, direction, order):
    """Both return the same day, but `parse_when` also accepts a time."""
    try:
        on = parse_date(text, now=now, direction=direction, order=order)
    except DateError:
        return
    assert parse_when(text, now=now, direction=direction, order=order).on == on


@given(
    text=st.one_of(
        st.sampled_from([*WEEKDAYS]),
        st.builds("{} {}".format, st.integers(1, 28), st.sampled_from([*MONTHS])),
        st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59)),
        st.builds("{} of {}".format, st.sampled_from(["start", "end"]), st.sampled_from(["week", "month", "year"])),
        st.sampled_from(["31/12", "the 31st", "20th", "end of march"]),
    ),
    now=st.datetimes(min_value=datetime(20, 1, 1), max_value=datetime(9980, 1, 1)),  # noqa: DTZ001
    direction=DIRECTIONS,
)
def test_an_open_date_is_in_the_direction(text, now, direction):
    """It is never in the future for `past` or in the past for `future`; a time alone is compared within its day too."""
    when = parse_when(text, now=now, direction=direction)
    minute = time(now.hour, now.minute)
    found, present = (when.on, when.at or minute), (now.date(), minute)
    assert found <= present if direction == "past" else found >= present


@given(now=st.datetimes(max_value=datetime(9990, 1, 1)), weekday=st.sampled_from([*WEEKDAYS]))  # noqa: DTZ001
def test_a_future_weekday_is_within_the_next_seven_days(now, weekday):
    """The earliest is tomorrow, and today's weekday is in a week."""
    on = parse_date(weekday, now=now, direction="future")
    assert 1 <= (on - now.date()).days <= 7
    assert on.isoweekday() == WEEKDAYS[weekday]


@given(on=st.dates(date(1900, 1, 1), date(2199, 12, 31)), at=TIMES, today=st.dates(), direction=DIRECTIONS)
def test_a_date_with_its_year_parses_back_in_both_directions(on, at, today, direction):
    """A date with a year is never ambiguous."""
    assume(abs((on - today).days) > 275)
    now = datetime.combine(today, time(12))
    assert parse_when(format_when(on, at, today=today), now=now, direction=direction) == When(on, at)
    assert parse_date(format_date(on, today=today), now=now, direction=direction) == on
    assert parse_date(format_short_date(on, today=today), now=now, direction=direction) == on


YEARS = st.dates(min_value=date(20, 1, 1), max_value=date(9980, 1, 1))
NEAR = st.integers(-275, 275)


@given(today=YEARS, days=NEAR, at=TIMES, direction=DIRECTIONS)
@example(today=date(2028, 2, 29), days=0, at=None, direction="past")
@example(today=date(2027, 12, 1), days=90, at=None, direction="future")
def test_a_date_with_its_weekday_parses_back_in_its_direction(today, days, at, direction):
    """In the other direction it is refused; today is accepted in both."""
    on = today + timedelta(days)
    now = datetime.combine(today, time(12))
    if days and (days > 0) != (direction == "future"):
        with pytest.raises(DateError):
            parse_date(format_date(on, today=today), now=now, direction=direction)
        direction = "future" if days > 0 else "past"
    assert parse_when(format_when(on, at, today=today), now=now, direction=direction) == When(on, at)
    assert parse_when(format_relative_when(on, at, today=today), now=now, direction=direction) == When(on, at)
    assert parse_date(format_date(on, today=today), now=now, direction=direction) == on


@given(today=YEARS, days=NEAR)
@example(today=date(2027, 12, 1), days=90)
@example(today=date(2028, 8, 1), days=-154)
def test_a_short_date_parses_back_in_its_direction(today, days):
    """Within nine months, it is the nearest such day."""
    on = today + timedelta(days)
    now = datetime.combine(today, time(12))
    assert parse_date(format_short_date(on, today=today), now=now, direction="future" if days > 0 else "past") == on


@pytest.mark.heavy
@given(st.integers(1, 24 * 60))
def test_a_formatted_length_parses_back(minutes):
    """Examples are `90 min` and `3 h 20 min`; the time spent on something is `1 h 30 min`."""
    assert parse_minutes(format_minutes(minutes)) == minutes
    assert parse_minutes(format_time_spent(minutes)) == minutes


@given(on=st.dates(), now=NOWS, direction=DIRECTIONS)
def test_an_iso_date_is_exact(on, now, direction):
    """It can be a calendar date or a week date."""
    assert parse_date(on.isoformat(), now=now, direction=direction) == on
    year, week, day = on.isocalendar()
    if year <= 9999:
        assert parse_date(f"{year:04d}-W{week:02d}-{day}", now=now, direction=direction) == on


@pytest.mark.parametrize("text", [f"{number} {unit}" for number in (0, 1, 31, 400) for unit in ("d", "w", "m", "y")])
@given(today=st.dates(min_value=date(500, 1, 1), max_value=date(9500, 1, 1)))
def test_in_and_ago_are_symmetric(text, today):
    """`in N` is never before today and `N ago` never after; days and weeks are exact."""
    now = datetime.combine(today, time(12))
    future = parse_date(f"in {text}", now=now, direction="past")
    past = parse_date(f"{text} ago", now=now, direction="future")
    assert past <= today <= future
    if text[-1] in "dw":
        assert future - today == today - past


@given(on=st.dates(), months=st.integers(-40, 40))
@example(on=date(9999, 11, 30), months=1)
@example(on=date(2028, 2, 29), months=-12)
def test_months_are_added_as_a_calendar_does(on, months):
    """The 31st becomes the last day of a shorter month."""
    try:
        expected = on + relativedelta(months=months)
    except ValueError:
        with pytest.raises(DateError):
            add_to_date(on, months=months)
    else:
        assert add_to_date(on, months=months) == expected
