"""Tests of the rows of a review that fit the screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentorlog.present.page import Gap, Line, Page, Row, Rule, text
from mentorlog.present.review.fit import fit
from mentorlog.present.review.part import Part, page_rows
from tests.property_tests import settings

from .layout.random_pages import rows
from .screen import drawn

COMMAND = "mentorlog review r1 --full"
OTHERS: Page = (Line(text("Søren"), text("tomorrow")), Rule(), Gap())
parts = st.lists(
    st.lists(rows, min_size=1, max_size=4).map(lambda rows: Part(tuple(rows))),
    max_size=4,
)
plain_parts = st.lists(
    st.lists(st.sampled_from(("one", "two " * 30, "three " * 60)), min_size=1, max_size=9).map(
        lambda bodies: Part(tuple(Row("L", text(body), text("a1")) for body in bodies))
    ),
    min_size=1,
    max_size=5,
)


def lines_of(parts: list[Part], shown: list[int], width: int) -> int:
    """The number of lines of a page with these numbers of rows per part."""
    page = (*OTHERS, *page_rows(parts, shown, full_command=COMMAND))
    return drawn(page, width).count("\n")


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
