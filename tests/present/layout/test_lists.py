"""Rows that belong together have one layout, on a terminal of any width."""

from __future__ import annotations

import re
from typing import Final

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from mentorlog.model import Ref
from mentorlog.present.page import Line, Row, Span, Under, text
from mentorlog.present.phrases import join_facts, percent, progress_bar
from tests.present.screen import drawn_lines
from tests.property_tests import settings

WORDS: Final = ("Send", "the", "checklist", "Østergård", "architecture", "王", "a", "to", "negotiations", "who")
FACTS: Final = ("3 days late", "carried 3×", "Fri 27 Nov", "private", "you owe", "15 Sep 2027", "given")
COMMANDS: Final = ("mentorlog done a1", "mentorlog plan DATE -w r1", "mentorlog edit g12 --by DATE")

widths = st.integers(min_value=40, max_value=200)
bodies = st.lists(st.sampled_from(WORDS), min_size=1, max_size=16).map(" ".join)
facts = st.lists(st.sampled_from(FACTS), max_size=3, unique=True)
commands = st.one_of(st.none(), st.sampled_from(COMMANDS))


def _row(body: str, facts: list[str], command: str | None, place: int) -> Row:
    side = join_facts(*facts, Span(command, "command") if command else None, Ref.parse(f"a{place}"))
    return Row(body=text(body), side=side, mark=Span("○"))


rows = st.lists(st.tuples(bodies, facts, commands), min_size=1, max_size=5).map(
    lambda parts: tuple(_row(*part, place) for place, part in enumerate(parts, 1))
)
lists = rows.map(lambda rows: (rows[0]._replace(label="You owe"), *rows[1:]))


@settings(deadline=None)
@given(lists, widths)
def test_a_ref_is_never_alone_on_a_line(page, width):
    """It is beside its text, or beside the fact before it."""
    lines = drawn_lines(page, width)
    assert not [line for line in lines if re.fullmatch(r"\s*[a-z]\d+\s*", line)]


@settings(deadline=None)
@given(lists, widths)
def test_only_labels_begin_at_the_left_edge(page, width):
    """All that belongs to a row is to the right of the gutter, but for a command that needs the space."""
    first, *others = drawn_lines(page, width)
    assert first.startswith("You owe     ○")
    assert not [line for line in others if not re.match(r" {12}|  +mentorlog ", line)]


@settings(deadline=None)
@given(lists, widths)
def test_no_word_and_no_command_is_broken(page, width):
    """A line ends between two words, and a command is whole if it fits the page."""
    shown = drawn_lines(page, width)
    assert max(map(cell_len, shown)) <= width
    for row in page:
        for word in row.body[0].text.split(" "):
            assert any(word in line for line in shown)
        for span in row.side:
            if span.style == "command":
                assert any(span.text in line for line in shown)


@settings(deadline=None)
@given(st.lists(st.tuples(bodies, facts.filter(bool)), min_size=1, max_size=5), widths)
@example([("Send", ["3 days late"]), ("Send", ["3 days late", "carried 3×", "Fri 27 Nov"])], 40)
def test_the_facts_of_all_rows_are_at_one_edge(parts, width):
    """They end at the right edge, beside a line of the body, or begin at the left one: the same in all rows of a
    list."""
    page = tuple(_row(body, facts, None, place) for place, (body, facts) in enumerate(parts, 1))
    refs = [line for line in drawn_lines(page, width) if re.search(r"· a\d$", line)]
    assert len(refs) == len(page)
    edge = min(width, max(80, max(map(cell_len, refs)))) if width > 80 else width
    at_right = [cell_len(line) == edge for line in refs]
    below = [bool(re.match(r" {2,4}(?! )", line)) for line in refs]
    assert all(below) or (all(at_right) and not any(line.startswith("     ") for line in refs))


@settings(deadline=None)
@given(st.lists(st.tuples(bodies, st.sampled_from(FACTS), bodies), min_size=1, max_size=5), widths)
def test_all_rows_have_the_same_columns(parts, width):
    """Bars begin in one cell in all rows of a page, however long their titles and dates are."""
    page = tuple(
        Row(
            body=text(title),
            columns=(progress_bar(40), percent(40)),
            side=join_facts(fact, Ref.parse(f"g{place}")),
            under=(Under(text(measure)),),
        )
        for place, (title, fact, measure) in enumerate(parts, 1)
    )
    lines = drawn_lines(page, width)
    starts = {cell_len(line[: line.index("━")]) for line in lines if "━" in line}
    assert len(starts) == 1
    assert sum("━" in line for line in lines) == len(page)


