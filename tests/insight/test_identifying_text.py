"""Texts that can identify people, for pages without names."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mentorlog.insight.anonymous.name_parts import is_distinctive
from mentorlog.insight.anonymous.ordinary_english_and_danish_words import ordinary_words
from mentorlog.insight.identifying_text import IdentifyingText
from mentorlog.model.results.identity import Identity
from tests.property_tests import settings

PEOPLE = (
    Identity("Ana Souza", "Nordlys A/S"),
    Identity("Jan de Vries", "Havn & Co", "jan@acme-corp.com"),
    Identity("Bo", "Hemmelig Fabrik", "mail@gmail.com"),
    Identity("Viggo O'Brien", "IBM", "kontakt@fjordvand.co.uk"),
    Identity("Søren Ågård", "Danske Bank", "s.quist@outlook.dk"),
    Identity("田中 太郎", "The University"),
    Identity("Anne-Marie Holm", "EY"),
    Identity("", "Solgård Holding ApS"),
    Identity("De La", "TDC Group"),
    Identity("Ø. Å.", "IT LLC"),
)


@pytest.fixture(scope="module")
def identifying() -> IdentifyingText:
    """All of PEOPLE, and Karen Vestergaard."""
    return IdentifyingText(PEOPLE, other_names=("Karen Vestergaard",))


def test_distinctive_words_of_organisations_and_addresses_are_found(identifying: IdentifyingText) -> None:
    """Also within compounds and links."""
    for text in (
        "Understand Nordlys budget",
        "Nordlys-systemet",
        "NORDLYSSYSTEMET",
        "https://teamnordlys.com/path",
        "Talk Havn into mentoring",
        "Havnemøde",
        "Work at Hemmelig",
        "Tal med fjordvand.co.uk folk",
        "Acmes plan",
        "Meet Quist",
        "An offer of IBMs",
        "The EY way",
        "Move to Danske Bank",
        "Talk at the university",
        "Solgaard",
        "Talk with TDC",
        "To De La and others",
        "Ask Ø. Å. why",
        "Join it, LLC",
    ):
        assert identifying.is_in(text), text


def test_every_part_of_a_name_is_found(identifying: IdentifyingText) -> None:
    """In the genitive, in compounds, beside any sign, and as typed without accents."""
    for text in (
        "Karen skal stå fast",
        "Karens metode",
        "Vestergaards metode",
        "Karenmetoden",
        *(f"Ana{mark}s plan" for mark in "'’\u02bc\u2032\u2018`´"),
        "Ana_metoden",
        "metoden_fra_Bo",
        "TeamAna",
        "Ana2026",
        "So\u00adren",
        "soerens",
        "https://example.org/S%C3%B8ren",
        "OBrien",
        "Annemarie",
        "田中さんと話す",
        "Bos bog",
    ):
        assert identifying.is_in(text), text


def test_words_that_identify_no_one_are_not_found(identifying: IdentifyingText) -> None:
    """Legal forms, kinds of organisations, providers of e-mail, particles, and short words within longer ones."""
    for text in (
        "Read a bank statement",
        "Learn how a fabrik works",
        "Manage de svære samtaler",
        "Analysis of data",
        "Talk about mentoring",
        "Empty the gmail inbox",
        "A holding company and a corp",
        "They obey",
        "It is a group, an LLC or a tdcx",
        "Holmes under the linden",
        "A mail to kontakt",
        "",
    ):
        assert not identifying.is_in(text), text


@given(
    word=st.text(st.characters(categories=("Lu", "Ll")), min_size=5, max_size=12),
    end=st.sampled_from(["", "s", "'s", "-systemet", "_x", "systemet", "ʼs", "/path"]),
    as_org=st.booleans(),
)
@settings(max_examples=100)
def test_a_word_is_found_whatever_follows_it(word: str, end: str, *, as_org: bool) -> None:
    """In a name and in an organisation with other words. "Danish" in the name of an organisation tells of no one."""
    assume(is_distinctive(word) and word.casefold() not in ordinary_words())
    person = Identity("Xx Yy", f"{word} Zz ApS") if as_org else Identity(f"{word} Yy")
    assert IdentifyingText([person]).is_in(f"See {word}{end} again")
