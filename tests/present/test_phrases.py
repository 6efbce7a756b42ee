"""Tests of the phrases that pages share."""

from __future__ import annotations

import pytest

from mentorlog.present.page import Span
from mentorlog.present.phrases import (
    carried_phrase,
    count_phrase,
    due_phrase,
    first_name,
    goal_due_phrase,
    join_facts,
    ordinal,
    owes_label,
    owes_phrase,
    percent,
    progress_bar,
    progress_trend,
    role_phrase,
    with_question,
)
from tests.builders import TODAY, day, ref

from .samples import checkpoints


def spelled(text):
    """A text without its styles."""
    return "".join(span.text for span in text)


def test_roles_say_who_mentors_whom():
    """My role decides between `you mentor` and `mentors you`."""
    assert (role_phrase("mentor"), role_phrase("mentee")) == ("you mentor", "mentors you")


@pytest.mark.parametrize(
    ("name", "first"),
    [("Søren Østergård", "Søren"), ("Dr. Ana Souza", "Ana"), ("王小明", "王小明"), ("A.", "A."), ("  ", "  ")],
)
def test_people_are_called_by_their_first_name(name, first):
    """Titles are skipped; a name of one word is returned unchanged."""
    assert first_name(name) == first


def test_actions_have_an_owner():
    """It is said in the same words beside an action and above several."""
    assert owes_phrase("me", "Bo") == "you owe Bo"
    assert owes_phrase("them", "Bo") == "Bo owes you"
    assert (owes_label("me", "Bo Lind"), owes_label("them", "Bo Lind")) == ("You owe", "Bo owes")


def test_carried_once_is_not_said():
    """Most promises are carried once."""
    assert [carried_phrase(carried) for carried in (0, 1)] == [None, None]
    assert [carried_phrase(carried) for carried in (2, 7)] == [
        Span(f"carried {times}×", spoken=f"carried {times} times") for times in (2, 7)
    ]


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (21, "21st"), (112, "112th")],
)
def test_ordinals_are_english(number, said):
    """The teens are irregular in every hundred."""
    assert ordinal(number) == said


def test_only_one_is_singular():
    """The caller can give an irregular plural."""
    assert [count_phrase(number, "goal") for number in (0, 1, 2)] == ["0 goals", "1 goal", "2 goals"]
    assert count_phrase(2, "person", "people") == "2 people"


@pytest.mark.parametrize(
    ("on", "span"),
    [
        ("11-20", Span("3 days late", "late")),
        ("11-23", Span("today", "look", spoken="due today")),
        ("11-24", Span("tomorrow", "look", spoken="due tomorrow")),
        ("11-27", Span("Fri 27 Nov", spoken="due Fri 27 Nov")),
    ],
)
def test_a_due_date_has_a_phrase_and_a_colour(on, span):
    """Late is red and counted in days, today and tomorrow are yellow, later is a date."""
    assert due_phrase(day(on), today=TODAY) == span


def test_a_goal_shows_its_due_date_or_that_it_has_none():
    """The phrases are `by` a date, `no date` and how late the goal is."""
    said = [goal_due_phrase(on, today=TODAY).text for on in (day("2027-02-01"), None, day("11-22"), TODAY)]
    assert said == ["by 1 Feb", "no date", "1 day late", "today"]


def test_a_question_is_joined_to_the_text_before_it():
    """A colon joins them, unless the text ends in a punctuation mark."""
    assert spelled(with_question("First review led", "not celebrated yet")) == "First review led: not celebrated yet"
    assert spelled(with_question("We did it!", "not celebrated yet")) == "We did it! not celebrated yet"


def test_facts_are_separated_by_dots_and_empty_ones_omitted():
    """Strings, spans, texts and refs are facts; None and the empty ones are not."""
    assert (
        spelled(join_facts("9 Nov", None, "", Span(""), (), (Span("90"), Span(" min")), ref("s8")))
        == "9 Nov · 90 min · s8"
    )


@pytest.mark.parametrize(
    ("progress", "drawn"),
    [
        (0, "──────────"),
        (1, "━─────────"),
        (40, "━━━━──────"),
        (41, "━━━━━─────"),
        (99, "━━━━━━━━━─"),
        (100, "━━━━━━━━━━"),
    ],
)
def test_a_bar_is_empty_or_full_only_at_0_or_100_percent(progress, drawn):
    """One percent fills a cell, and only 100 percent fills the bar."""
    assert spelled(progress_bar(progress, width=10)) == drawn


def test_percentages_are_aligned():
    """Each is as wide as the widest beside it."""
    assert [spelled(percent(each, beside=(5, 40))) for each in (5, 40)] == [" 5%", "40%"]
    assert spelled(percent(5)) == "5%"


def test_a_trend_needs_two_checkpoints():
    """A single checkpoint has no trend."""
    trend = Span("15 → 25 → 40", spoken="progress over time: 15, then 25, then 40 percent")
    assert progress_trend(checkpoints(15, 25, 40)) == trend
    assert progress_trend(checkpoints(15)) is progress_trend(()) is None
