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
from mentorlog.present.page import Line, Prose, Row, Span, Table, Under, text
from mentorlog.present.phrases import join_facts, progress_bar
from mentorlog.present.plain import render_in_pipe
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
    """In all rows of a list, if some have no space where the facts begin; one of many does not move the others. They
    are no nearer to the left edge than the widest one needs."""
    short, longer = "mentorlog done a1", "mentorlog done b1 --takeaway TEXT"
    left = " " * (40 - len(longer))
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
        f"{left}{short}",
        "            Send it",
        "              with Bo",
        f"{left}{longer}",
    ]
    several = (*page, *(page[0]._replace(label="") for _ in range(4)))
    assert [line for line in drawn_lines(several, 40) if short in line] == [f"{left}{short}"] * 5
    many = (*page, *(page[0]._replace(label="") for _ in range(8)))
    assert drawn_lines(many, 40)[:5] == [
        "Coming      Send it",
        "              with Bo",
        f"              {short}",
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


@settings(deadline=None)
@given(bodies, widths, st.sampled_from((None, "late", "9 weeks late", "5 months late · carried 6×")))
def test_how_many_more_there_are_is_not_alone_on_a_line(said: str, width: int, facts: str | None) -> None:
    """It is beside the ref of its row, or beside the end of its text."""
    ref = Span("a11", kind="ref") if facts else None
    side = join_facts(*(facts or "").split(" · "), ref, Span("+12 more", "dim", "more"))
    rows = (Row("Notice", text(said), join_facts(*(facts or "").split(" · "), ref)), Row(body=text(said), side=side))
    for page in (rows, (rows[1]._replace(label="Notice"),)):
        lines = [line.strip() for line in drawn_lines(page, width)]
        assert not {"+12 more", "12 more", "more", "a11"} & set(lines)


def test_how_many_more_there_are_is_not_alone_below_a_row() -> None:
    """The line below the row is folded for it, as is a body; the number of other refs is beside the last of them."""
    more = Span("+12 more", "dim", "more")
    page = (Row("Goals", text("Lead"), under=(Under(text("untouched for ten sessions"), side=(more,)),)),)
    assert drawn_lines(page, 40)[1:] == ["              untouched for", "              ten sessions      +12 more"]
    evidence = text("g8 ", "9 Mar", Span(" +4", kind="ref"))
    assert drawn_lines((Row("Notice", join_facts("x" * 20, evidence)),), 36)[-1].strip() == "g8 9 Mar +4"


WORD: Final = "Wolfeschlegelsteinhausenbergerdorff"


@pytest.mark.parametrize(
    "block",
    [
        Row("Notes", text(WORD), mark=Span("✓")),
        Row("Notes", text("Ask ", WORD, " and Bo"), text(Span("a1", kind="ref")), mark=Span("✓")),
        Row("Notes", text("Ask"), join_facts(WORD, "20 Nov", Span("a1", kind="ref"))),
        Row("Notes", text("Ask"), text("first"), under=(Under(text(WORD), side=text("+2 more")),)),
        Row("Notes", text(WORD, " and Bo"), text("a1"), columns=(progress_bar(40), text("40%"))),
        Row("Notes", text("Ask ", WORD), text("late"), has_evidence=True),
        Line(text("Ask"), text(WORD), under=(text(WORD),)),
        Prose(f"Ask {WORD} first", label="Notes"),
    ],
)
def test_a_word_that_fits_the_page_is_not_broken(block: Row | Line | Prose) -> None:
    """It begins nearer to the left edge, below its label if need be; nothing runs past the edge in a pipe either."""
    page = (Row("Kept", text("Short")), block)
    for width in (36, 40, 48, 80):
        for lines in (drawn_lines(page, width), render_in_pipe(page, width=width).splitlines()):
            assert any(WORD in line for line in lines)
            assert max(map(cell_len, lines)) <= width


def test_a_side_below_nothing_is_drawn() -> None:
    """Also if it is a separator, or empty."""
    assert drawn_lines((Row("L", columns=((),), under=(Under(columns=((),), side=(Span(""),)),)),), 40)
    assert drawn_lines((Row("L", side=(Span(" · ", "sep"), Span("+2 more", "dim", "more"))),), 40)
    assert drawn_lines((Prose("x", style="sep"),), 12)
