"""What holds on a narrow terminal, of 30 to 60 columns: labels and dates are whole."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mentorlog.dates import format_date, format_relative_when, format_short_date
from mentorlog.model import Ref
from mentorlog.present.page import Line, Row, Span, Table, text
from mentorlog.present.phrases import join_facts, progress_bar
from tests.present.screen import drawn_lines
from tests.property_tests import settings

TODAY: Final = dt.date(2026, 11, 23)
WORDS: Final = ("until", "the", "checklist", "Østergård", "architecture", "王小明", "a", "instead", "of", "was")

widths = st.integers(min_value=30, max_value=60)
bodies = st.lists(st.sampled_from(WORDS), min_size=1, max_size=16).map(" ".join)
some_labels = st.lists(
    st.sampled_from(
        ("You owe", "Sessions agreed", "Found through", "Agreed", "王小明 owes", "coming to closure", "Check-in"),
    ),
    min_size=1,
    unique=True,
)
days = st.dates(min_value=dt.date(2021, 1, 1), max_value=dt.date(2029, 12, 31))
times = st.none() | st.just(dt.time(14, 5))


@st.composite
def dates(draw: st.DrawFn) -> str:
    """A date as pages show it."""
    day = draw(days)
    return draw(st.sampled_from((format_date(day, today=TODAY), format_short_date(day, today=TODAY))))


@settings(deadline=None)
@given(some_labels, st.lists(bodies, min_size=7, max_size=7), widths)
def test_only_a_whole_label_begins_at_the_left_edge(labels, bodies, width):
    """A label has one line, and the rest of its row is indented."""
    page = tuple(Row(label, text(body)) for label, body in zip(labels, bodies, strict=False))
    at_edge = [line for line in drawn_lines(page, width) if not line.startswith(" ")]
    assert len(at_edge) == len(labels)
    assert all(map(str.startswith, at_edge, labels))


@settings(deadline=None)
@given(bodies, dates(), bodies, dates(), widths)
def test_a_date_is_on_one_line(before, date, after, other, width):
    """In a heading, a label, a text, beside it and below it."""
    body = text(f"{before} {date}, {after}")
    side = join_facts(other, Ref.parse("s12"))
    page = (Line(body, side), Row(other, body, side, under=(body,)), Row("Goals", body, under=(side,)))
    lines = drawn_lines(page, width)
    assert sum(line.count(date) for line in lines) >= 4
    assert sum(line.count(other) for line in lines) >= 4


@settings(deadline=None)
@given(st.lists(st.tuples(days, times, bodies), min_size=1, max_size=4), widths)
def test_a_date_in_a_table_is_on_one_line(rows, width):
    """With its time, if it has one."""
    shown = [format_relative_when(day, time, today=TODAY) for day, time, _ in rows]
    page = Table(
        tuple(
            (text(date), text("milestone add"), text(Span("s12", kind="ref")), text(body))
            for date, (_, _, body) in zip(shown, rows, strict=True)
        ),
        stretch=3,
    )
    lines = drawn_lines((page,), width)
    assert [date for date in shown if not any(date in line for line in lines)] == []
    assert [line for line in lines if line.strip() == "s12"] == []


@settings(deadline=None)
@given(st.lists(st.tuples(bodies, dates()), min_size=2, max_size=5), widths)
def test_facts_below_begin_in_one_cell(rows, width):
    """In all rows of a list, also if only one has no space for a fact and its ref farther from the left edge; or all
    end at the right edge, if most are beside their texts."""
    page = tuple(
        Row("You owe" if place == 1 else "", text(body), join_facts(f"kept {date}", Ref.parse(f"a{place}")))
        for place, (body, date) in enumerate(rows, 1)
    )
    below = [line for line in drawn_lines(page, width) if line.strip().startswith("kept ")]
    assert len({line.index("kept") for line in below}) <= 1 or all(cell_len(line) == width for line in below)


def test_commands_below_begin_in_one_cell():
    """In all rows of a list, if one has no space where the facts begin."""
    short, longer = "mentorlog done a1", "mentorlog done b1 --takeaway TEXT"
    page = tuple(
        Row(
            "Coming" if command is short else "",
            text("Send it"),
            under=(join_facts("with Bo", Span(command, "command")),),
        )
        for command in (short, longer)
    )
    assert drawn_lines(page, 40) == [
        "Coming      Send it",
        "              with Bo",
        f"  {short}",
        "            Send it",
        "              with Bo",
        f"  {longer}",
    ]
    many = (*page, *(page[0]._replace(label="") for _ in range(4)))
    assert drawn_lines(many, 40)[:5] == [
        "Coming      Send it",
        "              with Bo",
        f"  {short}",
        "            Send it",
        "              with Bo",
    ]


def test_a_command_that_fits_no_line_is_broken_between_its_words():
    """Never within quotes; the rest of it is indented."""
    command = Span("mentorlog review 'Søren Østergård' --shareable --full", "command")
    assert drawn_lines((Row("More", under=((command,),)),), 40)[1:] == [
        "  mentorlog review 'Søren Østergård'",
        "    --shareable --full",
    ]
    assert drawn_lines((Row("More", under=((command,),)),), 30)[1:] == [
        "  mentorlog review",
        "    'Søren Østergård'",
        "    --shareable --full",
    ]


@pytest.mark.parametrize("width", range(30, 61))
def test_a_chinese_name_in_a_command_is_not_broken(width):
    """It has no spaces, but a text in Chinese may be broken anywhere."""
    command = Span("mentorlog plan DATE -w 王小明", "command")
    lines = drawn_lines((Row("Next", text(command, ", or ", command)),), width)
    assert sum(line.count("-w 王小明") for line in lines) == 2


@settings(deadline=None)
@given(st.lists(st.tuples(bodies, dates()), min_size=2, max_size=5), widths)
def test_dates_are_beside_all_bars_or_below_all(rows, width):
    """A list of goals has one layout, also if the bars have no space beside their titles."""
    page = tuple(
        Row(
            "Goals" if place == 1 else "",
            text(title),
            join_facts(date, Ref.parse(f"g{place}")),
            columns=(progress_bar(40),),
        )
        for place, (title, date) in enumerate(rows, 1)
    )
    bars = [line for line in drawn_lines(page, width) if "━" in line]
    assert len({bool(re.search(r" g\d$", line)) for line in bars}) == 1
