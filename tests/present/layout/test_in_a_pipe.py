"""Tests of pages in a pipe, which are laid out without Rich."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mentorlog.present.inert import inert
from mentorlog.present.layout.cell_width import cell_width
from mentorlog.present.page import Line, Prose, Row, Table, text
from mentorlog.present.plain import render_in_pipe
from tests.golden_files import FOLDER
from tests.present.hostile import texts
from tests.present.screen import drawn
from tests.property_tests import settings

LINK = "https://example.org/" + "a-long-path/" * 8


def test_the_measure_of_width_equals_that_of_rich_on_all_golden_files() -> None:
    """Every line of every page that is compared with a file."""
    files = [path for path in Path(FOLDER).rglob("*") if path.suffix in {".txt", ".md", ".html"}]
    lines = {line for path in files for line in path.read_text("utf-8").splitlines()}
    assert len(lines) > 1000
    assert [line for line in lines if cell_width(inert(line)) != cell_len(inert(line))] == []


def test_a_word_or_link_is_never_broken() -> None:
    """It runs past the edge, and what would be beside it goes below or after it."""
    page = (
        Row(label="Notes", body=text(f"See {LINK} first"), side=text("n1")),
        Line(text(f"Added {LINK}"), side=text("b1")),
        Prose(f"One {LINK}", label="Text"),
        Table(rows=((text(LINK), text("x")), (text("short"), text("y"))), stretch=0),
    )
    for width in (12, 40, 80):
        lines = render_in_pipe(page, width=width).splitlines()
        assert sum(LINK in line for line in lines) == 4
        assert {"first", "n1", "b1", "x"} <= {word for line in lines for word in line.split()}


def test_no_text_is_shortened() -> None:
    """Limits on lines are for terminals."""
    row = Row(body=text("word " * 200 + "end"), side=text("a1"), max_lines=1)
    assert "end" in render_in_pipe((row,), width=80)
    assert "…" in drawn((row,))


@settings(deadline=None)
@given(texts, st.integers(12, 120))
def test_every_word_of_a_text_is_in_the_page(said: str, width: int) -> None:
    """In its order, and no line ends in a space."""
    page = render_in_pipe((Row(label="L", body=text(said), side=text("s1")), Prose(said)), width=width)
    assert all(line == line.rstrip(" ") for line in page.split("\n"))
    wanted = "".join(inert(said).split())
    assert wanted in "".join(page.split())


def test_a_table_with_a_long_name_is_no_wider_than_the_page() -> None:
    """The columns that have no space beside the text are below it, and no word runs past the edge."""
    name = "Wolfeschlegelsteinhausenbergerdorff owes you"
    rows = ((text("a12"), text("Shadow one review number 6"), text(name), text("5 months late")),)
    lines = render_in_pipe((Table(rows=rows, stretch=1, label="Due"),), width=80).splitlines()
    assert max(map(cell_len, lines)) <= 80
    assert lines[1].strip() == f"{name} · 5 months late"
