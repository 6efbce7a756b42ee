"""Tests of the confirmation of `checkin`."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentorlog.present.answers.checkin import checkin_page
from mentorlog.present.phrases import checkin_answers
from mentorlog.present.plain import render
from tests.builders import TODAY, checkin, day
from tests.present.hostile import texts
from tests.present.rated import CHECKED, EARLIER
from tests.present.test_entries_hostile import holds


def said(entry, last=None, before=None) -> list[str]:
    """The lines of the confirmation in a pipe."""
    return render(checkin_page(entry, today=TODAY, last=last, before=before)).splitlines()


def test_each_answer_is_beside_the_previous_one():
    """Scores have the previous score and its date; texts have the previous text below them."""
    assert said(CHECKED, EARLIER) == [
        "Check-in with Søren Østergård, Mon 23 Nov\tc2",
        "Frequency\t4 of 5 (was 3, 12 Aug)",
        "Challenge\t2 of 5 (was 2, 12 Aug)",
        "More\tno answer\t12 Aug: live reviews",
        "Less\ttalk about tools :hammer:",
    ]


def test_a_first_check_in_is_not_compared():
    """Unanswered questions are omitted."""
    assert said(checkin("c1", "11-23", frequency=4)) == [
        "Check-in with Søren Østergård, Mon 23 Nov\tc1",
        "Frequency\t4 of 5",
    ]


def test_a_replaced_answer_of_the_same_day_is_shown():
    """It is beside the previous score; a new or unchanged answer replaces nothing."""
    lines = said(CHECKED, EARLIER, before=CHECKED._replace(frequency=1, challenge=None))
    assert lines[:3] == [
        "Added to the check-in with Søren Østergård, Mon 23 Nov\tc2",
        "Frequency\t4 of 5 (instead of 1; was 3, 12 Aug)",
        "Challenge\t2 of 5 (was 2, 12 Aug)",
    ]


def test_an_unchanged_check_in_is_still_shown():
    """The first line says that nothing was changed."""
    assert said(EARLIER, before=EARLIER) == [
        "c1 says so already.",
        "Frequency\t3 of 5",
        "Challenge\t2 of 5",
        "More\tlive reviews",
    ]


def test_an_old_check_in_is_shown_with_its_year():
    """The date would be ambiguous without the year."""
    assert "Frequency\t4 of 5 (was 3, 12 Aug 2024)" in said(CHECKED, EARLIER._replace(on=day("2024-08-12")))


def test_answers_are_one_line_in_a_list():
    """Only the questions that were answered are in it."""
    assert checkin_answers(CHECKED) == "frequency 4 of 5, challenge 2 of 5; less: talk about tools :hammer:"
    assert checkin_answers(checkin("c1", more="this", less="that")) == "more: this; less: that"
    assert checkin_answers(checkin("c1", challenge=1)) == "challenge 1 of 5"


@given(words=texts, earlier=texts, score=st.integers(1, 5))
def test_any_answer_is_shown_in_full(words, earlier, score):
    """Both the new and the previous answers are shown."""
    last = EARLIER._replace(more=f"-{earlier}-", less=f"-{earlier}-")
    entry = CHECKED._replace(more=f"-{words}-", less=None, challenge=score)
    holds(checkin_page(entry, today=TODAY, last=last), f"-{words}-", f"-{earlier}-")
