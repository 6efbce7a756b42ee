"""Tests of user text made inert."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from mentorlog.present.inert import inert, inert_lines

from .hostile import texts

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Søren Østergård said: it's fine",
        "[red]not red[/red] [/x] [todo]",
        ":smile:",
        "a trailing backslash\\",
        "王小明、김철수 – ไทย",
        "👩🏽‍💻 🏳️‍🌈 🇩🇰 1️⃣ ☎️",
        "می\u200cخواهم",
        "葛\U000e0100城",
        "  spaces   are kept  ",
    ],
)
def test_ordinary_text_passes_unchanged(text):
    """Markup, emoji with joiners, and other scripts are shown as they are."""
    assert inert(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("nul\x00 bell\x07", "nul␀ bell␇"),
        ("\x7f", "␡"),
        ("\x9b31m", "‹U+009B›31m"),
        ("a\tb", "a b"),
        ("evil\u202etxt.exe", "evil‹U+202E›txt.exe"),
        ("\u2066x\u2069\u061c", "‹U+2066›x‹U+2069›‹U+061C›"),
        ("\ufeffbom", "‹U+FEFF›bom"),
        ("tag\U000e0041", "tag‹U+E0041›"),
        ("lone \ud800", "lone �"),
        ("one\r\n\ntwo\x85three\u2028four\x0bfive", "one two three four five"),
    ],
)
def test_control_and_invisible_characters_are_made_visible(text, shown):
    """Control characters become symbols, invisible ones their code point, and line breaks and tabs a space."""
    assert inert(text) == shown


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_line_break_makes_a_line(end):
    """All kinds of line break are kept as such, and the last one adds no empty line."""
    assert inert_lines(f"one{end}{end}two{end}") == ["one", "", "two"]


def test_an_empty_text_is_one_empty_line():
    """A text without lines is shown as an empty one."""
    assert inert_lines("") == [""]


@given(texts)
def test_inert_text_has_no_active_characters(text):
    """No output holds a control, surrogate, line separator or bidi character."""
    for shown in (inert(text), *inert_lines(text)):
        assert not {letter for letter in shown if unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"}}
        assert not BIDI & set(shown)


@given(texts)
def test_making_text_inert_twice_changes_nothing(text):
    """The replacements are ordinary text."""
    assert inert(inert(text)) == inert(text)
