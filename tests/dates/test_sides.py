"""A future date is never before today, and a past date is never after it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorlog.dates import find_day_in_other_year, parse_date, parse_span_end, parse_span_start, parse_when
from mentorlog.dates.format import MONTHS, WEEKDAYS, format_recorded_date
from mentorlog.errors import DateError

NOW = datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001 - a Monday
DIRECTIONS = st.sampled_from(["past", "future"])
NOWS = st.datetimes(min_value=datetime(1910, 1, 1), max_value=datetime(2180, 1, 1))  # noqa: DTZ001
DAYS_OF_YEAR = st.dates(date(2000, 1, 1), date(2000, 12, 31))


def refusal(typed, *, direction="future", now=NOW):
    """The error raised for `typed`."""
    with pytest.raises(DateError) as caught:
        parse_when(typed, now=now, direction=direction)
    return caught.value


def examples(error):
    """The dates that the hint suggests."""
    assert error.hint.startswith("for example: ")
    return error.hint.removeprefix("for example: ").split(" or ")


@pytest.mark.parametrize(
    ("typed", "message", "proposed"),
    [
        # the date is in the direction, but has another weekday
        ("fredag den 12. december", "12 Dec 2026 is a Saturday; Friday is 11 Dec.", ["2026-12-11", "2026-12-12"]),
        ("fri 12 dec 14:00", "12 Dec 2026 is a Saturday; Friday is 11 Dec.", ["2026-12-11", "2026-12-12"]),
        ("på fredag den 12/12", "12 Dec 2026 is a Saturday; Friday is 11 Dec.", ["2026-12-11", "2026-12-12"]),
        ("friday 12 dec 2026", "12 Dec 2026 is a Saturday; Friday is 11 Dec.", ["2026-12-11", "2026-12-12"]),
        ("fri 2026-12-12", "12 Dec 2026 is a Saturday; Friday is 11 Dec.", ["2026-12-11", "2026-12-12"]),
        ("tirsdag d. 3. marts", "3 Mar 2027 is a Wednesday; Tuesday is 2 Mar.", ["2027-03-02", "2027-03-03"]),
        ("sat 1 jan", "1 Jan 2027 is a Friday; Saturday is 2 Jan.", ["2027-01-02", "2027-01-01"]),
        ("thu 1 jan", "1 Jan 2027 is a Friday; Thursday is 31 Dec 2026.", ["2026-12-31", "2027-01-01"]),
        # the nearest such weekday would be before today
        ("sun 24 nov", "24 Nov 2026 is a Tuesday; Sunday is 29 Nov.", ["2026-11-29", "2026-11-24"]),
        # the weekday fits the date in the other direction, which is nearer
        ("fri 20 nov", "Fri 20 Nov has passed; 20 Nov 2027 is a Saturday.", ["2026-11-27", "2027-11-20"]),
        ("friday the 13th", "Fri 13 Nov has passed; 13 Dec 2026 is a Sunday.", ["2026-11-27", "2026-12-13"]),
    ],
)
def test_a_weekday_that_contradicts_a_future_date_is_refused_with_both(typed, message, proposed):
    """The date never moves to the past, and the user can type each suggestion."""
    error = refusal(typed)
    assert error.message.startswith(message.removesuffix("."))
    assert examples(error) == proposed
    assert all(str(parse_date(text, now=NOW, direction="future")) == text for text in proposed)


@pytest.mark.parametrize(
    ("typed", "message", "proposed"),
    [
        ("fri 27 nov", "Fri 27 Nov is still ahead; 27 Nov 2025 is a Thursday.", ["2026-11-20", "2025-11-27"]),
        ("fre 27/11", "Fri 27 Nov is still ahead; 27 Nov 2025 is a Thursday.", ["2026-11-20", "2025-11-27"]),
        ("tue 20 nov", "20 Nov 2026 is a Friday; Tuesday is 17 Nov.", ["2026-11-17", "2026-11-20"]),
        # the nearest such weekday would be after today
        ("tue 22 nov", "22 Nov 2026 is a Sunday; Tuesday is 17 Nov.", ["2026-11-17", "2026-11-22"]),
    ],
)
def test_a_weekday_that_contradicts_a_past_date_is_refused_with_both(typed, message, proposed):
    """The message says so if the date is in the future."""
    error = refusal(typed, direction="past")
    assert error.message == message
    assert examples(error) == proposed


def test_a_wrong_weekday_says_when_it_fits_in_the_other_direction():
    """The usual reason is last year's calendar."""
    message = refusal("fredag den 12. december").message
    assert message == "12 Dec 2026 is a Saturday; Friday is 11 Dec. Fri 12 Dec 2025 has passed."


