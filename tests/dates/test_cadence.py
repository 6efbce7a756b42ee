"""Parse cadences: how often two people intend to meet."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.dates import Cadence, parse_cadence
from mentorlog.errors import DateError

CADENCES = {
    "daily": Cadence(days=1),
    "every day": Cadence(days=1),
    "weekly": Cadence(days=7),
    "every week": Cadence(days=7),
    "each week": Cadence(days=7),
    "once a week": Cadence(days=7),
    "every 10 days": Cadence(days=10),
    "every 2 weeks": Cadence(days=14),
    "every two weeks": Cadence(days=14),
    "every other week": Cadence(days=14),
    "every second week": Cadence(days=14),
    "every 2nd week": Cadence(days=14),
    "every 2w": Cadence(days=14),
    "once every 2 weeks": Cadence(days=14),
    "2w": Cadence(days=14),
    "2 weeks": Cadence(days=14),
    "fortnightly": Cadence(days=14),
    "every fortnight": Cadence(days=14),
    "monthly": Cadence(months=1),
    "Monthly": Cadence(months=1),
    "every month": Cadence(months=1),
    "once a month": Cadence(months=1),
    "1m": Cadence(months=1),
    "every 6 weeks": Cadence(days=42),
    "every third month": Cadence(months=3),
    "quarterly": Cadence(months=3),
    "every quarter": Cadence(months=3),
    "twice a month": Cadence(days=15),
    "twice a year": Cadence(months=6),
    "half-yearly": Cadence(months=6),
    "yearly": Cadence(months=12),
    "annually": Cadence(months=12),
    "every year": Cadence(months=12),
    "every 10 years": Cadence(months=120),
    "dagligt": Cadence(days=1),
    "ugentligt": Cadence(days=7),
    "hver uge": Cadence(days=7),
    "en gang om ugen": Cadence(days=7),
    "hver 14. dag": Cadence(days=14),
    "hver fjortende dag": Cadence(days=14),
    "hver 2. uge": Cadence(days=14),
    "hver anden uge": Cadence(days=14),
    "månedligt": Cadence(months=1),
    "maanedligt": Cadence(months=1),
    "hver måned": Cadence(months=1),
    "en gang om måneden": Cadence(months=1),
    "to gange om måneden": Cadence(days=15),
    "hver 6. uge": Cadence(days=42),
    "hver tredje måned": Cadence(months=3),
    "kvartalsvis": Cadence(months=3),
    "hvert kvartal": Cadence(months=3),
    "årligt": Cadence(months=12),
    "hvert andet år": Cadence(months=24),
}


@pytest.mark.parametrize(("typed", "meant"), CADENCES.items())
def test_a_cadence_in_words(typed, meant):
    """English and Danish, in numbers and in words."""
    assert parse_cadence(typed) == meant


@pytest.mark.parametrize("typed", ["none", "None", "no", "never", "no cadence", "ingen", "aldrig"])
def test_no_cadence(typed):
    """Some pairs meet only when they need to."""
    assert parse_cadence(typed) is None


@pytest.mark.parametrize(
    "typed",
    ["", " ", "blurgh", "every", "hver", "once", "once a", "once a blurgh", "every blurgh", "every 2", "2", "every 2 2",
     "every x weeks", "every -2 weeks", "weekly weekly", "\x00", "\ud800", "9" * 5000,
     "every 2 weeks or so"],
)  # fmt: skip
def test_text_that_is_not_a_cadence_is_refused_with_examples(typed):
    """The hint has valid cadences."""
    with pytest.raises(DateError, match="is not a cadence I recognise") as caught:
        parse_cadence(typed)
    assert caught.value.hint == "for example: weekly, every 2 weeks, monthly, none"


@pytest.mark.parametrize("typed", ["0d", "every 0 weeks", "every 11 years", "999999w"])
def test_a_cadence_is_one_day_to_ten_years(typed):
    """Shorter and longer ones are refused."""
    with pytest.raises(DateError, match="is out of range: a cadence is one day to ten years"):
        parse_cadence(typed)


@pytest.mark.parametrize("typed", ["biweekly", "Bi-weekly", "bimonthly", "biannually"])
def test_a_word_with_two_meanings_is_refused(typed):
    """`biweekly` can mean twice a week or every two weeks."""
    with pytest.raises(DateError, match="could be twice a") as caught:
        parse_cadence(typed)
    for example in caught.value.hint.removeprefix("for example: ").split(", "):
        assert parse_cadence(example)


@pytest.mark.parametrize(
    ("cadence", "last", "due"),
    [
        (Cadence(days=14), "2026-11-09", "2026-11-23"),
        (Cadence(months=1), "2026-11-09", "2026-12-09"),
        (Cadence(months=1), "2026-12-09", "2027-01-09"),
        (Cadence(months=1), "2026-01-31", "2026-02-28"),
        (Cadence(months=1), "2028-01-31", "2028-02-29"),
        (Cadence(months=3), "2026-11-30", "2027-02-28"),
        (Cadence(months=12), "2028-02-29", "2029-02-28"),
    ],
)
def test_the_next_session_is_due_one_cadence_after_the_last(cadence, last, due):
    """Months are calendar months; the 31st becomes the last day of a shorter month."""
    assert str(cadence.after(date.fromisoformat(last))) == due


def test_the_average_length_in_days():
    """A month is a twelfth of a year of 365.25 days."""
    assert Cadence(days=14).in_days == 14
    assert Cadence(months=12).in_days == pytest.approx(365.25)


def test_a_due_date_outside_the_calendar_is_a_date_error():
    """There is no day after 31 December 9999."""
    with pytest.raises(DateError):
        Cadence(months=1).after(date(9999, 12, 31))


@given(on=st.dates(max_value=date(9900, 1, 1)), months=st.integers(1, 120))
def test_a_due_date_is_the_same_day_of_the_month_or_its_last(on, months):
    """For every start day and number of months."""
    due = Cadence(months=months).after(on)
    assert (due.year * 12 + due.month) - (on.year * 12 + on.month) == months
    is_last = date.fromordinal(due.toordinal() + 1).month != due.month
    assert due.day == on.day or (due.day < on.day and is_last)
