"""Match typed names to people."""

from __future__ import annotations

import subprocess
import sys
from typing import NamedTuple
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.names import is_name_word, match, short_names, spellings


class Person(NamedTuple):
    """A name with a status."""

    name: str
    status: str = "active"


def matches(query, *people):
    """The names that `query` matches among people given as names or as (name, status)."""
    everyone = [Person(person) if isinstance(person, str) else Person(*person) for person in people]
    found = match(query, everyone, name=lambda person: person.name, status=lambda person: person.status)
    return [person.name for person in found]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Søren Østergård", "Søren Østergård"),
        ("søren østergård", "Søren Østergård"),
        ("soren ostergard", "Søren Østergård"),
        ("soeren oestergaard", "Søren Østergård"),
        ("soren oestergard", "Søren Østergård"),
        ("SOEREN", "Søren Østergård"),
        ("søren", "Soeren Ostergard"),
        ("søren", "Soren Ostergard"),
        ("aase", "Åse Bø"),
        ("ase", "Åse Bø"),
        ("åse", "Aase Bø"),
        ("boe", "Åse Bø"),
        ("bo", "Åse Bø"),
        ("aegir", "Ægir"),
        ("müller", "Muller"),
        ("muller", "Müller"),
        ("mueller", "Müller"),
        ("weiss", "Jörg Weiß"),
        ("WEISS", "Jörg Weiß"),
        ("weiß", "Jörg Weiss"),
        ("joerg", "Jörg Weiß"),
        ("jose", "José"),
        ("josé", "Jose"),
        ("lukasz", "Łukasz"),
        ("nguyen", "Nguyễn Văn An"),
        ("thorsteinn", "Þorsteinn"),
        ("王小明", "王小明"),
        ("王", "王小明"),
        ("小明", "王小明"),
        ("민수", "김민수"),
        ("がく", "がく 山田"),
        ("ｂｏ", "Bo Lind"),
        ("bo  lind", " Bo   Lind "),
        ("luc", "Jean-Luc Picard"),
        ("jean-luc", "Jean-Luc Picard"),
        ("maria souza", "Ana Maria Souza"),
        ("ana m", "Ana Maria Souza"),
        ("мария", "Мария"),
        ("ΣΟΦΙΑ", "Σοφία"),
        ("işik", "Işık"),
        ("sor", "Søren Østergård"),
        ("øst", "Søren Østergård"),
        ("oest", "Søren Østergård"),
        ("😀", "😀 Ana"),
        ("[/x]", "[/x] Bo"),
    ],
)
def test_a_name_is_found_without_regard_to_case_and_accents(query, name):
    """A user can type it on any keyboard."""
    assert matches(query, name) == [name]
    assert matches(normalize("NFD", query), normalize("NFC", name)) == [normalize("NFC", name)]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("oren", "Søren"),
        ("na", "Ana"),
        ("souz a", "Ana Souza"),
        ("maria ana", "Ana Maria"),
        ("ana souza", "Ana Maria Souza"),
        ("anas", "Ana Souza"),
        ("soeren", "Soren"),
        ("か", "がく"),
        ("明小", "王小明"),
        ("", "Ana"),
        (" ", "Ana"),
        ("\u0301", "Ana"),
        ("x", "Ana"),
        ("ana", ""),
    ],
)
def test_other_text_does_not_match(query, name):
    """Examples are the middle of a word, words out of order and empty text."""
    assert matches(query, name) == []


def test_an_exact_name_takes_precedence_over_a_word_of_another():
    """For example, `bo` matches Bo and not Bo Lind."""
    assert matches("bo", "Bo Lind", "Bo", "Bodil") == ["Bo"]


def test_a_full_word_takes_precedence_over_a_prefix():
    """For example, `bo` matches Bo Lind and not Bodil."""
    assert matches("bo", "Bodil", "Bo Lind", "Lis Bo") == ["Bo Lind", "Lis Bo"]


def test_the_beginning_of_any_word_matches_equally_well():
    """All equal matches are returned, in their order."""
    assert matches("an", "Anders", "Ana Souza", "Bo Andersen", "Hanne") == ["Anders", "Ana Souza", "Bo Andersen"]


def test_active_people_take_precedence_over_paused_and_ended_ones():
    """Of equal matches, only those with the best status are returned."""
    people = [("Ana Souza", "ended"), ("Ana Lima", "paused"), ("Ana Reis", "active")]
    assert matches("ana", *people) == ["Ana Reis"]
    assert matches("ana", *people[:2]) == ["Ana Lima"]
    assert matches("ana", people[0]) == ["Ana Souza"]


