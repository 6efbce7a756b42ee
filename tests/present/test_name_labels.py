"""Names in lists: the shortest that is unique, in the width of their column."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mentorlog.names import spelling_key
from mentorlog.present.layout.wrap import clusters
from mentorlog.present.name_labels import MAX_LABEL, cut_name, full_names, name_labels
from mentorlog.present.phrases import owes_label
from tests.property_tests import settings

LETTERS = ("a", "B", "ø", "Å", "e\u0301", "u\u0308", "明", "さ", "\uac00", "-", "'", "n\u0303\u0323")
words = st.lists(st.sampled_from(LETTERS), min_size=1, max_size=60).map("".join)
names = st.lists(words, min_size=1, max_size=3).map(" ".join)
people = st.lists(
    st.one_of(
        names, st.sampled_from(("Maximiliana-Konstantinopolitana", "Anne", "Anne Holm", "Anne Hansen", "王小明"))
    ),
    min_size=1,
    max_size=6,
    unique=True,
)


@settings(deadline=None)
@given(people)
def test_labels_are_short_and_differ(names):
    """Given names of any length and script, also equal ones, have different labels of at most ten cells."""
    labels = list(name_labels({name: name for name in names}).values())
    assert max(map(cell_len, labels)) <= MAX_LABEL
    assert len(set(labels)) == len(names)


@settings(deadline=None)
@given(names, names)
def test_no_letter_is_separated_from_its_accents(name, other):
    """An ellipsis stands between whole letters."""
    label, _ = name_labels({1: name, 2: f"{other}x"}).values()
    before, ellipsis, after = label.partition("…")
    if ellipsis:
        letters = iter(clusters(name))  # words in the middle of a name may be left out
        assert all(letter in letters for letter in clusters(before))
        assert not after or not unicodedata.combining(after[0])


@pytest.mark.parametrize(
    ("given_names", "labels"),
    [
        (("Søren Østergård", "Bo Lind"), ("Søren", "Bo")),
        (("Anne Holm", "Anne Berg", "王小明"), ("Anne H.", "Anne B.", "王小明")),
        (("Maximiliana-Konstantinopolitana von Hohenzollern", "Bo"), ("Maximilia…", "Bo")),
        (("Maximiliana-Theodora Holm", "Maximiliana-Theodora Berg"), ("Maximil…H.", "Maximil…B.")),
        (("Donaudampfschifffahrtskapitän",), ("Donaudamp…",)),
        (("Zoe\u0308 Bru\u0308nnhilde", "Bo"), ("Zoe\u0308", "Bo")),
        (
            ("e\u0301aaan\u0323\u0303 Am", "e\u0301aaan\u0323\u0303 Bo"),
            ("e\u0301aaan\u0323\u0303 A.", "e\u0301aaan\u0323\u0303 B."),
        ),
    ],
)
def test_a_label_is_the_shortest_unique_form(given_names, labels):
    """First name, with an initial, or cut; two that are cut to the same keep what makes them differ."""
    assert tuple(name_labels(dict(enumerate(given_names))).values()) == labels


def test_a_table_has_full_names_unless_they_are_very_long():
    """Only the name that needs it is shortened."""
    known = {1: "Søren Østergård", 2: "Maximiliana-Theodora von und zu Württemberg", 3: "Wolfeschlegelsteinhausen"}
    assert list(full_names(known).values()) == ["Søren Østergård", "Maximiliana-Theodora", "Wolfeschlegelsteinh…"]


@pytest.mark.parametrize(
    "name", ["Wolfeschlegelsteinhausenbergerdorff", "Elisabeth", "Maximiliana Holm", "王小明王小明"]
)
def test_a_group_of_promises_is_theirs_if_the_name_is_too_long(name):
    """The gutter has at most twelve columns, also for a given name of 60."""
    assert owes_label("them", name) == "They owe"
    assert owes_label("them", "Søren Østergård") == "Søren owes"


def test_cut_names_differ_in_more_than_an_accent():
    """A name is found without its accents, so they don't tell people apart."""
    labels = name_labels({1: "José-Maximiliano Ek", 2: "Jose-Maximiliano Bo"}).values()
    assert len({spelling_key(label) for label in labels}) == 2
    labels = name_labels({1: "José-Maximiliano", 2: "Jose-Maximilianus"}).values()
    assert len({spelling_key(label) for label in labels}) == 2


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("Alexandrina-Wilhelmina Bo", "Alexandrina-Wilh… Bo"),
        ("Donaudampfschifffahrtskapitän", "Donaudampfschifffah…"),
        ("Bo Donaudampfschifffahrtskapitän", "Bo Donaudampfschiff…"),
    ],
)
def test_the_last_word_of_a_name_is_kept_if_it_is_short(name, cut):
    """It tells people of one given name apart."""
    assert cut_name(name, 20) == cut
