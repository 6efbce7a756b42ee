"""Parse the dates that people type in words. Now is Monday 23 November 2026 at 09:30."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.dates import When, parse_date, parse_day, parse_span_end, parse_span_start, parse_when
from mentorlog.errors import DateError

NOW = datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001 - times are local

# text: its day in the past, its day in the future
DAYS = {
    # numbers: a final full stop, `d.` and `den` mean day first
    "24.12.": ("2025-12-24", "2026-12-24"),
    "4.12.": ("2025-12-04", "2026-12-04"),
    "d. 4/12": ("2025-12-04", "2026-12-04"),
    "den 3/4": ("2026-04-03", "2027-04-03"),
    "d. 4.12": ("2025-12-04", "2026-12-04"),
    "d. 4-12": ("2025-12-04", "2026-12-04"),
    "24.12": ("2025-12-24", "2026-12-24"),
    "31.10": ("2026-10-31", "2027-10-31"),
    # named days
    "juleaften": ("2025-12-24", "2026-12-24"),
    "nytårsaften": ("2025-12-31", "2026-12-31"),
    "christmas eve": ("2025-12-24", "2026-12-24"),
    "Christmas Day": ("2025-12-25", "2026-12-25"),
    "2. juledag": ("2025-12-26", "2026-12-26"),
    "boxing day": ("2025-12-26", "2026-12-26"),
    "new year's eve": ("2025-12-31", "2026-12-31"),
    "new year\u2019s day": ("2026-01-01", "2027-01-01"),
    "lillejuleaften": ("2025-12-23", "2026-12-23"),
    "sankt hans": ("2026-06-23", "2027-06-23"),
    "grundlovsdag": ("2026-06-05", "2027-06-05"),
    "easter monday": ("2026-04-06", "2027-03-29"),
    "2. påskedag": ("2026-04-06", "2027-03-29"),
    "langfredag": ("2026-04-03", "2027-03-26"),
    "kristi himmelfartsdag": ("2026-05-14", "2027-05-06"),
    # the edges of a period
    "ultimo november": ("2025-11-30", "2026-11-30"),
    "primo november": ("2026-11-01", "2027-11-01"),
    "i slutningen af måneden": ("2026-10-31", "2026-11-30"),
    "at the end of the month": ("2026-10-31", "2026-11-30"),
    "ved udgangen af november": ("2025-11-30", "2026-11-30"),
    "sidst i november": ("2025-11-30", "2026-11-30"),
    "last day of november": ("2025-11-30", "2026-11-30"),
    # the weekdays of a period
    "første mandag i december": ("2025-12-01", "2026-12-07"),
    "first monday in april": ("2026-04-06", "2027-04-05"),
    "sidste fredag i måneden": ("2026-10-30", "2026-11-27"),
    "the third thursday of january": ("2026-01-15", "2027-01-21"),
    "den 2. tirsdag i januar": ("2026-01-13", "2027-01-12"),
    "onsdag uge 49": ("2025-12-03", "2026-12-02"),
    "uge 49 onsdag": ("2025-12-03", "2026-12-02"),
    "in week 49 on wednesday": ("2025-12-03", "2026-12-02"),
    # ordinals in words
    "den tredje december": ("2025-12-03", "2026-12-03"),
    "december third": ("2025-12-03", "2026-12-03"),
    "the twenty-first of november": ("2026-11-21", "2027-11-21"),
    "den enogtyvende november": ("2026-11-21", "2027-11-21"),
    "the fifteenth": ("2026-11-15", "2026-12-15"),
    "den femtende": ("2026-11-15", "2026-12-15"),
}

SAME_IN_BOTH_DIRECTIONS = {
    "d. 4/12 - 26": "2026-12-04",
    "4/12 - 26": None,
    "24/12 - 26": "2026-12-24",
    "24/12 -2026": "2026-12-24",
    "24/12 2026": "2026-12-24",
    "24.12. 2026": "2026-12-24",
    "4. 12. 2026": "2026-12-04",
    "d. 4.12 2026": "2026-12-04",
    "24 / 12 2026": "2026-12-24",
    "20261204": "2026-12-04",
    "3.4.2026.": "2026-04-03",
    "easter monday 2027": "2027-03-29",
    "juleaften 2027": "2027-12-24",
    "ultimo næste måned": "2026-12-31",
    "primo 2027": "2027-01-01",
    "første dag i næste måned": "2026-12-01",
    "the last friday of next month": "2026-12-25",
    "første mandag i næste måned": "2026-12-07",
    "den 2. tirsdag i januar 2027": "2027-01-12",
    "den 1. i næste måned": "2026-12-01",
    "the 15th of next month": "2026-12-15",
    "den første i næste måned": "2026-12-01",
    "d. 23. ds.": "2026-11-23",
    "på onsdag i næste uge": "2026-12-02",
    "on wednesday next week": "2026-12-02",
    "næste uge onsdag": "2026-12-02",
    "i næste uge på onsdag": "2026-12-02",
    "next week on wednesday": "2026-12-02",
    "nu på fredag": "2026-11-27",
    "førstkommende fredag": "2026-11-27",
    "den kommende fredag": "2026-11-27",
    "this coming friday": "2026-11-27",
    "forrige fredag": "2026-11-20",
    "fredag om 14 dage": "2026-12-11",
    "mandag om 14 dage": "2026-12-07",
    "på fredag om 14 dage": "2026-12-11",
    "om 14 dage på fredag": "2026-12-11",
    "friday in two weeks": "2026-12-11",
    "in two weeks on friday": "2026-12-11",
    "friday 2 weeks ago": "2026-11-06",
    "fredag for to uger siden": "2026-11-06",
    "i morgen om en uge": "2026-12-01",
    "a week from friday": "2026-12-04",
    "two weeks from tomorrow": "2026-12-08",
    "om et par uger": "2026-12-07",
    "om et par dage": "2026-11-25",
    "in a couple of weeks": "2026-12-07",
    "in a couple weeks": "2026-12-07",
    "for et par uger siden": "2026-11-09",
    "a couple of weeks ago": "2026-11-09",
    "om et halvt år": "2027-05-23",
    "in half a year": "2027-05-23",
    "om halvandet år": "2028-05-23",
    "om en uges tid": "2026-11-30",
    "om tyve dage": "2026-12-13",
    "in twenty-one days": "2026-12-14",
}

# text in the future
TIMES = {
    "1.12. kl. 10": ("2026-12-01", "10:00"),
    "tirsdag d. 24.11. kl. 14": ("2026-11-24", "14:00"),
    "24.12 kl.14": ("2026-12-24", "14:00"),
    "20261204 14:00": ("2026-12-04", "14:00"),
    "20261204T1400": ("2026-12-04", "14:00"),
    "fredag 14.30.": ("2026-11-27", "14:30"),
    "i morgen kl. 10.12.": ("2026-11-24", "10:12"),
    "fredag kl. 1430": ("2026-11-27", "14:30"),
    "at 0930 tomorrow": ("2026-11-24", "09:30"),
    "middag": ("2026-11-23", "12:00"),
    "i morgen middag": ("2026-11-24", "12:00"),
    "fredag kl. 12 middag": ("2026-11-27", "12:00"),
    "midnight": ("2026-11-24", "00:00"),
    "tonight at midnight": ("2026-11-24", "00:00"),
    "friday at ten": ("2026-11-27", "10:00"),
    "two pm tomorrow": ("2026-11-24", "14:00"),
    "tomorrow at two thirty pm": ("2026-11-24", "14:30"),
    "tomorrow at ten o'clock": ("2026-11-24", "10:00"),
    "half past two pm": ("2026-11-23", "14:30"),
    "tomorrow at half past nine": ("2026-11-24", "09:30"),
    "i morgen kl. halv ti": ("2026-11-24", "09:30"),
    "i morgen kl. halv et": ("2026-11-24", "12:30"),
    "i morgen kvart over ni": ("2026-11-24", "09:15"),
    "i morgen kl. kvart i ti": ("2026-11-24", "09:45"),
    "tomorrow at a quarter to ten": ("2026-11-24", "09:45"),
    "i morgen fem minutter over halv ti": ("2026-11-24", "09:35"),
    "i morgen kl. ti minutter i ti": ("2026-11-24", "09:50"),
    "i morgen kl. fjorten": ("2026-11-24", "14:00"),
    # a part of the day decides am or pm
    "i morgen eftermiddag kl. 2": ("2026-11-24", "14:00"),
    "i morgen kl. 2 om eftermiddagen": ("2026-11-24", "14:00"),
    "tomorrow afternoon at 2": ("2026-11-24", "14:00"),
    "tomorrow at two in the afternoon": ("2026-11-24", "14:00"),
    "i eftermiddag kl. halv tre": ("2026-11-23", "14:30"),
    "torsdag eftermiddag kvart over to": ("2026-11-26", "14:15"),
    "tomorrow morning at 9": ("2026-11-24", "09:00"),
    "fredag aften kl. 8": ("2026-11-27", "20:00"),
    "fredagaften kl. 8": ("2026-11-27", "20:00"),
    "i morgen kl. 2 om natten": ("2026-11-24", "02:00"),
    "juleaften kl. 14": ("2026-12-24", "14:00"),
    "nu på fredag kl. halv ti": ("2026-11-27", "09:30"),
    "d. 1. i næste måned kl. 10": ("2026-12-01", "10:00"),
}

RANGES = {
    "kl. 10-11": ("2026-11-23", "10:00", 60),
    "fredag kl. 10-11": ("2026-11-27", "10:00", 60),
    "fredag 10-11": ("2026-11-27", "10:00", 60),
    "14:00-15:00": ("2026-11-23", "14:00", 60),
    "friday 14:00 - 15:30": ("2026-11-27", "14:00", 90),
    "friday 14:00\u201315:30": ("2026-11-27", "14:00", 90),
    "fredag kl. 10.30-11.15": ("2026-11-27", "10:30", 45),
    "fredag kl. 10 til 11.30": ("2026-11-27", "10:00", 90),
    "fredag fra kl. 10 til kl. 11": ("2026-11-27", "10:00", 60),
    "friday from 10 to 11": ("2026-11-27", "10:00", 60),
    "friday 2-3pm": ("2026-11-27", "14:00", 60),
    "friday 11-1pm": ("2026-11-27", "11:00", 120),
    "friday 11-1": ("2026-11-27", "11:00", 120),
    "friday 9-5": ("2026-11-27", "09:00", 480),
    "fredag eftermiddag kl. 2-3": ("2026-11-27", "14:00", 60),
    "fredag kl. halv ti til ti": ("2026-11-27", "09:30", 30),
    "fredag kl. 22-24": ("2026-11-27", "22:00", 120),
    "fredag 22:00-00:30": ("2026-11-27", "22:00", 150),
    "fredag d. 4/12 kl. 10-11.30": ("2026-12-04", "10:00", 90),
    "friday 1430-1530": ("2026-11-27", "14:30", 60),
}

PARTS_OF_DAYS = {
    "i morgen formiddag": "2026-11-24",
    "i morgen tidlig": "2026-11-24",
    "torsdag eftermiddag": "2026-11-26",
    "torsdag om eftermiddagen": "2026-11-26",
    "tomorrow morning": "2026-11-24",
    "thursday in the afternoon": "2026-11-26",
    "the morning of 4 dec": "2026-12-04",
    "tonight": "2026-11-23",
    "this morning": "2026-11-23",
    "i aften": "2026-11-23",
    "last night": "2026-11-22",
    "i går aftes": "2026-11-22",
}


@pytest.mark.parametrize(("typed", "past", "future"), [(typed, *days) for typed, days in DAYS.items()])
def test_an_open_day_is_the_nearest_in_the_direction(typed, past, future):
    """The forms are numeric days, named days, edges and weekdays of periods, and ordinals."""
    assert str(parse_date(typed, now=NOW, direction="past")) == past
    assert str(parse_date(typed, now=NOW, direction="future")) == future


@pytest.mark.parametrize("direction", ["past", "future"])
@pytest.mark.parametrize(("typed", "meant"), SAME_IN_BOTH_DIRECTIONS.items())
def test_an_exact_day_is_the_same_in_both_directions(typed, meant, direction):
    """The value None means that the text is refused, because it is ambiguous or not a date."""
    if meant is None:
        with pytest.raises(DateError):
            parse_when(typed, now=NOW, direction=direction)
    else:
        assert parse_when(typed, now=NOW, direction=direction) == When(date.fromisoformat(meant))


@pytest.mark.parametrize(("typed", "on", "at"), [(typed, *when) for typed, when in TIMES.items()])
def test_a_time_can_be_in_words(typed, on, at):
    """A time can have a day or be alone."""
    assert parse_when(typed, now=NOW, direction="future") == When(date.fromisoformat(on), time.fromisoformat(at))


@pytest.mark.parametrize(("typed", "on", "at", "minutes"), [(typed, *when) for typed, when in RANGES.items()])
def test_a_range_of_times_has_a_start_and_a_length(typed, on, at, minutes):
    """The length is in minutes."""
    meant = When(date.fromisoformat(on), time.fromisoformat(at), minutes)
    assert parse_when(typed, now=NOW, direction="future") == meant


@pytest.mark.parametrize(("typed", "on"), PARTS_OF_DAYS.items())
def test_a_part_of_the_day_is_a_day_without_a_time(typed, on):
    """The result says that a part of the day was typed, so that a command can report it."""
    assert parse_when(typed, now=NOW, direction="future") == When(date.fromisoformat(on), has_part_of_day=True)
    assert parse_day(typed, now=NOW, direction="future").has_part_of_day


def test_forrige_fredag_is_always_in_last_week():
    """On a Sunday it is nine days ago, but `sidste fredag` is two days ago."""
    sunday = datetime(2026, 11, 29, 9, 30)  # noqa: DTZ001
    assert str(parse_date("forrige fredag", now=sunday, direction="past")) == "2026-11-20"
    assert str(parse_date("sidste fredag", now=sunday, direction="past")) == "2026-11-27"


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("i morgen kl. halv tre", "2:30 could be 02:30 or 14:30.", "for example: 14:30, or 2:30am"),
        ("kvart over to", "2:15 could be 02:15 or 14:15.", "for example: 14:15, or 2:15am"),
        ("friday at two", "2 could be 02:00 or 14:00.", "for example: 14:00, or 2am"),
        ("two o'clock tomorrow", "2 could be 02:00 or 14:00.", "for example: 14:00, or 2am"),
        ("i morgen kl. halv syv", "6:30 could be 06:30 or 18:30.", "for example: 18:30, or 6:30am"),
        ("fredag 2-3", "2-3 could be 02:00-03:00 or 14:00-15:00.", "for example: 14:00-15:00"),
        ("4.12", "4.12 could be a time or a day and month.", "for example: 04:12, or 2026-12-04 or 2027-04-12"),
        (
            "fredag 4.12",
            "4.12 could be the time (Fri 27 Nov 2026 04:12) or the day (Fri 4 Dec 2026).",
            "type 2026-11-27 04:12 or 2026-12-04",
        ),
        (
            "10-11",
            "10-11 could be from 10:00 to 11:00, or a day and month.",
            "for example: 10:00-11:00, or 2027-11-10 or 2027-10-11",
        ),
        ("friday from 14:00 to 13:00", "from 14:00 to 13:00 ends before it begins.", "for example: 14:00-15:00"),
        ("d. 31.2.", "There is no 31 Feb.", "for example: 28 Feb"),
        ("den 31. i denne måned", "There is no 31 Nov 2026.", "for example: end of Nov 2026"),
        (
            "femte mandag i februar 2027",
            "There is no femte mandag i februar 2027.",
            "for example: sidste mandag i februar 2027",
        ),
    ],
)
def test_an_ambiguous_or_impossible_form_is_refused(typed, message, hint):
    """The message or the hint has the possible meanings."""
    with pytest.raises(DateError) as caught:
        parse_when(typed, now=NOW, direction="future")
    assert (caught.value.message, caught.value.hint) == (message, hint)


@pytest.mark.parametrize("typed", ["uge 49", "i uge 49", "in week 49", "uge 49 2026", "hele uge 49"])
def test_a_week_is_more_than_a_day(typed):
    """The hint is its first and last day."""
    with pytest.raises(DateError) as caught:
        parse_when(typed, now=NOW, direction="future")
    assert caught.value.message == f'"{typed}" is more than one day.'
    assert caught.value.hint == "for example: 2026-11-30 or 2026-12-06"


@pytest.mark.parametrize("typed", ["weekend", "the weekend", "i weekenden", "this weekend", "denne weekend"])
def test_a_weekend_is_more_than_a_day(typed):
    """The hint is its Saturday and Sunday."""
    with pytest.raises(DateError) as caught:
        parse_when(typed, now=NOW, direction="future")
    assert caught.value.message == f'"{typed}" is more than one day.'
    assert caught.value.hint == "for example: 2026-11-28 or 2026-11-29"


@pytest.mark.parametrize(
    "typed", ["medio december", "mid december", "midt i december", "i midten af december", "in the middle of december"]
)
def test_the_middle_of_a_month_is_more_than_a_day(typed):
    """The words `primo` and `ultimo` mean a single day."""
    with pytest.raises(DateError) as caught:
        parse_when(typed, now=NOW, direction="future")
    assert caught.value.message == f'"{typed}" is more than one day.'
    assert caught.value.hint == "for example: 2026-12-11 or 2026-12-20"


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("sidste weekend", "2026-11-21", "2026-11-22"),
        ("i weekenden", "2026-11-21", "2026-11-22"),
        ("medio oktober", "2026-10-11", "2026-10-20"),
        ("i uge 47", "2026-11-16", "2026-11-22"),
        ("i sidste uge", "2026-11-16", "2026-11-22"),
        ("forrige uge", "2026-11-16", "2026-11-22"),
        ("in march", "2026-03-01", "2026-03-31"),
        ("i marts", "2026-03-01", "2026-03-31"),
        ("fra primo november", "2026-11-01", "2026-11-01"),
        ("ultimo oktober", "2026-10-31", "2026-10-31"),
        ("i år", "2026-01-01", "2026-12-31"),
        ("uge 47 2025", "2025-11-17", "2025-11-23"),
    ],
)
def test_a_span_may_have_a_preposition(typed, first, last):
    """Examples are `--since "i marts"` and `--until "ultimo oktober"`."""
    assert str(parse_span_start(typed.removeprefix("fra "), now=NOW)) == first
    assert str(parse_span_end(typed.removeprefix("fra "), now=NOW)) == last


@pytest.mark.parametrize(
    "typed",
    ["to", "et", "halv", "kvart", "om et øjeblik", "in the morning", "om eftermiddagen", "about two", "at", "fra",
     "10-", "-11", "kl. 10-", "kl. -11", "10-11-12", "10-11.30-12", "first monday", "første mandag", "ultimo",
     "primo fredag", "om et par", "et par uger siden i går", "fredag om", "om fredag", "fem i", "halv i morgen",
     "kl. halv 25",
     "kl. 2561", "24.13.", "32.12.", "d.", "4. 12", "4/12 - ", "jul", "uge", "hver mandag", "every friday"],
)  # fmt: skip
def test_text_that_resembles_such_a_form_is_refused(typed):
    """Every word must be understood."""
    with pytest.raises(DateError) as caught:
        parse_when(typed, now=NOW, direction="future")
    assert len(caught.value.message) < 150


FORMS = st.sampled_from([*DAYS, *[typed for typed, day in SAME_IN_BOTH_DIRECTIONS.items() if day], *TIMES, *RANGES])
BLANKS = st.sampled_from([" ", "  ", "\t", "\u00a0"])
CASES = st.sampled_from([str.upper, str.title, str.lower])
ON_A_PLAIN_KEYBOARD = str.maketrans({"å": "aa", "ø": "oe", "æ": "ae", "Å": "Aa", "Ø": "Oe", "Æ": "Ae"})


@given(typed=FORMS, blank=BLANKS, change=CASES, direction=st.sampled_from(["past", "future"]))
def test_case_spaces_and_danish_letters_do_not_matter(typed, blank, change, direction):
    """Only the words count."""
    other = f"{blank}{blank.join(change(typed).translate(ON_A_PLAIN_KEYBOARD).split())}{blank}"
    try:
        meant = parse_when(typed, now=NOW, direction=direction)
    except DateError as error:
        # the weekday fits the date in the other direction
        assert (direction, " is still ahead; " in error.message) == ("past", True)
        return
    assert parse_when(other, now=NOW, direction=direction) == meant


@pytest.mark.parametrize("typed", ["på fredag d. 4/12", "fredag 4.12.", "fredag d. 4.12", "fredag 4. december"])
def test_a_weekday_that_fits_the_coming_date_is_refused_for_the_past(typed):
    """4 December 2026 is a Friday."""
    assert parse_date(typed, now=NOW, direction="future") == date(2026, 12, 4)
    with pytest.raises(DateError, match="Fri 4 Dec is still ahead"):
        parse_date(typed, now=NOW, direction="past")


WORDS = {
    **dict(zip(("monday", "friday", "sunday"), ("mandag", "fredag", "søndag"), strict=True)),
    **dict(zip(("january", "march", "may", "october"), ("januar", "marts", "maj", "oktober"), strict=True)),
    **dict(zip(("first", "second", "third", "last"), ("første", "anden", "tredje", "sidste"), strict=True)),
    **dict(zip(("two", "ten", "twelve", "twenty"), ("to", "ti", "tolv", "tyve"), strict=True)),
    **dict(zip(("days", "weeks", "months", "years"), ("dage", "uger", "måneder", "år"), strict=True)),
}
SENTENCES = st.one_of(
    st.tuples(
        st.sampled_from([("{} {} in {}", "{} {} i {}"), ("the {} {} in {}", "den {} {} i {}")]),
        st.sampled_from(["first", "second", "third", "last"]),
        st.sampled_from(["monday", "friday", "sunday"]),
        st.sampled_from(["january", "march", "may", "october"]),
    ),
    st.tuples(
        st.sampled_from([("in {} {}", "om {} {}"), ("{} {} ago", "for {} {} siden")]),
        st.sampled_from(["two", "ten", "twelve", "twenty"]),
        st.sampled_from(["days", "weeks", "months", "years"]),
    ),
    st.tuples(
        st.just(("{} in {} {}", "{} om {} {}")),
        st.sampled_from(["monday", "friday", "sunday"]),
        st.sampled_from(["two", "ten", "twelve", "twenty"]),
        st.sampled_from(["days", "weeks", "months"]),
    ),
)


@given(
    sentence=SENTENCES,
    now=st.datetimes(min_value=datetime(1910, 1, 1), max_value=datetime(2190, 1, 1)),  # noqa: DTZ001
    direction=st.sampled_from(["past", "future"]),
)
def test_english_and_danish_mean_the_same(sentence, now, direction):
    """The sentences are translated word for word."""
    (english, danish), *words = sentence
    meant = parse_when(english.format(*words), now=now, direction=direction)
    assert parse_when(danish.format(*(WORDS[word] for word in words)), now=now, direction=direction) == meant


@given(
    hour=st.integers(1, 12),
    form=st.sampled_from(
        [("half past {}", 30), ("quarter past {}", 15), ("quarter to {}", -15), ("ten past {}", 10), ("{} o'clock", 0)]
    ),
)
def test_clock_words_with_am_or_pm_are_not_ambiguous(hour, form):
    """For example, `half past twelve am` is 00:30."""
    words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    text, minutes = form
    for suffix, offset in (("am", 0), ("pm", 12)):
        when = parse_when(f"tomorrow {text.format(words[hour - 1])} {suffix}", now=NOW, direction="future")
        meant = (hour % 12 * 60 + minutes) % 720 + offset * 60
        assert when == When(date(2026, 11, 24), time(*divmod(meant, 60)))


@given(start=st.integers(7, 22), length=st.integers(1, 60))
def test_a_range_of_clock_times_has_its_length(start, length):
    """The range is within a day."""
    end = start * 60 + length
    text = f"friday {start}:00-{end // 60}:{end % 60:02d}"
    assert parse_when(text, now=NOW, direction="future").minutes == length
