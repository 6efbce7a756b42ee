"""User text in Markdown is read as it was typed."""

import re

import pytest
from hypothesis import example, given

from mentorlog.export.escape import escape_inline_text as escape_inline
from tests.export.markdown_reader import OURS, READER, headings, tokens, words
from tests.insight.journals import HOSTILE, texts

EVERY_HOSTILE = [example(text) for text in HOSTILE]


def hostile(test):
    """The test with every hostile text as an example, besides those that are made up."""
    for each in EVERY_HOSTILE:
        test = each(test)
    return test


def read(markdown):
    """All that is read, in one line: breaks and indentation aside."""
    seen = " ".join(words(token) for token in READER.parse(markdown) if token.type == "inline")
    return " ".join(seen.split())


def plain(text):
    """The text as it should be read: what is active made visible, in one line."""
    shown = re.sub("[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]", " ", text)
    return " ".join(inert(shown).split())


def inert(text):
    """Invisible characters as the exports picture them, one by one."""
    return "".join(escape_inline(char) if not char.isprintable() and char not in " \t" else char for char in text)


@hostile
@given(texts())
def test_a_block_is_paragraphs_and_says_what_was_typed(text):
    """Whatever was typed, a reader sees paragraphs of those very words."""
    markdown = escape_block(text)
    assert {token.type for token in tokens(markdown)} <= OURS - {"heading_open", "bullet_list_open"}
    assert read(markdown) == plain(text)


@hostile
@given(texts())
def test_a_line_in_a_list_stays_in_its_item(text):
    """After a label the text is one item of one list, however many lines it has."""
    markdown = f"- Why: {escape_continued(text, indent='  ')}\n- Next: one"
    kinds = [token.type for token in tokens(markdown)]
    assert set(kinds) <= OURS - {"heading_open"}
    assert (kinds.count("bullet_list_open"), kinds.count("list_item_open")) == (1, 2)
    assert read(markdown) == " ".join(f"Why: {plain(text)} Next: one".split())


@hostile
@given(texts())
def test_a_heading_is_one_heading(text):
    """In a heading the text is its words, and the marks at its end are part of them."""
    markdown = f"# About: {escape_heading(text)}\n\nAfter"
    assert {token.type for token in tokens(markdown)} <= OURS
    ((level, said),) = headings(markdown)
    assert (level, " ".join(said.split())) == (1, " ".join(f"About: {plain(text)}".split()))


@hostile
@given(texts())
def test_a_line_is_one_line(text):
    """Inline text has no line breaks, nor spaces at its ends."""
    said = escape_inline(text)
    assert len(said.splitlines()) <= 1
    assert said == said.strip(" \t")


def test_lines_and_gaps_are_kept():
    """A line break stays a line break, an empty line a paragraph; empty lines around are none of the text."""
    assert escape_block("\n\none\ntwo\r\nthree\n\n\nfour\n ") == "one  \ntwo  \nthree\n\n\nfour"
    paragraphs = [words(token) for token in READER.parse(escape_block("one\ntwo\n\nthree")) if token.type == "inline"]
    assert paragraphs == ["one\ntwo", "three"]


def test_later_lines_are_indented():
    """Every line but the first stands below it, empty ones aside."""
    assert escape_continued("one\ntwo\n\n# three", indent="  ") == "one  \n  two\n\n  \\# three"


@pytest.mark.parametrize(
    "text",
    [
        "A sentence, with commas; and dots. And (parens)!",
        "snake_case and don't",
        "a < b > c & d",
        "50% of 100 #1",
        "soren@example.com",
        "9 o'clock (or {so})",
        "2026-11-09 14:00 - done",
        "æøå 王小明 👩‍🏫",
        "see https://example.com/a_b",
        "1.5 hours",
        "#1",
    ],
)
def test_what_would_not_act_is_left_alone(text):
    """Ordinary text reads in the file as it was typed."""
    assert escape_inline(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# no", "\\# no"),
        ("- no", "\\- no"),
        ("1. no", "1\\. no"),
        ("> no", "\\> no"),
        ("---", "\\---"),
        ("===", "\\==="),
        ("[a](b)", "\\[a](b)"),
        ("<b>", "\\<b>"),
        ("&lt;", "\\&lt;"),
        ("_a_", "\\_a\\_"),
        ("a\\", "a\\\\"),
        ("C:\\path", "C:\\\\path"),
        ("$x$ 2^10", "\\$x\\$ 2\\^10"),
        (":smile: :+1: 10:30:00 a: b:", "\\:smile: \\:+1: 10:30:00 a: b:"),
        ("ask @ana (@)", "ask \\@ana (\\@)"),
        (": definition", "\\: definition"),
        ("::: box", "\\::: box"),
        (":smile: so", "\\:smile: so"),
        ("Table: a caption", "Table\\: a caption"),
        ("(a) one", "(a\\) one"),
        ("iv. four", "iv\\. four"),
        ("B.  two", "B\\.  two"),
        ("B. Smith", "B. Smith"),
        ("  two", "\u00a0\u00a0two"),
        ("\ttab", "\u00a0\u00a0\u00a0\u00a0tab"),
    ],
)
def test_what_would_act_is_escaped(text, expected):
    """One backslash where one does, and no-break spaces for an indented line."""
    assert escape_block(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("\x1b[1m", "␛\\[1m"), ("\x7f", "␡"), ("\x9b", "‹U+009B›"), ("\u202e", "‹U+202E›"), ("\ud800", "\ufffd")],
)
def test_what_can_not_be_seen_is_made_visible(text, expected):
    """Nothing that a terminal or a reader would act on stands in the file."""
    assert escape_inline(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("C#", "C\\#"), ("closing ##", "closing \\#\\#"), ("a {#b .c}", "a \\{#b .c}"), ("x\ny", "x y")],
)
def test_what_ends_a_heading_is_escaped(text, expected):
    """Marks at its end are part of it, and braces begin no attributes, there or elsewhere."""
    assert escape_heading(text) == expected
