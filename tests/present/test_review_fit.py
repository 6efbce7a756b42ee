"""Tests of the rows of a review that fit the screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.insight.review import Review
from mentorlog.present.page import Gap, Line, Page, Row, Rule, text
from mentorlog.present.review import review_page
from mentorlog.present.review.fit import fit
from mentorlog.present.review.part import MIN_SCREEN, Part, page_rows
from tests.builders import action, day, note, resource
from tests.property_tests import settings

from . import reviews
from .layout.random_pages import rows
from .reviews import full_review
from .screen import drawn

EVERY = [
    reviews.ordinary_review,
    reviews.full_review,
    reviews.neglected_review,
    reviews.mentee_review,
    reviews.ended_review,
    reviews.overdue_review,
    reviews.first_review,
    reviews.unlogged_review,
]
COMMAND = "mentorlog review r1 --full"
OTHERS: Page = (Line(text("Søren"), text("tomorrow")), Rule(), Gap())
parts = st.lists(
    st.lists(rows, min_size=1, max_size=4).map(
        lambda rows: Part(tuple(row._replace(label="" if number else "L", cells=()) for number, row in enumerate(rows)))
    ),
    max_size=4,
)
plain_parts = st.lists(
    st.lists(st.sampled_from(("one", "two " * 30, "three " * 60)), min_size=1, max_size=9).map(
        lambda bodies: Part(
            tuple(Row("" if number else "L", text(body), text("a1")) for number, body in enumerate(bodies))
        )
    ),
    min_size=1,
    max_size=5,
)


def lines_of(parts: list[Part], shown: list[int], width: int) -> int:
    """The number of lines of a page with these numbers of rows per part."""
    page = (*OTHERS, *page_rows(parts, shown, full_command=COMMAND))
    return drawn(page, width).count("\n")


@pytest.mark.heavy
@settings(max_examples=40, deadline=None)
@given(parts, st.integers(4, 60), st.integers(0, 3), st.integers(80, 100))
def test_the_chosen_rows_fit_the_lines(parts: list[Part], max_lines: int, min_rows: int, width: int) -> None:
    """The result is None only if the required rows take too many lines."""
    least = [min(min_rows, len(part.rows)) for part in parts]
    shown = fit(parts, others=OTHERS, max_lines=max_lines, min_rows=min_rows, width=width, full_command=COMMAND)
    if shown is None:
        assert lines_of(parts, least, width) > max_lines
    else:
        assert lines_of(parts, shown, width) <= max_lines
        assert all(number >= fewest for number, fewest in zip(shown, least, strict=True))


@settings(deadline=None)
@given(plain_parts, st.integers(4, 40))
def test_no_more_rows_would_fit(parts: list[Part], max_lines: int) -> None:
    """One more row of any part would need too many lines."""
    shown = fit(parts, others=OTHERS, max_lines=max_lines, min_rows=0, full_command=COMMAND)
    for place, part in enumerate(parts if shown else ()):
        assert shown is not None
        if shown[place] < len(part.rows):
            more = [number + (at == place) for at, number in enumerate(shown)]
            assert lines_of(parts, more, 80) > max_lines


def test_all_rows_are_shown_if_they_fit_without_the_words_that_say_what_is_left_out() -> None:
    """These take space beside a row that is left out, and a line at the end."""
    few = Part((Row("L", text("one"), text("a1")), Row("", text("one"), text("a1"))))
    long = Part((Row("L", text("three " * 60), text("a1")), Row("", text("one"), text("a1"))))
    for parts in ((few, long), (long, few)):
        assert lines_of([*parts], [2, 2], 80) == 11
        assert fit(parts, others=OTHERS, max_lines=11, min_rows=0, full_command=COMMAND) == [2, 2]


def test_parts_share_the_free_lines() -> None:
    """No part takes all of them."""
    long = Part(tuple(Row("L", text("x")) for _ in range(9)))
    assert fit((long, long), max_lines=7, min_rows=1, full_command=COMMAND) == [3, 3]
    assert fit((long, long), max_lines=2, min_rows=1, full_command=COMMAND) is None


def test_a_part_shows_its_required_rows() -> None:
    """Its own `min_rows` overrides that of the page."""
    part = Part(tuple(Row("L", text("x")) for _ in range(9)), min_rows=7)
    assert fit((part,), max_lines=8, min_rows=0, full_command=COMMAND) == [7]
    assert fit((part,), max_lines=7, min_rows=0, full_command=COMMAND) is None


@settings(max_examples=40, deadline=None)
@given(plain_parts, st.integers(0, 2), st.integers(4, 40))
def test_more_lines_never_show_fewer_rows(parts: list[Part], min_rows: int, max_lines: int) -> None:
    """A long row is not shown in place of two short ones."""
    fewer, more = (
        fit(parts, others=OTHERS, max_lines=lines, min_rows=min_rows, full_command=COMMAND)
        for lines in (max_lines, max_lines + 1)
    )
    assert sum(fewer or ()) <= sum(more or fewer or ())


@pytest.mark.heavy
@pytest.mark.parametrize("make", EVERY)
def test_a_taller_terminal_never_shows_fewer_entries(make: Callable[[], Review]) -> None:
    """Whatever is unfolded, and wherever empty lines are, from 16 to 60 lines."""
    review, before = make(), 0
    for lines in range(16, 61):
        page = review_page(review, lines=max(lines - 1, MIN_SCREEN))
        entries = [block for block in page if isinstance(block, Row) and block.label != "More"]
        assert len(entries) >= before, f"{len(entries)} after {before} entries at {lines} lines"
        before = len(entries)


def test_what_is_urgent_is_shown_before_what_is_not() -> None:
    """All late promises, and the first private entry, are shown before books and feedback."""
    rows = tuple(Row("L", text("x")) for _ in range(5))
    books, late, private = Part(rows), Part(rows, urgent_rows=3), Part(rows, urgent_rows=1)
    assert fit((books, late, private), max_lines=5, min_rows=0, full_command=COMMAND) == [0, 3, 1]
    assert fit((books, late, private), max_lines=7, min_rows=0, full_command=COMMAND) == [1, 4, 1]


def test_a_late_promise_and_a_private_entry_fit_the_usual_terminal() -> None:
    """A full review leaves out books and feedback first."""
    days = {"due_on": day("11-02")}
    late = tuple(action(f"a{number}", f"Late promise {number}", **days) for number in (91, 92, 93))
    private = note("n99", "Her partner is ill", "11-20", private=True)
    review = full_review()
    review = review._replace(mine=late, notes=(private,), resources=(resource("b1", "A book"),) * 9)
    shown = drawn(review_page(review), 80)
    assert "Her partner is ill" in shown
    assert all(f"Late promise {number}" in shown for number in (91, 92, 93))
