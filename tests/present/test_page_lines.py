"""Tests of the lines of a page that are counted without laying out the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.present.page import Line, Page, Row, Rule, text
from mentorlog.present.review import page as review_pages
from mentorlog.present.review import page_lines, review_page
from mentorlog.present.review.detail import DETAIL_LEVELS
from mentorlog.present.review.page_lines import PageLines
from mentorlog.present.review.part import Gaps, Group, Part, page_rows
from mentorlog.present.review.private import split_private
from tests.property_tests import settings

from . import reviews
from .layout.random_pages import rows, strings
from .screen import drawn_lines
from .test_review_golden import REVIEWS

OTHERS: Page = (Line(text("Søren Østergård"), text("tomorrow")), Rule())
COMMAND = "mentorlog review r1 --full"


def _part(label: str, rows: list[Row], group: Group) -> Part:
    """Random rows below one label; the rows of a review have no cells for a list in a pipe."""
    first, *others = (row._replace(label="", cells=()) for row in rows)
    return Part((first._replace(label=f"{label}L"), *others), group=group)


parts = st.lists(
    st.builds(_part, strings, st.lists(rows, min_size=1, max_size=4), st.sampled_from(get_args(Group))),
    min_size=1,
    max_size=4,
)


@pytest.mark.heavy
@settings(max_examples=100, deadline=None)
@given(
    data=st.data(),
    parts=parts,
    width=st.integers(20, 100),
    others=st.sampled_from((OTHERS, ())),
    gaps=st.sampled_from(get_args(Gaps)),
    command=st.sampled_from((COMMAND, "")),
)
def test_the_sum_is_the_number_of_lines_of_the_page(
    *, data: st.DataObject, parts: list[Part], width: int, others: Page, gaps: Gaps, command: str
) -> None:
    """Also if pages with other numbers of rows were counted before, on a terminal of any width."""
    count = PageLines(parts, others=others, max_lines=500, width=width, full_command=command, gaps=gaps)
    for _ in range(3):
        shown = [data.draw(st.integers(0, len(part.rows))) for part in parts]
        page = (*others, *page_rows(parts, shown, full_command=command, gaps=gaps))
        assert count(shown) == len(drawn_lines(page, width))


def test_more_lines_than_the_screen_has_are_counted_as_one_more() -> None:
    """A page that is too long need not be laid out to its end."""
    part = Part(tuple(Row("L" * (not number), text("word " * 20)) for number in range(9)))
    count = PageLines((part,), others=(), max_lines=5, width=80, full_command=COMMAND, gaps="none")
    assert [count((number,)) for number in (0, 1, 2, 3, 9)] == [1, 3, 5, 6, 6]
    assert PageLines((), others=(), max_lines=5, width=80, full_command="", gaps="none")(()) == 0


@pytest.mark.parametrize("name", REVIEWS)
def test_all_levels_of_detail_have_as_many_rows(name: str) -> None:
    """Or a question less: so it is known from one of them which ones can't fit."""
    public, private = split_private(REVIEWS[name]())
    sizes = []
    for detail in DETAIL_LEVELS:
        parts = review_pages._parts(public, private, detail, is_shareable=False)
        assert parts == review_pages._parts(public, private, detail.of_rows, is_shareable=False)
        sizes.append({part.rows[0].label: len(part.rows) for part in parts})
    whole = sizes[0]
    assert all(
        each == {**whole, "Ask": each["Ask"]} and each["Ask"] >= whole["Ask"] - 1 for each in sizes if "Ask" in each
    )
    assert all(each == whole for each in sizes if "Ask" not in each)


@pytest.mark.parametrize("width", [80, 100])
@pytest.mark.parametrize("lines", [23, 49, 59])
def test_few_layouts_are_made_to_choose_the_rows(monkeypatch: pytest.MonkeyPatch, lines: int, width: int) -> None:
    """The rows are chosen among hundreds of pages of a neglected relationship, but each part is laid out only for each
    number of its rows, and its rows only if they differ."""
    laid_out: Counter[str] = Counter()
    for name in ("block_frames", "with_split_frames", "block_lines"):
        monkeypatch.setattr(page_lines, name, _counted(laid_out, name))
    page_lines._height.cache_clear()
    review_page(reviews.neglected_review(), lines=lines, width=width)
    assert 1 <= laid_out["block_frames"] <= 30, "pages"
    assert 1 <= laid_out["with_split_frames"] <= 250, "parts"
    assert 1 <= laid_out["block_lines"] <= 200, "rows"


def _counted(laid_out: Counter[str], name: str) -> Callable[..., Any]:
    """The function of `page_lines` with that name, which counts its calls."""
    function = getattr(page_lines, name)

    def counted(*args: Any) -> Any:
        laid_out[name] += 1
        return function(*args)

    return counted
