"""Tests of pages at a terminal: the lines of the layout, in colours."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given

from mentorlog.present.layout import layout
from mentorlog.present.page import Page, Row, Span, Table, text
from mentorlog.present.plain import render
from tests.property_tests import settings

from . import test_golden, test_review_golden
from .layout.random_pages import pages, widths
from .pages import all_pages
from .screen import drawn

GOLDEN_PAGES: dict[str, tuple[Page, ...]] = {
    **{name: (page,) for name, page in test_golden.PAGES.items()},
    **all_pages(),
    **{
        name.removesuffix(".80.txt"): (test_review_golden.page(name.removesuffix(".80.txt"), lines=23, width=80),)
        for name in test_review_golden.ASKED
        if name.endswith(".80.txt")
    },
}


def laid_out(page: Page, width: int) -> list[str]:
    """The lines of the layout, without styles."""
    return ["".join(span.text for span in line) for line in layout(page, width)]


@pytest.mark.parametrize("name", GOLDEN_PAGES)
def test_a_golden_page_has_the_lines_of_its_layout(name: str) -> None:
    """The number of lines and all characters are the same."""
    for page in GOLDEN_PAGES[name]:
        for width in (40, 80, 200):
            assert drawn(page, width).split("\n")[:-1] == laid_out(page, width)


@pytest.mark.heavy
@settings(deadline=None)
@given(pages, widths)
@example((Table(rows=((text(), text("x")), (text("x" * 100),)), stretch=1, right=(0,)),), 12)
@example((Row(side=(Span("\u200d", "title"), Span("[red]"))),), 12)
def test_any_page_has_the_lines_of_its_layout(page: Page, width: int) -> None:
    """Rich measures each span separately and computes other widths if a span ends in a joiner, but nothing is cut."""
    assert drawn(page, width).split("\n")[:-1] == laid_out(page, width)


def test_without_colour_the_text_is_the_same():
    """The environment variable NO_COLOR turns off colours."""
    page = (Row(label="You owe", mark=Span("●", "late"), body=text("it"), side=(Span("3 days late", "late"),)),)
    bare = drawn(page, color=True, no_color=True)
    assert "38;5" not in bare
    assert re.sub(r"\x1b\[[0-9;]*m", "", bare) == drawn(page)
    assert "38;5;196" in drawn(page, color=True)


def test_late_is_shown_in_words():
    """A pipe has all information that colour shows."""
    page = (Row(body=text("it"), side=(Span("3 days late", "late"),)),)
    assert "3 days late" in render(page)