def test_a_title_is_not_folded_for_a_date():
    """The dates of all goals are below if a title would be folded for them."""
    page = tuple(
        Row(
            body=text(title),
            columns=(progress_bar(40), percent(40)),
            side=join_facts(date, Ref.parse(f"g{place}")),
            under=(text("how will you know?"),),
        )
        for place, (title, date) in enumerate(
            (("Own the budget of the whole engineering department", "by 15 Sep 2027"), ("B", "no date")), 1
        )
    )
    assert drawn_lines(page, 80) == [
        "Own the budget of the whole engineering department       ━━━━━━────────  40%  g1",
        "  how will you know?                                              by 15 Sep 2027",
        "B                                                        ━━━━━━────────  40%  g2",
        "  how will you know?                                                     no date",
    ]


def test_a_picture_is_not_interrupted():
    """What has no space beside the months is below their numbers."""
    page = (
        Row("Sessions", text("M A M J J A"), text("8 held of about 19 at your cadence"), is_picture=True),
        Row(body=text("1 2 · 1 1 1"), side=text("2 cancelled"), is_picture=True),
    )
    assert [line[12:] for line in drawn_lines(page, 40)] == [
        "M A M J J A",
        "1 2 · 1 1 1",
        "  8 held of about 19 at your",
        "  cadence · 2 cancelled",
    ]
    assert len(drawn_lines(page, 80)) == 2


def test_a_sentence_does_not_yield_to_its_evidence():
    """It is folded for refs, which would be alone on a line, but never cut."""
    row = Row("Notice", text("word " * 13 + "last"), text(Span("s6 s7", kind="ref")), has_evidence=True)
    lines = drawn_lines((row,), 80)
    assert re.search(r"\S {2,}s6 s7$", lines[-1])
    assert " ".join(lines).split() == ["Notice", *["word"] * 13, "last", "s6", "s7"]


def test_labels_lose_their_indent_only_together():
    """If one label has no space for its indent, none has: none is to the left of another."""
    page = (Line(text("Check-in")), Row("  Frequency", text("4 of 5")), Row("  More", text("reviews")))
    assert drawn_lines(page, 40)[1:] == ["Frequency   4 of 5", "More        reviews"]
    assert drawn_lines(page, 80)[1:] == ["  Frequency  4 of 5", "  More       reviews"]


LONG_TITLE = "Run the design review of the whole platform department alone and without any rescue"


MEASURE = "three reviews in a row without any help, each of them with a written summary"


def goals(*facts: tuple[str, ...], title: str = LONG_TITLE, measure: str = MEASURE) -> tuple[Row, ...]:
    """A goal for each of these facts."""
    return tuple(
        Row(
            body=text(title),
            columns=(progress_bar(40), percent(40)),
            side=join_facts(*each, Ref.parse(f"g{place}")),
            under=(Under(text(measure)),),
        )
        for place, each in enumerate(facts, 1)
    )


def test_one_private_row_narrows_no_other():
    """Its second fact is below, at the right edge, as no other row has one."""
    lines = drawn_lines(goals(("by 12 Dec",), ("by 13 Dec", "private"), ("by 14 Dec",)), 80)
    alone = drawn_lines(goals(("by 12 Dec",), ("by 13 Dec",), ("by 14 Dec",)), 80)
    assert [line.index("━") for line in lines if "━" in line] == [line.index("━") for line in alone if "━" in line]
    assert len(lines) == len(alone)
    assert sum(line.endswith("  private") for line in lines) == 1


def test_facts_below_are_as_near_to_their_ref_as_there_is_space():
    """They are beside the first lines below it that have space, each fact on its own if need be."""
    title = f"{LONG_TITLE} in it or from me"
    measure = f"{'three reviews ' * 4}and more again"
    page = goals(("by 12 Dec",), ("by 13 Dec", "private"), title=title, measure=measure)
    lines = drawn_lines((Row("Goals"), *page), 80)
    assert [lines[place].split("   ")[-1].strip() for place in (2, 4, 6, 8)] == [
        "by 12 Dec",
        "again",
        "by 13 Dec",
        "private",
    ]
    assert len(lines) == 9


def test_no_fact_has_a_line_of_its_own_for_a_title():
    """A title is folded beside its date rather than above it."""
    lines = drawn_lines(goals(("by 12 Dec 2027",), title="Run the design review of the whole platform on my own"), 80)
    assert lines[0].endswith("by 12 Dec 2027 · g1")
    assert len(lines) == 3
