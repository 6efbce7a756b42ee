"""Split the deadline from the end of an action's text."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.dates import split_deadline

NOW = datetime(2026, 11, 9, 9, 30)  # noqa: DTZ001 - a Monday


@pytest.mark.parametrize(
    ("typed", "text", "due"),
    [
        ("Send the checklist by 20 nov", "Send the checklist", "2026-11-20"),
        ("Send the checklist, by 20 nov", "Send the checklist", "2026-11-20"),
        ("Send the checklist BY Friday", "Send the checklist", "2026-11-13"),
        ("Send the checklist by friday.", "Send the checklist", "2026-11-13"),
        ("Send the checklist\nby\tfriday  ", "Send the checklist", "2026-11-13"),
        ("Send it by 2026-12-01", "Send it", "2026-12-01"),
        ("Send it by end of month", "Send it", "2026-11-30"),
        ("Send it by the end of next week", "Send it", "2026-11-22"),
        ("Send it by tomorrow", "Send it", "2026-11-10"),
        ("Send it by 9 nov", "Send it", "2026-11-09"),
        ("Send it by December 12th, 2026", "Send it", "2026-12-12"),
        ("Send it by yesterday", "Send it", "2026-11-08"),
        ("Læs bogen inden den 1. december", "Læs bogen", "2026-12-01"),
        ("Ring til Søren senest på fredag", "Ring til Søren", "2026-11-13"),
        ("Ring senest i morgen", "Ring", "2026-11-10"),
        ("Walk by the river by friday", "Walk by the river", "2026-11-13"),
        ("Be done by monday, at the latest by friday", "Be done by monday, at the latest", "2026-11-13"),
        ("Stand by by friday", "Stand by", "2026-11-13"),
        ("[/x] :smile: by friday", "[/x] :smile:", "2026-11-13"),
        ("  indented by friday", "  indented", "2026-11-13"),
    ],
)
def test_a_date_after_by_at_the_end_is_the_deadline(typed, text, due):
    """The words are removed from the text."""
    split, on = split_deadline(typed, now=NOW)
    assert (split, str(on)) == (text, due)


@pytest.mark.parametrize(
    "typed",
    [
        "Send the checklist",
        "Send it by",
        "by friday",
        " by friday",
        ", by friday",
        "senest på fredag",
        "Send it by friday afternoon or so",
        "Send it by friday 14:00",
        "Send it by friday to Bo",
        "Be used to it by now",
        "Vær klar inden nu",
        "Written by hand",
        "Shift it by 2 weeks",
        "Improve by 20.5",
        "Improve by 5",
        "Grow by 3/4",
        "Done by next week",
        "Done by march",
        "Done by 31 feb",
        "Done by 03/04/2026",
        "Standby friday",
        "Stand-by friday",
        "Goodby friday",
        "A" * 80 + "by friday",
        "Send it by " + "9" * 50,
        "",
        " ",
        "by",
        "by by",
    ],
)
def test_text_without_a_deadline_is_unchanged(typed):
    """No `by`, no date after it, nothing before it, `by now`, a time of day, or an ambiguous date."""
    assert split_deadline(typed, now=NOW) == (typed, None)


def test_the_date_order_is_used():
    """With it, a numeric deadline is not ambiguous."""
    text, due = split_deadline("Send it by 3/4", now=NOW, order="dmy")
    assert (text, str(due)) == ("Send it", "2027-04-03")


def test_the_deadline_is_counted_from_now():
    """An action of a session in March with `by friday` is due that Friday in March."""
    _, due = split_deadline("Send it by friday", now=datetime(2026, 3, 2))  # noqa: DTZ001
    assert str(due) == "2026-03-06"


def test_a_long_text_is_read_quickly():
    """Only its end is searched."""
    assert split_deadline("by " * 200_000, now=NOW)[1] is None


PIECES = st.sampled_from(
    ["by", "inden", "senest", "friday", "20 nov", "tomorrow", "now", ",", ".", " ", "\n", "Send it"]
)


@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=8).map(" ".join)))
def test_no_text_is_lost(typed):
    """Only the end of the text is removed, a word for `by` and a date, and something remains."""
    text, due = split_deadline(typed, now=NOW)
    if due is None:
        assert text == typed
    else:
        assert text.strip()
        assert typed.startswith(text)
        taken = typed[len(text) :].lstrip(" ,\t\n\r\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029\u3000").lower()
        assert taken.startswith(("by", "inden", "senest"))
