"""Which words of names, organisations and addresses identify someone."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from mentorlog.insight.anonymous.ordinary_english_and_danish_words import (
    ordinary_acronyms,
    ordinary_words,
    role_words,
)

_SHORTEST_DISTINCTIVE: Final = 4
_SHORTEST_ACRONYM: Final = 3
_PARTICLES: Final = """
    af al av da das de del den der di dos du el la le of og the van von zu and dr mr mrs ms prof
"""
_LEGAL_FORMS: Final = """
    aps asa gmbh inc llc ltd plc aktieselskab anpartsselskab corp corporation incorporated limited
"""
_COMMON: Final = """
    company holding holdings group gruppen
    agency agentur akademi academy association bank banken bureau center centre college council department factory
    fabrik fabrikken fond fonden forening foreningen foundation high hospital hospitalet institut institute
    kommune ministeriet ministerium ministry office region school skole skolen styrelsen studio studios
    universitet university
    business consult consulting data design digital energy global health international management media national
    partner partners research service services software solutions system systems team tech technology technologies
    danish danske dansk danmark denmark europe european nordic
"""
_OF_ADDRESSES: Final = """
    admin contact hello info kontakt mail post support work www
    com edu gov net org gmail googlemail outlook hotmail icloud yahoo live msn proton protonmail
"""
_EDITIONS: Final = """
    batch class cohort edition round wave autumn fall spring summer winter
    hold holdet runde årgang efterår efteråret forår foråret sommer sommeren vinter vinteren
"""
_OF_DESCRIPTIONS: Final = "a an at en et for fra from hos i in min mit my of on our the til vores"


def is_particle(word: str) -> bool:
    """Whether a word of names does not identify anyone by itself: the `de` of Jan de Vries."""
    return word.casefold() in _words(_PARTICLES)


def is_shared_by_organisations(word: str) -> bool:
    """Whether many organisations have the word: legal forms, kinds of organisations, what they do for whom."""
    return is_particle(word) or is_legal_form(word) or word.casefold() in _words(_COMMON)


def is_legal_form(word: str) -> bool:
    """Whether a word of an organisation is its legal form: ApS, Ltd."""
    return word.casefold() in _words(_LEGAL_FORMS)


def is_distinctive(word: str) -> bool:
    """Whether a word of an organisation identifies it: a long one, or an acronym such as TDC."""
    is_long = len(word) >= _SHORTEST_DISTINCTIVE or (len(word) == _SHORTEST_ACRONYM and word.isupper())
    return is_long and not is_shared_by_organisations(word)


def is_address_word(word: str) -> bool:
    """Whether a word of an e-mail address identifies someone: not a mailbox, an ending or a provider that many have."""
    known = is_shared_by_organisations(word) or word.casefold() in _words(_OF_ADDRESSES)
    return len(word) >= _SHORTEST_ACRONYM and not known


def without_edition(words: list[str]) -> list[str]:
    """The words of a programme without the year, the season or the number of this edition: Nye Ledere 2026, hold 3."""
    kept = list(words)
    if all(map(_is_of_edition, words)):
        return kept
    while kept[1:] and _is_number(kept[0]):
        del kept[0]
    while kept[1:] and _is_of_edition(kept[-1]):
        del kept[-1]
    is_role = len(kept) == 1 and kept[0].casefold() in role_words()
    return list(words) if is_role else kept


def without_remarks(name: str) -> str:
    """A name without what is in parentheses: Women in Science (WISC)."""
    return re.sub(r"\([^()]*\)", " ", name)


def is_provider(word: str) -> bool:
    """Whether many people have an address at a domain of this name: gmail, and the co of co.uk."""
    return word.casefold() in _words(_OF_ADDRESSES) or word.casefold() in ("ac", "co")


def is_description(words: list[str]) -> bool:
    """Whether the words describe a person instead of naming them: the head of sales, my manager."""
    if any(word in _words(_OF_DESCRIPTIONS) for word in words):
        return bool(words[1:])
    has_capital = any(not word[0].islower() for word in words)
    return has_capital and any(
        word[0].islower() and word in ordinary_words() and not is_particle(word) for word in words
    )


def is_name_in_description(word: str) -> bool:
    """Whether a word of a description is a name: the Acme of `the head of sales at Acme`."""
    is_name = not word[0].islower() and len(word) > 1 and word.lower() not in role_words()
    return is_name and not is_acronym(word) and not is_shared_by_organisations(word) and not _is_function(word)


def is_acronym(word: str) -> bool:
    """Whether a word is usual in capitals: HR."""
    return word.isupper() and word.lower() in ordinary_acronyms()


def _is_of_edition(word: str) -> bool:
    return _is_number(word) or word.casefold() in _words(_EDITIONS)


def _is_number(word: str) -> bool:
    """Whether a word numbers an edition: 2026, F26, II."""
    return any(map(str.isdigit, word)) or (bool(word) and not word.strip("IVX"))


def _is_function(word: str) -> bool:
    return word.lower() in _words(_OF_DESCRIPTIONS)


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())