def test_a_better_match_takes_precedence_over_a_better_status():
    """The status only decides between equal matches."""
    assert matches("ana", ("Ana", "ended"), ("Ana Souza", "active"), ("Anabel", "active")) == ["Ana"]
    assert matches("ana", ("Anabel", "active"), ("Ana Souza", "paused")) == ["Ana Souza"]


def test_no_one_is_found_in_an_empty_journal():
    """No error is raised."""
    assert matches("ana") == []


@pytest.mark.parametrize(
    ("query", "name", "is_word"),
    [
        ("ana", "Ana Souza", True),
        ("SOUZA", "Ana Souza", True),
        ("ana souza", "Ana Souza", True),
        ("soeren", "Søren Østergård", True),
        ("an", "Ana Souza", False),
        ("小明", "王小明", True),
        ("小", "王小明", False),
        ("seemed", "Ana Souza", False),
        ("", "Ana Souza", False),
    ],
)
def test_a_full_word_of_a_name_is_recognised(query, name, is_word):
    """A prefix of a word is not enough."""
    assert is_name_word(query, name) is is_word


def test_a_name_has_its_spellings():
    """They have no accents, or two letters in place of one; the shorter spelling comes first."""
    assert spellings("Søren") == ("soren", "soeren")
    assert spellings("Åse") == ("ase", "aase")
    assert spellings("Ana  SOUZA ") == ("ana souza",)
    assert spellings("") == ("",)


def test_the_number_of_spellings_is_limited():
    """If there would be more than 64, only the shortest and the longest are returned."""
    assert spellings("ø" * 40) == ("o" * 40, "oe" * 40)
    assert len(spellings("ø" * 6)) == 64


@given(st.text())
def test_any_text_has_spellings(text):
    """Composed and decomposed letters have the same spellings."""
    assert spellings(text)
    assert spellings(normalize("NFD", text)) == spellings(normalize("NFC", text)) == spellings(text)


@given(st.text())
def test_everyone_is_found_by_their_full_name(name):
    """Any name with at least one letter matches itself."""
    if any(spellings(name)):
        assert matches(name, name) == [name]
        assert is_name_word(name, name)


LETTERS = st.text(alphabet="abcåøæÅØÆäöüßÜéñ王小明가がдЖ ", min_size=1)


@given(LETTERS)
def test_case_never_matters(name):
    """The spellings in upper and lower case overlap."""
    assert set(spellings(name.upper())) & set(spellings(name))
    assert set(spellings(name.lower())) & set(spellings(name))


@given(query=st.text(max_size=5), names=st.lists(st.text(max_size=12), max_size=6))
def test_a_match_is_always_one_of_the_names(query, names):
    """The query and the names can be any text."""
    assert set(matches(query, *names)) <= set(names)


def test_an_ascii_name_does_not_load_unicodedata():
    """The module is imported when a name needs it."""
    code = "from mentorlog.names import spellings; spellings('Ana'); import sys; print('unicodedata' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "False\n"


def test_a_short_name_is_the_shortest_that_no_one_else_has():
    """The first name, else with an initial, a surname, or in full; the ref tells the same full names apart."""
    expected = {
        ("Anne Holm", "Bo Lind"): ("Anne", "Bo"),
        ("Anne Holm", "Anne Berg", "Bo Lind"): ("Anne H.", "Anne B.", "Bo"),
        ("Kirsten Holm", "Kirsten Højgaard Bang"): ("Kirsten H.", "Kirsten B."),
        ("Anne Holm", "Anne Hansen"): ("Anne Holm", "Anne Hansen"),
        ("Anne Berg", "Anne Marie Berg"): ("Anne Berg", "Anne Marie Berg"),
        ("Anne", "Anne Berg"): ("Anne", "Anne B."),
        ("Tom O'Brien", "tom o'brien"): ("Tom O'Brien (1)", "tom o'brien (2)"),
        ("Dr. Anne Holm", "Anne Holm"): ("Dr. Anne Holm", "Anne Holm"),
        ("Dr.", "Dr. Anne"): ("Dr.", "Anne"),
        ("Anne (IT)", "Anne (HR)"): ("Anne (IT)", "Anne (HR)"),
        ("Jose Li", "José Lu", "Bo"): ("Jose Li", "José Lu", "Bo"),
        ("Søren Dam", "Soeren Bro"): ("Søren D.", "Soeren B."),
        ("Zoe Lind", "Zoë Lind"): ("Zoe Lind (1)", "Zoë Lind (2)"),
    }
    found = {people: tuple(short_names(dict(enumerate(people, 1))).values()) for people in expected}
    assert found == expected


@given(st.lists(st.text("Ab. ", min_size=1).filter(str.strip)))
def test_no_two_short_names_are_the_same(people):
    """Whatever the names."""
    found = short_names(dict(enumerate(people))).values()
    assert len({name.casefold() for name in found}) == len(people)