@pytest.mark.parametrize(
    ("typed", "direction", "on"),
    [
        ("fri 27 nov", "future", "2026-11-27"),
        ("fri 20 nov", "past", "2026-11-20"),
        ("fri 12 dec", "past", "2025-12-12"),
        ("onsdag d. 3. marts", "future", "2027-03-03"),
        ("tirsdag d. 3. marts", "past", "2026-03-03"),
        ("mon 23 nov", "past", "2026-11-23"),
        ("mon 23 nov", "future", "2026-11-23"),
        ("på fredag den 27. november", "future", "2026-11-27"),
        ("sat 3/4", "future", "2027-04-03"),
        ("wed 3/4", "past", "2026-03-04"),
    ],
)
def test_a_weekday_that_fits_is_accepted(typed, direction, on):
    """It also chooses between two readings of a numeric date."""
    assert str(parse_date(typed, now=NOW, direction=direction)) == on


@pytest.mark.parametrize(
    ("typed", "direction", "today", "proposed"),
    [
        ("29 feb", "future", "2026-11-23", ["28 Feb 2027", "29 Feb 2028"]),
        ("feb 29th", "future", "2027-02-28", ["28 Feb 2027", "29 Feb 2028"]),
        ("29/2", "past", "2026-11-23", ["28 Feb 2026", "29 Feb 2024"]),
        ("29. februar", "past", "2027-03-01", ["28 Feb 2027", "29 Feb 2024"]),
        ("2026-02-29", "future", "2026-11-23", ["28 Feb 2026", "29 Feb 2028"]),
        ("tue 29 feb", "future", "2026-11-23", ["28 Feb 2027", "29 Feb 2028"]),
        ("29 feb", "future", "1899-11-23", ["28 Feb 1900", "29 Feb 1904"]),
        ("30 feb", "future", "2026-11-23", ["28 Feb"]),
        ("30 feb", "future", "2027-11-23", ["29 Feb"]),
        ("31/2", "past", "2026-11-23", ["28 Feb"]),
        ("30. februar", "past", "2028-11-23", ["29 Feb"]),
        ("31 nov", "future", "2026-11-23", ["30 Nov"]),
    ],
)
def test_a_day_that_does_not_exist_in_its_year_is_refused(typed, direction, today, proposed):
    """The hint is 28 February and the nearest leap day in the direction, and the user can type each of them."""
    now = datetime.fromisoformat(today)
    error = refusal(typed, direction=direction, now=now)
    assert error.message.startswith("There is no ")
    assert examples(error) == proposed
    for text in proposed:
        parse_date(text, now=now, direction=direction)


def test_29_february_is_accepted_in_a_leap_year():
    """The year is the next one for the future, and the last one for the past."""
    assert parse_date("29 feb", now=datetime(2027, 11, 23), direction="future") == date(2028, 2, 29)  # noqa: DTZ001
    assert parse_date("29 feb", now=datetime(2028, 11, 23), direction="past") == date(2028, 2, 29)  # noqa: DTZ001


@pytest.mark.parametrize("typed", ["this friday", "denne fredag", "friday this week"])
def test_a_past_day_of_this_week_is_refused_for_the_future(typed):
    """On a Saturday, `this friday` may mean the next Friday; on the Friday itself it is accepted."""
    error = refusal(typed, now=datetime(2026, 11, 28, 9))  # noqa: DTZ001
    assert error.message == "Fri 27 Nov has passed."
    assert examples(error) == ["2026-12-04"]
    friday = datetime(2026, 11, 27, 9)  # noqa: DTZ001
    assert parse_date(typed, now=friday, direction="future") == friday.date()


