"""Pages as sentences, for a screen reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.model import Ref
from mentorlog.present.inert import inert, shorten
from mentorlog.present.page import Gap, Line, Page, Prose, Row, Rule, Span, Table, Under, line_to_type, text
from mentorlog.present.phrases import in_words, join_facts, labelled, percent, progress_bar
from mentorlog.present.sentences import Sentences
from tests.property_tests import settings

COMMAND = line_to_type("mentorlog done a1")


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ((Line(text("Ana"), join_facts("2 goals", "late")),), ["Ana, 2 goals, late."]),
        ((Row("You owe", text("Send it")), Row("", text("Call"))), ["You owe: Send it.", "You owe: Call."]),
        ((Row("Ask", text("Why?"), join_facts(Ref.parse("q1"))),), ["Ask: Why? ref q1."]),
        ((Row("Ask", text("Why should…"), join_facts(Ref.parse("q1"))),), ["Ask: Why should…, ref q1."]),
        ((Row("Changed?", text("It did")),), ["Changed? It did."]),
        ((Row("", text("Talk"), columns=(progress_bar(40), percent(40))),), ["Talk, 40 percent."]),
        ((Row("", text("Talk"), under=(Under(labelled("measure", "three")),)),), ["Talk. measure: three."]),
        ((Row("Late", text("Send it"), text(COMMAND)),), ["Late: Send it.", "Command: mentorlog done a1"]),
        ((Row("Try", text(COMMAND)),), ["Try: Command: mentorlog done a1"]),
        ((Line(text(COMMAND), text("mark it as done")),), ["Mark it as done: mentorlog done a1"]),
        ((Line(text("Then: ", COMMAND), under=(text("More"),)),), ["Then: mentorlog done a1", "More."]),
        ((Row("", text("Send"), mark=Span("●", "late")),), ["Send."]),
        ((Row("", text("Send"), mark=Span("◐", "look", spoken="due soon")),), ["due soon: Send."]),
        ((Rule(), Gap(), Rule("Ana")), ["Ana."]),
        ((Row("Sessions", text(Span("J F M", spoken=""))),), []),
        ((Prose("one\n\ntwo", "Notes"),), ["Notes: one", "", "two"]),
        ((Table(((text(Span("color", "title")), text("auto")),)),), ["color: auto."]),
        ((Table(((text("a"), (), text("b")),), label="Due"),), ["Due: a, b."]),
        ((Row("", join_facts(Span("s6 s7", kind="ref"))), Row("", text(Span("s6 ", kind="ref"), "1 May"))),
         ["refs s6 and s7.", "ref s6, 1 May."]),
        ((Line(text("Wrote /tmp/a.html")), Line(text("See https://a.b/c"))), ["Wrote /tmp/a.html", "See https://a.b/c"]),
        ((Line(text(in_words("2 → 3 at 40%, 2×, +1"))),), ["2, then 3 at 40 percent, 2 times, 1."]),
    ],
)  # fmt: skip
def test_a_block_is_a_sentence(page: Page, lines: list[str]) -> None:
    """Each entry has its label, its facts are separated by commas, and a command is never followed by a full stop."""
    assert list(Sentences().lines(page)) == lines


def test_a_label_is_repeated_in_rows_that_come_one_by_one() -> None:
    """Those of a list are written as they are read."""
    writer = Sentences()
    rows = [Row("Ana", text("one")), Row("", text("two")), Row("Bo", text("three"))]
    assert [line for row in rows for line in writer.lines((row,))] == ["Ana: one.", "Ana: two.", "Bo: three."]


@settings(max_examples=200)
@given(st.text(min_size=1))
def test_any_text_is_one_safe_line(typed: str) -> None:
    """The user's text is inert and otherwise as it was typed; only several spaces are one. Nothing follows a path."""
    (line,) = Sentences().lines((Row("Note", text("x", typed, "x")),))
    words = " ".join(filter(None, f"x{inert(shorten(typed))}x".split(" ")))
    assert line == f"Note: {words}{'' if '/' in words.rpartition(' ')[2] else '.'}"
