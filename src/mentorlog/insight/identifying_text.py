"""Find what can identify people in the texts of a page without names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from mentorlog import names

if TYPE_CHECKING:
    from collections.abc import Iterable

    class Identifiable(Protocol):
        """Someone with a name, and perhaps an organisation and an e-mail address."""

        @property
        def name(self) -> str:
            """The full name."""

        @property
        def org(self) -> str | None:
            """The organisation."""

        @property
        def email(self) -> str | None:
            """The e-mail address."""


_SHORTEST_BEGINNING: Final = 4
"""The fewest letters of a word that is also found at the beginning of longer words: Nordlys in Nordlyssystemet."""
_SHORTEST_NAME_BEGINNING: Final = 5
"""The same for words of names, which have fewer letters: Lind is not found in linden, Karen is found in Karens."""
_SHORTEST_WITHIN: Final = 6
"""The fewest letters of a word that is found anywhere in longer words: Nordlys in teamnordlys."""
_SHORTEST_ACRONYM: Final = 3
_PARTICLES: Final = """
    af al av da das de del den der di dos du el la le of og the van von zu and dr mr mrs ms prof
"""
"""Words of names and organisations that do not identify anyone by themselves: the `de` of Jan de Vries."""
_COMMON: Final = """
    aps asa gmbh inc llc ltd plc
    aktieselskab anpartsselskab corp corporation incorporated limited company holding holdings group gruppen
    agency agentur akademi academy association bank banken bureau center centre college council department factory
    fabrik fabrikken fond fonden forening foreningen foundation high hospital hospitalet institut institute
    kommune ministeriet ministerium ministry office region school skole skolen styrelsen studio studios
    universitet university
    business consult consulting data design digital energy global health international management media national
    partner partners research service services software solutions system systems team tech technology technologies
    danish danske dansk danmark denmark europe european nordic
"""
"""Words that many organisations share and that are in too many other texts: legal forms, kinds of organisations, and
what they do for whom."""
_OF_ADDRESSES: Final = """
    admin contact hello info kontakt mail post support work www
    com edu gov net org gmail googlemail outlook hotmail icloud yahoo live msn proton protonmail
