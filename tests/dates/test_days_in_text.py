"""Days in a text that are not read as a deadline, deadlines that come first, quarters, and lengths for a day."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from mentorlog.dates import (
    find_unread_deadline,
    parse_day,
    parse_deadline,
    parse_minutes,
    parse_span_end,
    parse_span_start,
    split_deadline,
)
from mentorlog.errors import DateError

NOW = datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001 - a Monday

UNREAD = {
    "call Ann tomorrow": ("tomorrow", "tomorrow", "2026-11-24"),
    "ring til Ann i morgen": ("i morgen", "i morgen", "2026-11-24"),
    "ring til Ann på fredag.": ("på fredag", "fredag", "2026-11-27"),
    "send slides on friday": ("on friday", "friday", "2026-11-27"),
    "send slides next week": ("next week", "2026-12-06", "2026-12-06"),
    "sende slides i uge 13": ("i uge 13", "2027-04-04", "2027-04-04"),
    "ready for thursday": ("for thursday", "thursday", "2026-11-26"),
    "send it in 2 days": ("in 2 days", "in 2 days", "2026-11-25"),
    "send it first thing tomorrow": ("first thing tomorrow", "tomorrow", "2026-11-24"),
    "call Ann friday 14:00": ("friday 14:00", "2026-11-27", "2026-11-27"),
    "send it in Q3": ("in Q3", "2027-09-30", "2027-09-30"),
    "tomorrow: call Ann": ("tomorrow", "tomorrow", "2026-11-24"),
    "På fredag ringe til Ann": ("På fredag", "fredag", "2026-11-27"),
    "Inden fredag sende slides": ("Inden fredag", "2026-11-27", "2026-11-27"),
    "inden for et par dage ringe til Mona": ("inden for et par dage", "2026-11-25", "2026-11-25"),
    "Shift it by 2 weeks": ("by 2 weeks", "2 weeks", "2026-12-07"),
}


def test_a_day_that_is_not_a_deadline_is_found():
    """The reason quotes its words, and the day can be typed after --by."""
    for text, (phrase, day, on) in UNREAD.items():
        assert split_deadline(text, now=NOW) == (text, None)
        unread = find_unread_deadline(text, now=NOW)
        assert unread is not None, text
        assert unread.reason == f"{phrase!r} is not read as a deadline; kept as text."
        assert (unread.day, unread.on) == (day, date.fromisoformat(on))
        assert parse_deadline(day, now=NOW).on == unread.on


def test_words_that_only_resemble_a_day_have_no_reason():
    """Examples are names, abbreviations that are words, a time alone, a past day, and what the text is about."""
    for text in (
        *("Be the first", "sit where she sat", "the notes from monday", "call Jan", "read what happened yesterday"),
        *("call Ann 14:00", "read chapter 3", "Before we meet: read it", "by friday", "den bedste mand"),
        *("Send the agenda every monday", "talk about last friday", "what we said last friday"),
    ):
        assert find_unread_deadline(text, now=NOW) is None, text


FIRST = {
    "By friday: send slides": ("send slides", "2026-11-27"),
    "Inden fredag: sende slides": ("sende slides", "2026-11-27"),
    "By Friday, Nov 27, send slides": ("send slides", "2026-11-27"),
    "Before christmas, send it": ("send it", "2026-12-24"),
    "By friday, send it by hand": ("send it by hand", "2026-11-27"),
    "Inden 2. kvartal: send": ("send", "2027-06-30"),
    # a deadline at the end is used first
    "By friday: send it by monday": ("By friday: send it", "2026-11-30"),
}


def test_a_deadline_at_the_beginning_is_read():
    """After it is a colon or a comma."""
    found = {text: split_deadline(text, now=NOW) for text in FIRST}
    assert found == {text: (rest, date.fromisoformat(on)) for text, (rest, on) in FIRST.items()}
    for text in ("By the way, send it", "By friday send slides", "Before we meet: read it", "by friday:"):
        assert split_deadline(text, now=NOW) == (text, None)


QUARTERS = {
    "Q1": "2027-03-31",
    "Q4": "2026-12-31",
    "Q2 2027": "2027-06-30",
    "2027-Q2": "2027-06-30",
    "2. kvartal": "2027-06-30",
    "andet kvartal 2028": "2028-06-30",
    "kvartal 2": "2027-06-30",
    "the second quarter of 2027": "2027-06-30",
    "the end of Q2": "2027-06-30",
    "udgangen af 2. kvartal": "2027-06-30",
    "ultimo Q2": "2027-06-30",
}


def test_a_quarter_is_due_at_its_end():
    """In a text and as the value of --by; before a quarter is before its first day."""
    for typed, on in QUARTERS.items():
        assert split_deadline(f"Send it by {typed}", now=NOW) == ("Send it", date.fromisoformat(on)), typed
        assert str(parse_deadline(typed, now=NOW).on) == on, typed
    assert str(parse_deadline("before Q2", now=NOW).on) == "2027-03-31"
    assert str(parse_deadline("before Q4", now=NOW).on) == "2027-09-30"
    for typed in ("Q5", "Q0", "Q12", "5. kvartal"):
        with pytest.raises(DateError):
            parse_deadline(typed, now=NOW)


def test_a_quarter_is_a_span_but_not_a_day():
    """Where one day is needed, its first and its last day are shown."""
    for typed in ("Q2", "2. kvartal", "in Q2"):
        span = parse_span_start(typed, now=NOW), parse_span_end(typed, now=NOW)
        assert span == (date(2026, 4, 1), date(2026, 6, 30))
        with pytest.raises(DateError) as caught:
            parse_day(typed, now=NOW, direction="past")
        assert caught.value.hint == "for example: 2026-04-01 or 2026-06-30"


LOOSE = {
    "1w": "2026-11-30",
    "2 weeks": "2026-12-07",
    "6 months": "2027-05-23",
    "en uge": "2026-11-30",
    "by friday": "2026-11-27",
    "until 3 may": "2027-05-03",
    "senest på fredag": "2026-11-27",
    "31. dec 26": "2026-12-31",
    "after the weekend": "2026-11-30",
    "efter weekenden": "2026-11-30",
    "efter jul": "2026-12-27",
    "after easter": "2027-03-30",
}


def test_a_day_in_the_future_may_be_a_length_or_follow_a_word():
    """A length counts from today; `before friday` is Thursday for a deadline."""
    found = {typed: str(parse_day(typed, now=NOW, direction="future").on) for typed in LOOSE}
    assert found == LOOSE
    assert str(parse_deadline("before friday", now=NOW).on) == "2026-11-26"
    assert str(parse_day("on friday", now=NOW, direction="past").on) == "2026-11-20"
    with pytest.raises(DateError):
        parse_day("by friday", now=NOW, direction="past")


def test_a_number_of_hours_and_a_number_in_two_words_are_lengths():
    """A decimal number of hours has a half or a quarter; `1.30` could be 1:30."""
    lengths = {"1.5": 90, "1,5": 90, "2.25": 135, "forty five minutes": 45, "an hour and twenty five minutes": 85}
    assert {typed: parse_minutes(typed) for typed in lengths} == lengths
    for typed in ("1.30", "4.12", "1.3"):
        with pytest.raises(DateError):
            parse_minutes(typed)
