"""Tests of texts wrapped to a width."""

from __future__ import annotations

from itertools import islice

import pytest

from mentorlog.present.layout.cell_width import text_width
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


def test_what_leads_to_left_out_text_is_left_out_too() -> None:
    """A comma, a semicolon or a colon before the ellipsis; the end of a sentence stays."""
    for words in ("word, word", "word; word", "word: word"):
        assert [as_string(line) for line in wrap(text(words), 6, max_lines=1)] == ["word…"]
    assert [as_string(line) for line in wrap(text("Word? word"), 6, max_lines=1)] == ["Word?…"]


def test_a_shortened_text_ends_between_two_words() -> None:
    """Also if its last line has no space for the ellipsis; a word wider than the line is cut, as is Chinese."""
    cut = {"one two three": "one…", "by 1 Feb or so": "by…", "abcdefghij kl": "abcdefg…", "先问再说再看": "先问再…"}
    for words, expected in cut.items():
        width = len("by 1 Feb") if words != "one two three" else len("one two")
        assert [as_string(line) for line in wrap(text(words), width, max_lines=1)] == [expected]


def test_a_count_stays_with_what_is_counted() -> None:
    """It does not begin a line; other words in parentheses do."""
    lines = wrap(text("skills (16), career goals (2, private) (a note)"), 17)
    assert [as_string(line) for line in lines] == ["skills (16),", "career goals (2,", "private) (a note)"]


@pytest.mark.parametrize("width", range(8, 60))
def test_no_line_begins_with_a_dot_between_parts(width: int) -> None:
    """The texts of an entry are one text, so the dots in it are characters; they stay with the word before them."""
    lines = list(wrap(text("talked about it · delegation · difficult conversations · 王"), width))
    assert max(map(text_width, lines)) <= width
    if width > len("conversations ·"):
        assert [line for line in map(as_string, lines) if line.startswith("·")] == []


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("See https://example.org/a and more", ["See https://example.org/a …"]),
        ("Read https://example.org/abc and more", ["Read…"]),
        ("Read https://example.org/abcdefg and more", ["Read…"]),
    ],
)
def test_an_ellipsis_is_not_a_part_of_a_link(said: str, lines: list[str]) -> None:
    """The link is whole, or left out."""
    assert [as_string(line) for line in wrap(text(said), 28, max_lines=1)] == lines


def test_a_link_that_is_left_out_leaves_no_line_with_an_ellipsis_only() -> None:
    """It is at the end of the line before."""
    lines = wrap(text("Read the first chapter of https://example.org/abcde and more"), 26, max_lines=2)
    assert [as_string(line) for line in lines] == ["Read the first chapter of…"]