@pytest.mark.parametrize("parse", [parse_span_start, parse_span_end])
def test_a_span_may_be_in_both_directions(parse):
    """For example, `--until "fri 27 nov"` of a list may be in the future; a wrong weekday is refused here too."""
    assert parse("fri 27 nov", now=NOW) == date(2026, 11, 27)
    assert parse("fri 20 nov", now=NOW) == date(2026, 11, 20)
    with pytest.raises(DateError):
        parse("mon 20 nov", now=NOW)


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("5 dec", "2026-12-05"),
        ("5 dec kl. 14", "2026-12-05"),
        ("31/12", "2026-12-31"),
        ("end of december", "2026-12-31"),
        ("fredag i uge 50", "2026-12-11"),
        ("5 dec 2025", None),
        ("2025-12-05", None),
        ("fri 5 dec", None),
        ("friday", None),
        ("the 30th", None),
        ("23 nov", None),
        ("3 weeks ago", None),
    ],
)
def test_the_year_of_a_day_and_month_is_open(typed, other):
    """It is not open if it is typed or follows from the weekday; a weekday alone has no open year."""
    found = find_day_in_other_year(typed, now=NOW, direction="past")
    assert found == (other and date.fromisoformat(other))


FORMS = st.sampled_from(
    [
        "{day} {month}",
        "{weekday} {day} {month}",
        "{month} {day}th",
        "{weekday} {day}/{number}",
        "den {day}. {month} 14:00",
    ]
)


@given(on=DAYS_OF_YEAR, weekday=st.sampled_from(WEEKDAYS), form=FORMS, now=NOWS, direction=DIRECTIONS)
@example(on=date(2000, 2, 29), weekday="Tue", form="{day} {month}", now=NOW, direction="future")
@example(on=date(2000, 12, 12), weekday="Fri", form="{weekday} {day} {month}", now=NOW, direction="future")
def test_a_date_without_a_year_is_never_in_the_other_direction(on, weekday, form, now, direction):
    """The result is that day and month within a year, with that weekday, or an error whose suggestions are valid and in
    the direction."""
    typed = form.format(day=on.day, month=MONTHS[on.month - 1], number=on.month, weekday=weekday)
    try:
        found = parse_when(typed, now=now, direction=direction, order="dmy").on
    except DateError as error:
        for text in examples(error):
            parse_date(text, now=now, direction=direction)
        if "weekday" in form and error.hint.count("-") > 2:
            assert all(is_on_side(date.fromisoformat(text), now.date(), direction) for text in examples(error))
        return
    assert (found.day, found.month) == (on.day, on.month)
    assert is_on_side(found, now.date(), direction)
    assert abs((found - now.date()).days) <= 366
    assert "weekday" not in form or WEEKDAYS[found.weekday()] == weekday


def is_on_side(on, today, direction):
    """Whether a day is today or in the direction."""
    return on >= today if direction == "future" else on <= today


@given(today=st.dates(date(1910, 1, 1), date(2190, 1, 1)), days=st.integers(-800, 800))
@example(today=date(2026, 11, 23), days=40)
def test_a_recorded_date_has_its_year_if_it_is_far_or_in_another_year(today, days):
    """The user can type it again, and it means the same day."""
    on = today + timedelta(days)
    shown = format_recorded_date(on, today=today)
    assert shown.startswith(WEEKDAYS[on.weekday()])
    assert shown.endswith(f" {on.year}") or (on.year == today.year and abs(days) <= 184)
    now, direction = datetime.combine(today, time(12)), "future" if days > 0 else "past"
    assert parse_date(shown, now=now, direction=direction) == on


@pytest.mark.parametrize(
    ("on", "shown"),
    [
        ("2026-11-27", "Fri 27 Nov"),
        ("2026-05-23", "Sat 23 May"),
        ("2026-05-22", "Fri 22 May 2026"),
        ("2027-01-01", "Fri 1 Jan 2027"),
        ("2026-12-31", "Thu 31 Dec"),
    ],
)
def test_a_year_is_shown_if_it_is_needed(on, shown):
    """It is shown for another year, or if the date is more than six months away."""
    assert format_recorded_date(date.fromisoformat(on), today=NOW.date()) == shown
