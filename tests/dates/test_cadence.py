"""Parse cadences: how often two people intend to meet."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.dates import Cadence, cadence_in_english, cadence_without_day, format_cadence, parse_cadence
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
    # a number of times per unit
    "2 gange om måneden": Cadence(days=15),
    "2x om måneden": Cadence(days=15),
    "three times a year": Cadence(months=4),
    "4 gange om året": Cadence(months=3),
    "3 gange om måneden": Cadence(days=10),
    "twice monthly": Cadence(days=15),
    "twice a week": Cadence(days=4),
    "1 gang om måneden": Cadence(months=1),
    # other words
    "hveranden uge": Cadence(days=14),
    "hveranden måned": Cadence(months=2),
    "hvert halve år": Cadence(months=6),
    "every half year": Cadence(months=6),
    "every couple of weeks": Cadence(days=14),
    "every fifteen days": Cadence(days=15),
    "hver femtende dag": Cadence(days=15),
    "ca. hver 14. dag": Cadence(days=14),
}

# text: its cadence, and other words for it, because the day is not kept
WITH_A_DAY = {
    "hver mandag": (Cadence(days=7), "weekly"),
    "every monday": (Cadence(days=7), "weekly"),
    "mondays": (Cadence(days=7), "weekly"),
    "om mandagen": (Cadence(days=7), "weekly"),
    "hver mandag kl. halv ti": (Cadence(days=7), "weekly"),
    "every other friday": (Cadence(days=14), "every 2 weeks"),
    "hver anden fredag": (Cadence(days=14), "every 2 weeks"),
    "hveranden fredag": (Cadence(days=14), "every 2 weeks"),
    "hver tredje onsdag": (Cadence(days=21), "every 3 weeks"),
    "hver anden uge om torsdagen": (Cadence(days=14), "every 2 weeks"),
    "weekly on mondays": (Cadence(days=7), "weekly"),
    "første tirsdag i måneden": (Cadence(months=1), "monthly"),
    "first tuesday of the month": (Cadence(months=1), "monthly"),
    "every first tuesday": (Cadence(months=1), "monthly"),
    "the last friday of every month": (Cadence(months=1), "monthly"),
    "den 15. i hver måned": (Cadence(months=1), "monthly"),
    "monthly on the 15th": (Cadence(months=1), "monthly"),
    "first monday of every quarter": (Cadence(months=3), "quarterly"),
}


@pytest.mark.parametrize(("typed", "meant"), CADENCES.items())
def test_a_cadence_in_words(typed, meant):
    """The words are English or Danish, and may have digits."""
    assert parse_cadence(typed) == meant


@pytest.mark.parametrize(("typed", "cadence", "words"), [(typed, *meant) for typed, meant in WITH_A_DAY.items()])
def test_a_cadence_with_a_day_keeps_only_the_cadence(typed, cadence, words):
    """`cadence_without_day` returns other words for the same cadence, and None for words without a day."""
    assert parse_cadence(typed) == cadence
    assert cadence_without_day(typed) == words
    assert parse_cadence(words) == cadence
    assert cadence_without_day(words) is None


@pytest.mark.parametrize("typed", [*CADENCES, "none", "blurgh", ""])
def test_a_cadence_without_a_day_has_no_other_words(typed):
    """Text that is not a cadence has none either."""
    assert cadence_without_day(typed) is None


def test_every_third_friday_has_two_meanings():
    """The Danish `hver tredje fredag` has one."""
    with pytest.raises(DateError, match="every third friday could be every 3 weeks or once a month") as caught:
        parse_cadence("every third friday")
    for example in caught.value.hint.removeprefix("for example: ").split(", "):
        assert parse_cadence(example)


@given(
    typed=st.sampled_from([*CADENCES, *WITH_A_DAY]),
    blank=st.sampled_from(["  ", "\t", "\u00a0"]),
    change=st.sampled_from([str.upper, str.title]),
)
def test_case_and_spaces_do_not_matter(typed, blank, change):
    """Only the words count."""
    assert parse_cadence(blank.join(change(typed).split())) == parse_cadence(typed)


@pytest.mark.parametrize(
    "typed",
    ["none", "None", "no", "never", "no cadence", "ingen", "aldrig", "efter behov", "ved behov", "as needed", "ad hoc",
     "når der er behov"],
)  # fmt: skip
def test_words_for_no_cadence_give_none(typed):
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


def test_a_cadence_has_an_average_length_in_days():
    """A month is a twelfth of a year of 365.25 days."""
    assert Cadence(days=14).in_days == 14
    assert Cadence(months=12).in_days == pytest.approx(365.25)


def test_a_due_date_after_the_calendar_is_its_last_day():
    """One entry in the year 9999 must not make every page fail."""
    assert Cadence(months=1).after(date(9999, 12, 31)) == date.max
    assert Cadence(days=3653).after(date(9999, 1, 1)) == date.max


@given(on=st.dates(max_value=date(9900, 1, 1)), months=st.integers(1, 120))
def test_a_due_date_is_the_same_day_of_the_month_or_its_last(on, months):
    """The rule holds for every start day and number of months."""
    due = Cadence(months=months).after(on)
    assert (due.year * 12 + due.month) - (on.year * 12 + on.month) == months
    is_last = date.fromordinal(due.toordinal() + 1).month != due.month
    assert due.day == on.day or (due.day < on.day and is_last)


def test_a_cadence_is_shown_in_english_words():
    """Whatever the language in which it was typed; what is not recognised is shown as it was typed."""
    expected = {
        "hver anden uge": "every 2 weeks",
        "en gang om måneden": "monthly",
        "Fortnightly": "every 2 weeks",
        "to gange om måneden": "twice a month",
        "every quarter": "every 3 months",
        "2 years": "every 2 years",
        "daily": "daily",
        "ingen": "none",
        "when  the moon is full": "when the moon is full",
    }
    assert {typed: cadence_in_english(typed) for typed in expected} == expected


@given(st.integers(0, 60), st.integers(0, 400))
def test_a_cadence_in_words_is_read_as_the_same_cadence(months, days):
    """Unless it has months and days, which have no words."""
    cadence = Cadence(months, days)
    if bool(months) != bool(days):
        assert parse_cadence(format_cadence(cadence)) == cadence
