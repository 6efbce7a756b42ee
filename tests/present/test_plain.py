"""Tests of pages in a pipe."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given

from mentorlog.present.page import Gap, Line, Prose, Row, Rule, Span, Table, Under, text
from mentorlog.present.phrases import join_facts, percent, progress_bar
from mentorlog.present.plain import render
from mentorlog.present.review import review_page

from .hostile import texts
from .reviews import ordinary_review


def test_every_row_of_a_group_has_its_label():
    """The command `grep '^You owe'` then finds exactly the rows of that group."""
    page = (Row(label="You owe", body=text("one")), Row(body=text("two")), Gap(), Row(label="Ask", body=text("three")))
    assert render(page) == "You owe\tone\nYou owe\ttwo\nAsk\tthree\n"


def test_the_ref_is_the_last_field():
    """Columns and the lines below come before the right edge; bars and marks are omitted."""
    row = Row(
        label="Goals",
        body=text("Run it"),
        mark=Span("○"),
        columns=(progress_bar(40), percent(40)),
        side=join_facts("by 1 Feb", "g1"),
        under=(Under(text("no rescue"), (text("15 → 40"),)),),
    )
    assert render((row,)) == "Goals\tRun it\t40%\tno rescue\t15 → 40\tby 1 Feb\tg1\n"


def test_a_heading_has_no_label():
    """A line and a rule end the label of the group above."""
    page = (Row(label="A", body=text("a")), Line(text("who"), text("when")), Rule(), Row(body=text("b")))
    assert render(page) == "A\ta\nwho\twhen\n\nb\n"


def test_a_table_keeps_its_empty_cells():
    """A column is the same field in every row; trailing tabs are removed."""
    table = Table(rows=((text("a"), (), text("c")), (text("d"), (), ())), label="Due")
    assert render((table,)) == "Due\ta\t\tc\nDue\td\n"
    assert render((table._replace(label=None),)) == "a\t\tc\nd\n"


def test_prose_keeps_its_lines():
    """Each line of a longer text is a line with the label of its group."""
    assert render((Prose("one\n\n  two\n", label="Notes"),)) == "Notes\tone\nNotes\nNotes\t  two\n"


def test_long_text_is_not_shortened():
    """Limits on lines are for terminals."""
    long = "word " * 200 + "end"
    assert long in render((Row(body=text(long), max_lines=1),))


def test_an_empty_page_prints_nothing():
    """It does not print a blank line either."""
    assert render(()) == ""


@given(texts)
def test_a_row_is_one_line_of_three_fields_for_any_text(words):
    """User text adds no line and no field."""
    lines = render((Row(label="L", body=(Span(f"a{words}b"),), side=text("s1")),)).split("\n")
    assert len(lines) == 2
    assert lines[0].split("\t")[0] == "L"
    assert len(lines[0].split("\t")) == 3


def test_no_line_ends_in_spaces():
    """Trailing spaces would show up in diffs."""
    assert all(line == line.rstrip() for line in render(review_page(ordinary_review())).splitlines())


def test_a_pipe_does_not_load_rich():
    """Building and rendering a page in plain text imports nothing of Rich."""
    code = (
        "import sys; import mentorlog.present.plain, mentorlog.present.review, mentorlog.present.status, "
        "mentorlog.present.progress, mentorlog.present.remind; "
        "print([name for name in sys.modules if name.split('.')[0] == 'rich'])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
