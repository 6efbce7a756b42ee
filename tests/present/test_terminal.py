"""Tests of pages at a terminal: the lines of the layout, in colours."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from rich.color import Color
from rich.style import Style

from mentorlog.present.layout import layout
from mentorlog.present.page import Page, Row, Span, Table, text
from mentorlog.present.plain import render
from mentorlog.present.terminal import STYLES
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
GROUNDS = {
    "white": "#ffffff",
    "black": "#000000",
    "dark grey": "#1e1e1e",
    "light sand": "#fdf6e3",
    "deep blue": "#002b36",
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
    assert "38;5;167" in drawn(page, color=True)


def test_late_is_shown_in_words():
    """A pipe has all information that colour shows."""
    page = (Row(body=text("it"), side=(Span("3 days late", "late"),)),)
    assert "3 days late" in render(page)


@pytest.mark.parametrize("style", [style for style, words in STYLES.items() if "color" in words])
@pytest.mark.parametrize("ground", GROUNDS)
def test_colours_are_readable_on_light_and_dark_backgrounds(style, ground):
    """Every colour has a contrast of at least 3 to 1 on common backgrounds (WCAG 2.1, large or bold text)."""
    color = Style.parse(STYLES[style]).color
    assert color is not None
    light, dark = sorted((_luminance(color), _luminance(Color.parse(GROUNDS[ground]))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3


def _luminance(color: Color) -> float:
    parts = [part / 255 for part in color.get_truecolor()]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
