"""Tests of texts wrapped to a width."""

from __future__ import annotations

from itertools import islice

from mentorlog.present.layout.wrap import wrap
from mentorlog.present.page import as_string, text
from mentorlog.present.phrases import join_facts


def test_blanks_wider_than_a_line_take_none() -> None:
    """Neither alone nor between facts."""
    assert list(wrap(text(" " * 9), 4)) == [()]
    assert [as_string(line) for line in wrap(join_facts("one", " " * 9, "two"), 4)] == ["one", "two"]


def test_a_text_without_end_is_wrapped_as_far_as_it_is_read() -> None:
    """The time for a line depends on its own text, not on the text after it."""
    lines = wrap(text("word " * 1_000_000), 9)
    assert [as_string(line) for line in islice(lines, 2)] == ["word word"] * 2