"""
"""Words that many e-mail addresses share: mailboxes, endings and providers."""


class IdentifyingText:
    """What can identify people: every word of a name, whole names, and every distinctive word of an organisation and
    an e-mail address; also in the genitive and in compounds."""

    def __init__(self, people: Iterable[Identifiable], *, other_names: Iterable[str] = ()) -> None:
        """`other_names` are the names of people of whom nothing else is known."""
        self._particles = frozenset(_PARTICLES.split())
        self._common = self._particles.union(_COMMON.split())
        self._common_in_addresses = self._common.union(_OF_ADDRESSES.split())
        self._words: set[str] = set()
        """Found as whole words."""
        self._beginnings: set[str] = set()
        """Found at the beginning of words."""
        self._phrases: set[str] = set()
        """Several words, found from the beginning of a word; with a blank before them."""
        self._within: set[str] = set()
        """Found anywhere, since their script or their signs do not separate words."""
        self._known: dict[str, bool] = {}
        for person in people:
            self._add_name(person.name)
            self._add_organisation(person.org or "")
            self._add_address(person.email or "")
        for name in other_names:
            self._add_name(name)
        self._lengths = sorted({len(word) for word in self._beginnings})

    def is_in(self, text: str) -> bool:
        """Whether a text or a link contains any of it, ignoring case, accents and the signs between words."""
        if text not in self._known:
            words = _words(_decoded(text))
            self._known[text] = self._has_word(words) or self._has_phrase(text, words)
        return self._known[text]

    def _has_word(self, words: list[str]) -> bool:
        """Whether any of the words of a text, or a part of one with an inner capital (TeamAnna), is or contains any."""
        parts = {part for word in words for part in (word, *_parts(word))}
        for word in {spelling for part in parts for spelling in names.spellings(part)}:
            if word in self._words or word.removesuffix("s") in self._words or self._has_beginning(word):
                return True
        return False

    def _has_beginning(self, word: str) -> bool:
        """Whether a word begins with any that is found in longer ones, or contains a long one of them."""
        return any(
            word[start : start + length] in self._beginnings
            for length in self._lengths
            for start in range(1 if length < _SHORTEST_WITHIN else max(len(word) - length + 1, 0))
        )

    def _has_phrase(self, text: str, words: list[str]) -> bool:
        if self._within and any(each in spelling for spelling in names.spellings(text) for each in self._within):
            return True
        spelled = "".join(f" {spelling}\n" for spelling in names.spellings(" ".join(words)))
        return any(phrase in spelled for phrase in self._phrases)

    def _add_name(self, name: str) -> None:
        words = _words(name)
        joined = ["".join(_words(part)) for part in name.split()]  # Anne-Marie is found as Annemarie
        for word in (*words, *joined):
            if len(words) == 1 or self._is_part_of_name(word):
                self._add_word(word, beginning=_SHORTEST_NAME_BEGINNING)
        if len(words) != 1 and not any(map(self._is_part_of_name, words)):
            self._add_phrase(name, words)

    def _is_part_of_name(self, word: str) -> bool:
        """Whether a word of a longer name can identify its person: it is neither an initial nor a particle."""
        return len(word) > 1 and word.casefold() not in self._particles

    def _add_organisation(self, organisation: str) -> None:
        words = _words(organisation)
        if words[1:]:
            found, beginning = [word for word in words if self._is_distinctive(word)], _SHORTEST_BEGINNING
        else:
            found, beginning = words, _SHORTEST_ACRONYM
        for word in found:
            self._add_word(word, beginning=beginning)
        if not found:
            self._add_phrase(organisation, words)

    def _is_distinctive(self, word: str) -> bool:
        """Whether a word of an organisation identifies it: a long one, or an acronym such as TDC."""
        is_long = len(word) >= _SHORTEST_BEGINNING or (len(word) == _SHORTEST_ACRONYM and word.isupper())
        return is_long and word.casefold() not in self._common

    def _add_address(self, address: str) -> None:
        """Add the words before the @, and those of the domain without its ending."""
        mailbox, _, domain = address.partition("@")
        words = [word for part in (mailbox, domain.rpartition(".")[0]) for word in _words(part)]
        found = [
            word
            for word in words
            if len(word) >= _SHORTEST_ACRONYM and word.casefold() not in self._common_in_addresses
        ]
        for word in found:
            self._add_word(word)
        if not found:
            self._add_phrase(address, _words(address))

    def _add_word(self, word: str, *, beginning: int = _SHORTEST_BEGINNING) -> None:
        for spelling in filter(None, names.spellings(word)):
            self._words.add(spelling)
            if len(word) >= beginning:
                self._beginnings.add(spelling)
            if len(spelling) > 1 and any(map(names.is_unspaced, spelling)):
                self._within.add(spelling)

    def _add_phrase(self, text: str, words: list[str]) -> None:
        """Add the whole text if it has several words, or none: then it is made of signs."""
        if words[1:]:
            self._phrases.update(f" {spelling}" for spelling in names.spellings(" ".join(words)))
        elif not words:
            self._within.update(filter(None, names.spellings(text)))


def _decoded(text: str) -> str:
    """The text, and again with the letters of a link that are written as %C3%B8."""
    if "%" not in text:
        return text
    from urllib.parse import unquote

    return f"{text}\n{unquote(text)}"


def _words(text: str) -> list[str]:
    """The runs of letters and digits. An underscore and every kind of apostrophe separate words."""
    from unicodedata import category, normalize

    plain = normalize("NFC", names.typed_plainly(text))
    # in some scripts marks are a part of the word, but are not letters
    return "".join(char if char.isalnum() or category(char)[0] == "M" else " " for char in plain).split()


def _parts(word: str) -> list[str]:
    """The parts of a word before and after each inner capital or digit."""
    if word.isalpha() and (word.islower() or word.isupper() or word.istitle()):
        return []
    parts, previous = [""], word[0]
    for char in word:
        if previous.isalpha() != char.isalpha() or (previous.islower() and char.isupper()):
            parts.append("")
        parts[-1] += char
        previous = char
    return parts
