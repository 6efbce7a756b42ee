"""JSON as text: it has the exact values, and no character that acts on a terminal."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.export.json_text import dumps

ACTIVE = "\x00\x1b\x7f\x85\x9b\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\ufeff\U000e0041\ud800\udfff"


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3)))
def test_any_value_is_read_back(value):
    """The ASCII encoding is tested too."""
    assert json.loads(dumps(value)) == value
    assert json.loads(dumps(value, ascii_only=True)) == value


@given(st.text(st.one_of(st.characters(), st.sampled_from(ACTIVE))))
def test_active_characters_are_escaped(text):
    """They are control characters, bidirectional marks, separators and lone surrogates, in values and keys."""
    encoded = dumps({text: text})
    assert not set(encoded) & set(ACTIVE)
    assert all(char == "\n" or ord(char) >= 0x20 for char in encoded)
    assert json.loads(encoded) == {text: text}


def test_json_is_indented_and_not_escaped_needlessly():
    """The indentation is two spaces, and other scripts and emoji are not escaped."""
    assert dumps({"name": "Søren 王小明 👩‍🏫"}) == '{\n  "name": "Søren 王小明 👩‍🏫"\n}'


@pytest.mark.parametrize(
    ("char", "escape"),
    [("\u202e", "\\u202e"), ("\x9b", "\\u009b"), ("\ud800", "\\ud800"), ("\U000e0041", "\\udb40\\udc41")],
)
def test_escapes_follow_json(char, escape):
    """A character above 16 bits is a pair of surrogates."""
    assert dumps(char) == f'"{escape}"'


def test_json_can_be_written_in_ascii():
    """It is used if the output can only encode ASCII."""
    assert dumps("Søren 👩", ascii_only=True) == '"S\\u00f8ren \\ud83d\\udc69"'
