"""Tests of pages laid out for a terminal of any width."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mentorlog.present.layout import MAX_WIDTH
from mentorlog.present.page import Gap, Line, Prose, Row, Rule, Span, Table, Under, text
from mentorlog.present.phrases import join_facts, percent, progress_bar
from tests.present.hostile import texts
from tests.present.screen import drawn, drawn_lines
from tests.property_tests import settings

widths = st.integers(min_value=20, max_value=200)


def everything(words: str) -> tuple:
    """A page of every kind of block with `words` everywhere."""
    said = text(words)
    return (
        Line(join_facts(words, words), said, (said,)),
        Rule(),
        Row(label=words, body=said, side=join_facts(words, "a1"), mark=Span("○"), under=(said,)),
        Row(
            label="Goals", body=said, columns=(progress_bar(40), percent(40)), side=said, under=(Under(said, (said,)),)
        ),
        Row(body=said, columns=(said,)),
        Row(body=said, side=text("t5"), max_lines=2),
        Gap(starts_section=True),
        Row(label="g1", body=said, columns=(progress_bar(40), text("40%")), side=text("by 1 Feb")),
        Table(rows=((said, text("b"), said), (text("a"), said, said)), stretch=1, label="Due", right=(2,)),
        Table(rows=((said, said),), stretch=0, max_lines=1),
        Prose(words, label="Notes"),
    )


@settings(max_examples=100, deadline=None)
@given(texts, widths)
def test_no_line_is_wider_than_the_terminal(words, width):
    """Whatever is in a page, every line fits, in cells."""
    assert max(map(cell_len, drawn(everything(words), width).split("\n"))) <= min(width, MAX_WIDTH)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("C", "Z", "M")), min_size=1, max_size=200), widths)
def test_no_character_is_ever_lost(words, width):
    """A row without limits shows every character, in order, however it wraps."""
    lines = drawn((Row(label="L", body=(Span(words),)),), width)
    assert "".join(lines.split()).removeprefix("L") == "".join(words.split())


def test_markup_is_never_interpreted():
    """Brackets, colons and backslashes are unchanged."""
    words = r"[red]x[/red] [/y] :smile: \[z] \\"
    assert drawn((Row(body=text(words)),)) == f"{words}\n"


@pytest.mark.parametrize("width", [40, 80])
def test_lines_wrap_under_themselves(width):
    """The lines below begin where the body begins, after the mark, and never below the label."""
    page = (Row(label="You owe", mark=Span("○"), body=text("word " * 30), side=text("a1")),)
    first, *others = drawn_lines(page, width)
    assert first.startswith("You owe     ○ word")
    assert all(re.match(r" {14}\S", line) for line in others)


def test_what_is_secondary_stands_at_the_right_edge():
    """On a wide screen the side ends the first line, and the body does not reach it."""
    first, *others = drawn_lines((Row(label="You owe", body=text("word " * 20), side=text("3 days late · a12")),))
    assert first.endswith("3 days late · a12")
    assert len(first) == 80
    assert all(len(line) <= 80 - 19 for line in others)


def test_at_forty_columns_it_goes_under_the_matter():
    """Without space beside the body, the side goes below it, indented."""
    page = (Row(label="You owe", body=text("Send the checklist"), side=text("3 days late · a12")),)
    assert drawn_lines(page, 40) == ["You owe     Send the checklist", "              3 days late · a12"]


def test_below_that_labels_stand_above():
    """At 20 columns the label is above the body."""
    assert drawn_lines((Row(label="You owe", body=text("Send it")),), 20) == ["You owe", "  Send it"]


def test_a_long_label_is_on_a_line_of_its_own():
    """It is in full, and the other labels keep their gutter."""
    page = (
        Row(label="Bartholomew Featherstonehaugh owes", body=text("it"), side=text("a1")),
        Row(label="Goals", body=text("one")),
    )
    assert drawn_lines(page, 40) == [
        "Bartholomew Featherstonehaugh owes",
        "            it                        a1",
        "Goals       one",
    ]


def test_columns_line_up_between_rows():
    """Bars begin in the same cell, whatever is at their right."""
    page = (
        Row(label="Goals", body=text("one"), columns=(progress_bar(40), percent(40)), side=text("by 1 Feb · g1")),
        Row(body=text("王小明"), columns=(progress_bar(10), percent(10)), side=text("g2")),
        Row(body=text("three"), columns=(text("beside the bars"),)),
    )
    first, second, third = drawn_lines(page)
    at = cell_len(first[: first.index("━")])
    assert cell_len(second[: second.index("━")]) == at
    assert cell_len(third[: third.index("beside")]) == at


def test_wide_characters_count_twice():
    """A table is aligned if one name is Chinese."""
    table = Table(rows=((text("Bo Lind"), text("x")), (text("王小明"), text("x"))), stretch=1)
    assert drawn_lines((table,), 40) == ["Bo Lind  x", "王小明   x"]


def test_a_table_too_wide_folds_its_last_columns():
    """They go below the stretching column, separated by dots."""
    table = Table(rows=((text("a12"), text("Send the checklist"), text("to Søren"), text("3 days late")),), stretch=1)
    assert drawn_lines((table,), 80)[0].endswith("to Søren  3 days late")
    assert drawn_lines((table,), 40) == ["a12  Send the checklist", "     to Søren · 3 days late"]


def test_facts_break_between_one_another():
    """A line of facts is broken at a dot, which is left out."""
    page = (Line(join_facts("Søren Østergård, you mentor", "enabling growth", "6 weeks left")),)
    assert drawn_lines(page, 40) == ["Søren Østergård, you mentor", "enabling growth · 6 weeks left"]


def test_a_limited_row_says_that_there_is_more():
    """An ellipsis ends a row that may not take all its lines; on a narrow screen it may take more of them."""
    page = (Row(body=text("word " * 60), side=text("n5"), max_lines=2),)
    lines = drawn_lines(page, 80)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert len(drawn_lines(page, 40)) == 6


def test_prose_keeps_its_lines_and_indents():
    """Line breaks and leading spaces of a longer text are kept."""
    page = (Prose("one\n\n  two\r\nthree", label="Notes"),)
    assert drawn_lines(page, 40) == ["Notes       one", "", "              two", "            three"]


def test_a_page_is_as_wide_as_its_widest_row_needs():
    """It has at least 80 columns and at most `MAX_WIDTH`, so that the right edge stays near its text."""
    for length, width in ((1, 80), (73, 80), (74, 81), (90, 97), (93, MAX_WIDTH), (200, MAX_WIDTH)):
        page = (Rule(), Row(body=text("a" * length), side=text("by g1")))
        assert max(map(len, drawn_lines(page, 300))) == width
        assert max(map(len, drawn_lines(page, 80))) == 80


def test_no_row_of_a_page_is_folded_if_the_terminal_has_space_for_it():
    """The width that a page needs counts labels, marks, columns and tables."""
    row = Row(label="Goals", body=text("a" * 40), columns=(text("b" * 14), text("40%")), side=text("by 1 Feb"))
    other = Row(body=text("c" * 5), columns=(text("d"), text("100%")), side=text("no date · g10"), mark=Span("○"))
    table = Table(rows=((text("e" * 30), text("f" * 50)), (text("g"), text("h"))), stretch=1)
    assert len(drawn_lines((row, other), 300)) == 2
    assert len(drawn_lines((table,), 300)) == 2


def test_a_page_is_wide_enough_for_the_lines_below_a_body_beside_their_columns():
    """A line below that has columns is not folded if the terminal has space for it."""
    under = Under(text("three reviews in a row, none of them rescued by me"), (text("15 → 25 → 40"),))
    page = (Row("Goals", text("Lead a review"), text("by 18 Dec · g1"), under=(under,), columns=(text("━" * 14),)),)
    assert len(drawn_lines(page, 80)) == 3
    assert len(drawn_lines(page, 200)) == 2


def test_an_empty_column_takes_no_space():
    """The columns beside it have one gap between them."""
    rows = tuple((text("mentor"), (), text(topic)) for topic in ("delegation", "skills"))
    assert drawn_lines((Table(rows, stretch=2),)) == ["mentor  delegation", "mentor  skills"]
