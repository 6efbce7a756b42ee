"""Parse lengths of sessions in minutes, and periods in days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.dates import parse_minutes, parse_within
from mentorlog.errors import DateError

MINUTES = {
    "45m": 45,
    "45 m": 45,
    "90": 90,
    "1": 1,
    "90 min": 90,
    "90 minutes": 90,
    "90 MIN.": 90,
    "90 minutter": 90,
    "1h": 60,
    "1 h": 60,
    "2 hours": 120,
    "2 hrs": 120,
    "1h30": 90,
    "1h30m": 90,
    "1 h 30 min": 90,
    "1 hour and 30 minutes": 90,
    "1t": 60,
    "1t30": 90,
    "2 timer": 120,
    "1 time og 30 minutter": 90,
    "1:30": 90,
    "0:45": 45,
    "24:00": 1440,
    "1.5h": 90,
    "1,5 t": 90,
    "1.25h": 75,
    "1.33h": 80,
    "0.5h": 30,
    "24h": 1440,
    "1440": 1440,
    "an hour": 60,
    "two hours": 120,
    "en time": 60,
    "half an hour": 30,
    "en halv time": 30,
    "halvanden time": 90,
    # in words
    "et kvarter": 15,
    "kvarter": 15,
    "tre kvarter": 45,
    "a quarter of an hour": 15,
    "three quarters of an hour": 45,
    "½h": 30,
    "½ time": 30,
    "1½ time": 90,
    "1½h": 90,
    "1 1/2 hours": 90,
    "1¼ h": 75,
    "half hour": 30,
    "to og en halv time": 150,
    "en og en halv time": 90,
    "one and a half hours": 90,
    "en time og en halv": 90,
    "an hour and a half": 90,
    "an hour and a quarter": 75,
    "en time og et kvarter": 75,
    "en time og tyve minutter": 80,
    "1 time 15": 75,
    "1 time og 15": 75,
    "forty-five minutes": 45,
    "femogfyrre minutter": 45,
    "halvtreds minutter": 50,
    "et par timer": 120,
    "a couple of hours": 120,
    "en times tid": 60,
    "halvanden times tid": 90,
    "about an hour": 60,
    "ca. en time": 60,
    "1 t. 30 min.": 90,
    "45 minutters": 45,
}


@pytest.mark.parametrize(("typed", "meant"), MINUTES.items())
def test_a_length_is_read_in_minutes(typed, meant):
    """Hours and minutes can have spaces, a colon or decimals, in English and in Danish."""
    assert parse_minutes(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["", " ", "blurgh", "h", "m", "-5", "+5", "1h90", "1h60m", "1:60", "1:5", "1:", ":30", "1 30", "1h 2 3", "1.3",
     "1.5m", "1.5h30m", "45s", "1d", "１h", "45m\x00", "9" * 5000, "\ud800", "one", "half", "time", "1 hour 90 minutes",
     "1.5 h 30 min", "20 minutter og 1 time", "en time og en time", "half a minute",
     "1.h", "h30", "1hh"],
)  # fmt: skip
def test_text_that_is_not_a_length_is_refused_with_examples(typed):
    """The hint has three valid lengths."""
    with pytest.raises(DateError, match="is not a length of time I recognise") as caught:
        parse_minutes(typed)
    assert caught.value.hint == "for example: 45m, 1h30m, 90"


@pytest.mark.parametrize("typed", ["0", "0m", "0h", "0:00", "0h0m", "0.001h"])
def test_less_than_a_minute_is_refused(typed):
    """A session lasts at least a minute."""
    with pytest.raises(DateError, match="is too short: the minimum is one minute"):
        parse_minutes(typed)


@pytest.mark.parametrize("typed", ["1441", "24h1m", "25h", "24:01", "9999.9h", "999999"])
def test_more_than_a_day_is_refused(typed):
    """It is probably a typing error."""
    with pytest.raises(DateError, match="is too long: the maximum is 24 hours"):
        parse_minutes(typed)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("7d", 7),
        ("2w", 14),
        ("1m", 30),
        ("3 months", 91),
        ("12m", 365),
        ("1y", 365),
        ("10 days", 10),
        ("10", 10),
        ("0", 0),
        ("a week", 7),
        ("two weeks", 14),
        ("en uge", 7),
        ("14 dage", 14),
        ("2 måneder", 60),
        ("100y", 36525),
        ("et par uger", 14),
        ("a couple of months", 60),
        ("half a year", 182),
        ("et halvt år", 182),
        ("tyve dage", 20),
        ("en uges tid", 7),
    ],
)
def test_a_period_is_read_in_days(typed, days):
    """The text is a number of days, or a length in days, weeks, months or years."""
    assert parse_within(typed) == days


@pytest.mark.parametrize(
    "typed", ["", "blurgh", "-3", "-3d", "+3d", "1.5d", "7x", "friday", "in 2 weeks", "\x00", "9" * 5000]
)
def test_text_that_is_not_a_number_of_days_is_refused(typed):
    """The hint has valid examples."""
    with pytest.raises(DateError, match="is not a number of days, weeks or months") as caught:
        parse_within(typed)
    assert caught.value.hint == "for example: 7d, 2w, 1m"


@pytest.mark.parametrize("typed", ["101y", "999999", "999999w"])
def test_more_than_a_century_is_refused(typed):
    """No date is computed from it, so there is no overflow."""
    with pytest.raises(DateError, match="is too long: the maximum is 100 years"):
        parse_within(typed)


@given(
    typed=st.sampled_from([*MINUTES]),
    blank=st.sampled_from(["  ", "\t"]),
    change=st.sampled_from([str.upper, str.title]),
)
def test_case_and_spaces_do_not_matter(typed, blank, change):
    """Only the words count."""
    assert parse_minutes(blank.join(change(typed).split())) == parse_minutes(typed)


@given(hours=st.integers(1, 22), quarters=st.integers(0, 3))
def test_english_and_danish_lengths_mean_the_same(hours, quarters):
    """The forms are digits with a fraction, hours and minutes, and hours and quarters."""
    minutes = 60 * hours + 15 * quarters
    fraction = ("", "¼", "½", "¾")[quarters]
    unit = "time" if hours == 1 else "timer"
    for typed in (f"{hours}{fraction} {unit}", f"{hours}{fraction}h", f"{hours} hours and {15 * quarters} minutes"):
        assert parse_minutes(typed) == minutes
    if quarters:
        assert parse_minutes(f"{hours} {unit} og {quarters} kvarter") == minutes
        assert parse_minutes(f"{hours} hours and {quarters} quarters of an hour") == minutes
