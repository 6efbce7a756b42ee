"""Plain text in Markdown is escaped only where a character would be read as Markdown."""

import pytest

from mentorlog.export.escape import escape_closing_marks, escape_inline_text, escape_line_start


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
def test_ordinary_text_is_not_escaped(text):
    """Such text is the same in the file."""
    assert escape_inline_text(text) == text


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
def test_text_that_markdown_would_interpret_is_escaped(text, expected):
    """A backslash escapes a mark, and no-break spaces keep an indentation."""
    assert escape_line_start(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("\x1b[1m", "␛\\[1m"), ("\x7f", "␡"), ("\x9b", "‹U+009B›"), ("\u202e", "‹U+202E›"), ("\ud800", "\ufffd")],
)
def test_invisible_characters_are_made_visible(text, expected):
    """The file has no character that a terminal or a program could act on."""
    assert escape_inline_text(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("C#", "C\\#"), ("closing ##", "closing \\#\\#"), ("a {#b .c}", "a \\{#b .c}")],
)
def test_closing_marks_of_a_heading_are_escaped(text, expected):
    """Hash marks at the end stay in the text, and braces do not begin attributes."""
    assert escape_closing_marks(escape_inline_text(text)) == expected
