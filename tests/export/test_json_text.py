"""JSON as text: what was said, and nothing that a terminal would act on."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.export.json_text import dumps

ACTIVE = "\x00\x1b\x7f\x85\x9b\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\ufeff\U000e0041\ud800\udfff"


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3)))
def test_it_reads_back(value):
    """Whatever goes in comes out of a JSON reader, in either encoding."""
    assert json.loads(dumps(value)) == value
    assert json.loads(dumps(value, ascii_only=True)) == value


@given(st.text(st.one_of(st.characters(), st.sampled_from(ACTIVE))))
def test_nothing_active_stands_in_it(text):
    """Control characters, bidi marks, separators and lone surrogates are escaped, in keys too, and nothing is lost."""
    said = dumps({text: text})
    assert not set(said) & set(ACTIVE)
    assert all(char == "\n" or ord(char) >= 0x20 for char in said)
    assert json.loads(said) == {text: text}


def test_people_can_read_it():
    """Two spaces deep, other scripts and emoji as they are, joiners included."""
    assert dumps({"name": "Søren 王小明 👩‍🏫"}) == '{\n  "name": "Søren 王小明 👩‍🏫"\n}'


@pytest.mark.parametrize(
    ("char", "escape"),
    [("\u202e", "\\u202e"), ("\x9b", "\\u009b"), ("\ud800", "\\ud800"), ("\U000e0041", "\\udb40\\udc41")],
)
def test_escapes_are_those_of_json(char, escape):
    """One escape, or a pair of surrogates for what lies beyond 16 bits."""
    assert dumps(char) == f'"{escape}"'


def test_ascii_where_nothing_else_can_be_written():
    """For an output that knows ASCII alone."""
    assert dumps("Søren 👩", ascii_only=True) == '"S\\u00f8ren \\ud83d\\udc69"'
