"""Tests of what is beside the texts of a review: no sentence is cut for its evidence or its command."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorlog.insight.collaboration.proposals import Proposal
from mentorlog.insight.review import Review
from mentorlog.insight.signals import Evidence, Signal
from mentorlog.present.plain import render_in_pipe
from mentorlog.present.review import review_page
from mentorlog.present.review.detail import DETAIL_LEVELS
from mentorlog.present.review.part import MIN_SCREEN, SCREEN
from mentorlog.present.review.upcoming import proposals
from mentorlog.present.sentences import Sentences
from tests.builders import (
    action,
    advice,
    day,
    feedback,
    milestone,
    note,
    point,
    question,
    ref,
    relationship,
    resource,
    session,
)
from tests.property_tests import settings

from .reviews import check, neglected_review
from .screen import drawn, drawn_lines

widths = st.sampled_from((40, 60, 80, 120))
heights = st.integers(MIN_SCREEN, 60)
sizes = st.lists(st.integers(1, 30), min_size=6, max_size=6)

EXPECTED = "So far: has what you expected of each other come true?"
COMMAND = "mentorlog checkin r1"


def sentence(number: int, words: int) -> str:
    """A sentence whose first and last word are found on a page."""
    return f"Begin{number} {'word ' * words}end{number}?"


def asking(sizes: list[int], *, private: bool) -> Review:
    """A neglected relationship with two sentences each of Notice, Ask and Consider, all private or none."""
    said = [sentence(number, words) for number, words in enumerate(sizes)]
    evidence = tuple(Evidence(ref(f"s{number}"), day("07-18")) for number in (91, 92, 93))
    lines = (COMMAND, "mentorlog edit r1 --cadence CADENCE")
    return neglected_review(
        signals=tuple(Signal("x", evidence, each, private=private) for each in said[:2]),
        questions=tuple(question(f"q{number}", each, private=private) for number, each in enumerate(said[2:4])),
        proposals=tuple(
            Proposal("half_way", each, line, private=private) for each, line in zip(said[4:], lines, strict=True)
        ),
        partnership=check(),
    )


@pytest.mark.heavy
@settings(max_examples=150, deadline=None)
@given(sizes=sizes, width=widths, lines=heights, private=st.booleans())
@example(sizes=[9] * 6, width=80, lines=SCREEN, private=False)
@example(sizes=[20] * 6, width=80, lines=40, private=True)
def test_no_sentence_is_cut(*, sizes: list[int], width: int, lines: int, private: bool) -> None:
    """What is noticed, asked and to be considered is whole wherever it is shown, on a terminal of any size."""
    review = asking(sizes, private=private)
    if private:
        review = review._replace(notes=(), agenda=())
    page = drawn(review_page(review, lines=lines, width=width), width)
    assert re.findall(r"Begin(\d)", page) == re.findall(r"end(\d)\?", page)


def facts(body: str) -> dict[str, dict[str, Any]]:
    """For each part whose texts have facts or a command beside them: a review with one entry there."""
    last = session("s3", "07-18", minutes=90, takeaways=(body,))
    return {
        "Last time": {"last_session": last},
        "Celebrate": {"milestones": (milestone("m1", body, "08-02"),)},
        "Changed?": {"feedback": (feedback("f1", body, "08-02"),)},
        "Worked?": {"advice_due": (advice("v1", body, try_by=day("08-02")),)},
        "You owe": {"mine": (action("a1", body, due_on=day("12-30"), carried=3),)},
        "Kept": {"done_actions": (action("a1", body, status="done", done_on=day("08-02"), carried=3),)},
        "Since then": {"notes": (note("n1", body, "08-02", private=False),)},
        "Ahead": {"milestones": (milestone("m1", body, "12-30", status="planned"),)},
        "Agenda": {"agenda": (point("t1", body, carried=3),)},
        "To try": {"advice": (advice("v1", body),)},
        "Learn from": {"resources": (resource("b1", body),)},
        "Private": {"notes": (note("n1", body, "08-02"),)},
    }


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(facts(""))), st.integers(1, 10), st.sampled_from((80, 120)), heights)
def test_a_text_is_not_cut_for_its_day_or_its_command(label: str, words: int, width: int, lines: int) -> None:
    """If a text fits one line beside its ref, it is whole, however short the page is."""
    body = sentence(1, words)
    assert len(body) <= 80 - len("Celebrate   ★   m1")
    page = drawn(review_page(neglected_review(**facts(body)[label]), lines=lines, width=width), width)
    assert ("Begin1" in page) == ("end1?" in page)


@pytest.mark.parametrize(
    ("words", "side"),
    [
        (1, "6 months late · carried 11× · a1"),
        (5, "6 months late · a1"),
        (20, "6 months late · a1"),
    ],
)
def test_how_late_a_promise_is_stays_beside_a_text_that_is_cut(words: int, side: str) -> None:
    """How often it was carried does not."""
    promise = action("a1", sentence(1, words), due_on=day("05-08"), carried=11)
    page = drawn_lines(review_page(neglected_review(mine=(promise,)), lines=SCREEN, width=80), 80)
    line = next(each for each in page if each.startswith("You owe"))
    assert re.split(r"(?<=end1\?) +|(?<=…) +", line)[1] == side


def test_a_long_name_is_not_beside_a_kept_promise() -> None:
    """It is `they`, as in `They owe`, which a pipe need not shorten either; a screen reader reads the whole name."""
    one = relationship(name="Wolfeschlegelsteinhausenbergerdorff Müller")
    kept = action("a1", "Shadow one review", status="done", owner="them", done_on=day("08-02"), carried=3)
    page = review_page(neglected_review(relationship=one, done_actions=(kept,)), lines=None, width=40)
    assert "                they · 2 Aug" in drawn_lines(page, 40)
    assert "…" not in render_in_pipe(page, width=40)
    assert any("by Wolfeschlegelsteinhausenbergerdorff" in line for line in Sentences().lines(page))


def considered(line: int, *, lines_of_texts: int, width: int = 80) -> list[str]:
    """The lines of one proposal at the level of detail whose texts take so many lines."""
    detail = next(each for each in DETAIL_LEVELS if each.max_lines == lines_of_texts)
    proposal = Proposal("half_way", EXPECTED[:line], COMMAND)
    rows = proposals((proposal,), detail)
    return drawn_lines((rows[0]._replace(label="Consider"),), width)


def test_a_command_is_beside_its_sentence_or_folds_it() -> None:
    """It is worth a line, unless the page has none for what is to be typed."""
    assert considered(46, lines_of_texts=1) == [f"Consider    {EXPECTED[:46]}  {COMMAND}"]
    assert considered(47, lines_of_texts=1) == [f"Consider    {EXPECTED[:47]}"]
    folded = [f"Consider    {EXPECTED[:43]}     {COMMAND}", "            come true?"]
    assert considered(99, lines_of_texts=2) == considered(99, lines_of_texts=0) == folded
    assert considered(99, lines_of_texts=1) == [f"Consider    {EXPECTED}"]


def test_a_command_that_takes_no_line_more_is_kept() -> None:
    """A sentence of two lines is folded for it, and on a narrow terminal it is below, because that page is scrolled."""
    assert considered(99, lines_of_texts=1, width=60) == [
        "Consider    So far: has what you        mentorlog checkin r1",
        "            expected of each other come true?",
    ]
    assert considered(99, lines_of_texts=1, width=40)[-1].strip() == COMMAND


@pytest.mark.parametrize(
    ("words", "side"),
    [
        (1, "2 Aug · mentorlog outcome f1 OUTCOME"),
        (4, "mentorlog outcome f1 OUTCOME"),
        (8, "f1"),
        (20, "f1"),
    ],
)
def test_the_day_yields_before_the_command_and_the_ref_stays(words: int, side: str) -> None:
    """The ref says where the rest of a text is that is cut all the same."""
    review = neglected_review(feedback=(feedback("f1", sentence(1, words), "08-02"),))
    page = drawn_lines(review_page(review, lines=SCREEN, width=80), 80)
    line = next(each for each in page if each.startswith("Changed?"))
    assert re.split(r"(?<=end1\?) +|(?<=…) +", line)[1] == side


@pytest.mark.parametrize(
    ("words", "side"),
    [(1, "18 Jul · 90 min · s3"), (7, "18 Jul · s3"), (9, "s3"), (20, "18 Jul · s3")],
)
def test_the_day_of_the_last_session_yields_only_to_a_whole_text(words: int, side: str) -> None:
    """The heading says how long ago it was; a text that is cut all the same has it beside it."""
    last = session("s3", "07-18", minutes=90, takeaways=(sentence(1, words), "Short"))
    page = drawn_lines(review_page(neglected_review(last_session=last), lines=SCREEN, width=80), 80)
    assert re.split(r"(?<=end1\?) +|(?<=…) +", page[2])[1] == side
