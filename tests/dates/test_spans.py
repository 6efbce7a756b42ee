"""Parse `--since` and `--until` of lists: a day, or the first or last day of a period."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from mentorlog.dates import parse_span_end, parse_span_end_after, parse_span_start
from mentorlog.errors import DateError

NOW = datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001

PERIODS = {
    "march": ("2026-03-01", "2026-03-31"),
    "november": ("2026-11-01", "2026-11-30"),
    "dec": ("2025-12-01", "2025-12-31"),
    "marts": ("2026-03-01", "2026-03-31"),
    "feb 2028": ("2028-02-01", "2028-02-29"),
    "december 2199": ("2199-12-01", "2199-12-31"),
    "9999-12": ("9999-12-01", "9999-12-31"),
    "2026": ("2026-01-01", "2026-12-31"),
    "9999": ("9999-01-01", "9999-12-31"),
    "2026-03": ("2026-03-01", "2026-03-31"),
    "2026-W48": ("2026-11-23", "2026-11-29"),
    "week 40": ("2026-09-28", "2026-10-04"),
    "uge 40": ("2026-09-28", "2026-10-04"),
    "week 50": ("2025-12-08", "2025-12-14"),
    "this week": ("2026-11-23", "2026-11-29"),
    "week": ("2026-11-23", "2026-11-29"),
    "last week": ("2026-11-16", "2026-11-22"),
    "next week": ("2026-11-30", "2026-12-06"),
    "this month": ("2026-11-01", "2026-11-30"),
    "last month": ("2026-10-01", "2026-10-31"),
    "previous month": ("2026-10-01", "2026-10-31"),
    "last quarter": ("2026-07-01", "2026-09-30"),
    "this year": ("2026-01-01", "2026-12-31"),
    "last year": ("2025-01-01", "2025-12-31"),
    "sidste måned": ("2026-10-01", "2026-10-31"),
    "forrige uge": ("2026-11-16", "2026-11-22"),
    "denne uge": ("2026-11-23", "2026-11-29"),
    "dette år": ("2026-01-01", "2026-12-31"),
}
DAYS = {
    "yesterday": "2026-11-22",
    "friday": "2026-11-20",
    "24 nov": "2025-11-24",
    "2026-11-09": "2026-11-09",
    "2 weeks ago": "2026-11-09",
    "2w": "2026-11-09",
    "2 weeks": "2026-11-09",
    "7d": "2026-11-16",
    "a month": "2026-10-23",
    "end of march": "2026-03-31",
    "tomorrow": "2026-11-24",
}


@pytest.mark.parametrize(("typed", "first", "last"), [(typed, *span) for typed, span in PERIODS.items()])
def test_the_first_and_last_day_of_a_period(typed, first, last):
    """A month without a year is the last one that has begun; weeks begin on Monday."""
    assert str(parse_span_start(typed, now=NOW)) == first
    assert str(parse_span_end(typed, now=NOW)) == last


@pytest.mark.parametrize(("typed", "day"), DAYS.items())
def test_a_day_is_its_own_first_and_last_day(typed, day):
    """The day is in the past, and a length is counted back from today."""
    assert str(parse_span_start(typed, now=NOW)) == str(parse_span_end(typed, now=NOW)) == day


def test_a_span_can_be_in_the_future():
    """For planned entries, March is the next one."""
    assert str(parse_span_start("march", now=NOW, direction="future")) == "2027-03-01"
    assert str(parse_span_end("november", now=NOW, direction="future")) == "2026-11-30"
    assert str(parse_span_end("2w", now=NOW, direction="future")) == "2026-12-07"


@pytest.mark.parametrize(
    "typed",
    ["", "blurgh", "13-2026", "2026-13", "2026-W54", "0000", "march march", "march 32", "next friday 14:00", "week 0",
     "week 54", "weeek", "999999w", "\x00", "9" * 5000],
)  # fmt: skip
@pytest.mark.parametrize("parse", [parse_span_start, parse_span_end])
def test_other_text_is_refused(parse, typed):
    """The error is a DateError, as for dates."""
    with pytest.raises(DateError):
        parse(typed, now=NOW)


def test_the_date_order_is_used():
    """Without it, a numeric date can be ambiguous."""
    assert str(parse_span_start("03/04/2026", now=NOW, order="dmy")) == "2026-04-03"
    with pytest.raises(DateError, match="could be"):
        parse_span_end("03/04/2026", now=NOW)


@pytest.mark.parametrize(
    ("first", "typed", "last"),
    [
        ("2026-11-01", "1 dec", "2026-12-01"),
        ("2026-11-01", "december", "2026-12-31"),
        ("2026-11-23", "friday", "2026-11-27"),
        ("2026-11-01", "20 nov", "2026-11-20"),
        ("2025-11-01", "1 dec", "2025-12-01"),
        # an exact date is not moved to the future
        ("2026-11-01", "1 dec 2025", "2025-12-01"),
        ("2026-11-22", "2w", "2026-11-09"),
        ("2026-11-23", "yesterday", "2026-11-22"),
    ],
)
def test_the_end_of_a_span_is_after_its_start_if_possible(first, typed, last):
    """For example, `--since "1 nov" --until "1 dec"` ends next month, not last year."""
    assert str(parse_span_end_after(typed, first=date.fromisoformat(first), now=NOW)) == last
