"""Collect the names to replace, and find the words of a text that are among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog import names
from mentorlog.insight.anonymous.initials import organisation_initials, person_initials
from mentorlog.insight.anonymous.name_parts import (
    is_acronym,
    is_address_word,
    is_description,
    is_distinctive,
    is_name_in_description,
    is_particle,
    is_provider,
    is_shared_by_organisations,
    without_edition,
    without_remarks,
)
from mentorlog.insight.anonymous.ordinary_english_and_danish_words import (
    is_common_word,
    ordinary_acronyms,
    ordinary_words,
)
from mentorlog.insight.anonymous.stand_ins import Someone
from mentorlog.insight.anonymous.words import name_words, without_genitive
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentorlog.insight.anonymous.stand_ins import SomeoneKind

_SHORTEST_WITHIN: Final = 6
"""The fewest letters of a word that is found anywhere in longer words: Nordlys in teamnordlys."""
_SHORTEST_BEGINNING: Final = 4
"""The fewest letters of a word that is also found at the beginning of longer words: Nordlys in Nordlyssystemet."""
_SHORTEST_NAME_BEGINNING: Final = 5
"""The same for words of names, which have fewer letters: Lind is not found in linden."""
_SHORTEST_ACRONYM: Final = 3
_LONGEST_CAPITALISED: Final = 2
"""The most letters of a word that is a name only with a capital letter: Bo, An."""
_LAST_KANA: Final = "\u30ff"
_EXAMPLES: Final = ("example.org", "example.com", "example.net")
"""The domains reserved for examples (RFC 2606), which no organisation has."""
_UNSPACED_NAME: Final = range(3, 5)
"""How many signs a family name and a given name have together if no space is between them."""


class Known(NamedTuple):
    """Someone whom a word stands for."""

    someone: Someone
    key: str
    """The word of the name, so that `Søren, Søren` is not one name of two words."""
    needs_capital: bool = False
    """Whether it is an ordinary word in lower case."""
    has_genitive: bool = True
    """Whether it is also found with an s at its end; with one, an ordinary word is a plural: examples."""


class KnownNames:
    """All names, by the spellings of their words."""

    def __init__(self) -> None:
        self.words: dict[str, list[Known]] = {}
        """Words that identify by themselves."""
        self.beginnings: dict[str, list[Known]] = {}
        """Those that are also found at the beginning of longer words; an organisation's with whatever follows."""
        self.within: dict[str, list[Known]] = {}
        """Those that are found anywhere in longer words."""
        self.unspaced: dict[str, list[Known]] = {}
        """Those whose script or signs do not separate words, as they are written."""
        self.phrases: dict[str, list[tuple[tuple[frozenset[str], ...], Someone]]] = {}
        """Several words of which none identifies, by a spelling of the first: all of their spellings."""
        self.initials: dict[str, list[Known]] = {}
        """Initials in capitals."""
        self.logins: dict[str, list[Known]] = {}
        """How names are written in addresses: `sdam`, `sorend`."""
        self.addresses: dict[str, Someone] = {}
        """E-mail addresses in lower case."""
        self.domains: dict[str, Someone] = {}
        """The domains of e-mail addresses in lower case, but for those of providers."""
        self._numbered: dict[int, Someone] = {}
        self._named: dict[tuple[SomeoneKind, str], Someone] = {}

    def person(self, name: str, *, number: int | None = None) -> Someone:
        """The person of that name, or number, who is added if not known. Two people of one name are one person; so is
        an introduction to someone who has only a part of one person's name."""
        key: tuple[SomeoneKind, str] = ("person", names.spelling_key(name))
        known = self._named.get(key) or (self._numbered.get(number) if number is not None else None)
        if known is None:
            known = (number is None and self._with_words(name)) or Someone("person", name)
        if number is not None:
            self._numbered.setdefault(number, known)
        if name and key not in self._named:
            self._named[key] = known
            self._add_name(name, known)
        return known

    def owner(self, name: str) -> Someone:
        """The journal's owner, who is added. Someone who has the same name is the owner."""
        key: tuple[SomeoneKind, str] = ("person", names.spelling_key(name))
        if key not in self._named:
            self._named[key] = Someone("owner", name)
            self._add_name(name, self._named[key])
        return self._named[key]

    def organisation(self, name: str) -> Someone:
        """The organisation of that name, which is added if not known."""
        key: tuple[SomeoneKind, str] = ("organisation", names.spelling_key(name))
        if key not in self._named:
            self._named[key] = Someone("organisation", name)
            self._add_organisation(name, self._named[key])
        return self._named[key]

    def programme(self, name: str) -> Someone:
        """The programme of that name, which is added if not known. It is found as a whole, without
        its year, and by its acronym."""
        key: tuple[SomeoneKind, str] = ("programme", names.spelling_key(name))
        if key not in self._named:
            self._named[key] = programme = Someone("programme", name)
            words, unremarked = name_words(name), name_words(without_remarks(name))
            forms = [words, unremarked, without_edition(words), without_edition(unremarked)]
            for word in words:
                is_acronym = len(word) >= _SHORTEST_ACRONYM and word.isupper() and word.isalpha()
                if (is_acronym and word.lower() not in ordinary_acronyms()) or [word] in forms:
                    self._add_word(word, programme, needs_capital=True)
            for form in dict.fromkeys(map(tuple, forms)):
                self._add_phrase(form, programme)
        return self._named[key]

    def add_address(self, address: str, person: Someone, organisation: Someone | None) -> None:
        """Add an e-mail address: the words before the @ are the person's, those of the domain the organisation's.
        A word of the domain that is also an ordinary one is a name only with a capital letter: design.dk."""
        self.addresses[address.strip().casefold()] = person
        mailbox, _, domain = address.partition("@")
        for word in filter(is_address_word, name_words(mailbox)):
            # addresses are in lower case, which does not say how the name is written
            self._add_word(word.capitalize(), person, beginning=_SHORTEST_BEGINNING)
        if domain.strip().casefold() in _EXAMPLES:
            return
        for word in filter(is_address_word, name_words(domain.rpartition(".")[0])):
            owner = organisation or self._named.setdefault(("organisation", word), Someone("organisation", word))
            if is_common_word(word):  # care is found neither in careful nor in cares
                known = Known(owner, word.casefold(), needs_capital=True, has_genitive=False)
                self._add_known(word, known)
            else:
                self._add_word(word.capitalize(), owner, beginning=_SHORTEST_BEGINNING)
        self._add_domain(domain.strip().casefold(), organisation)

    def _add_domain(self, domain: str, organisation: Someone | None) -> None:
        """Add a domain and those that it is a part of, as far as an organisation has them: not gmail.com or co.uk."""
        labels = domain.split(".")
        for at, label in enumerate(labels[:-1]):
            if not label or is_provider(label):
                continue
            owner = organisation or self._named.setdefault(("organisation", label), Someone("organisation", label))
            self.domains.setdefault(".".join(labels[at:]), owner)
            if label.isalpha():  # ku.dk is KU
                self._add_acronym(label.upper(), owner)

    def _with_words(self, name: str) -> Someone | None:
        """The only person who has all words of a name, none if several have."""
        found: set[Someone] | None = None
        for word in name_words(name):
            having = {
                known.someone
                for spelling in names.spellings(word)
                for known in self.words.get(spelling, [])
                if known.someone.kind in ("person", "owner")
            }
            found = having if found is None else found & having
        return found.pop() if found and len(found) == 1 else None

    def _add_name(self, name: str, person: Someone) -> None:
        words = name_words(name)
        remarked = re.fullmatch(r"([^()]*\w[^()]*)\([^()]*\w[^()]*\)\s*", name)
        if remarked:  # Lise Holm (HR)
            self._add_name(remarked[1], person)
        described = remarked is not None or is_description(words)
        identifying = [word for word in words if not words[1:] or self._identifies(word)]
        if described:
            identifying = list(filter(is_name_in_description, words))
        joined = [part for part in map("".join, map(name_words, name.split())) if part and part not in words]
        for word in (*identifying, *(() if described else joined)):  # Anne-Marie is found as Annemarie
            self._add_word(word, person, beginning=_SHORTEST_NAME_BEGINNING, needs_capital=described)
        if described or not identifying:
            self._add_phrase(words, person)
        self._add_signs(name, person)
        self._add_unspaced_parts(words, person)
        if not described:
            self._add_initials(name, person)
        for word in words:
            self._add_companion(word, person)

    def _add_unspaced_parts(self, words: list[str], person: Someone) -> None:
        """Add the family name and the given name of two signs each that have no space between them: 小明 of 王小明."""
        if len(words) == 1 and len(words[0]) in _UNSPACED_NAME and all(map(_is_han_or_hangul, words[0])):
            for part in (words[0][:2], words[0][-2:]):
                _add(self.unspaced, part, Known(person, part))

    @staticmethod
    def _identifies(word: str) -> bool:
        """Whether a word of a longer name can identify its person: it is not an initial, a particle or an acronym."""
        return len(word) > 1 and not is_particle(word) and not is_acronym(word)

    def _add_initials(self, name: str, person: Someone) -> None:
        """Add the initials, and how names are written in addresses."""
        words = name_words(name)
        parts = [word for word in words if not is_particle(word)]
        if not parts[1:]:
            return
        first, last = parts[0], parts[-1]
        for initials in person_initials(name):
            self._add_acronym(initials, person)
        person.companions.update(spelling for word in words for spelling in names.spellings(word[0]))
        for joined in ("".join(words), first + last):
            if len(joined) >= _SHORTEST_WITHIN:
                self._add_word(joined, person)
        for login in ("".join(words), first + last, first[0] + last, first + last[0], last + first):
            for spelling in names.spellings(login) if login[2:] else ():  # two letters may be the ending of a domain
                _add(self.logins, spelling, Known(person, login))

    def _add_acronym(self, letters: str, someone: Someone) -> None:
        for spelling in names.spellings(letters):
            _add(self.initials, spelling, Known(someone, letters))

    def _add_organisation(self, name: str, organisation: Someone) -> None:
        words = name_words(name)
        found = [word for word in words if is_distinctive(word)] if words[1:] else words
        for word in found:
            short = not words[1:] and word.isupper()
            self._add_word(
                word,
                organisation,
                beginning=_SHORTEST_ACRONYM if short else _SHORTEST_BEGINNING,
                # each of several words may be an ordinary one: Budget Kapital
                needs_capital=len(found) > 1 or (len(word) <= _SHORTEST_ACRONYM and word.isupper()),
            )
        if len(found) != 1 or words[1:]:
            self._add_phrase(words, organisation)
        for initials in organisation_initials(name):
            self._add_acronym(initials, organisation)
        self._add_signs(name, organisation)
        for word in words:
            if word not in found and (is_shared_by_organisations(word) or len(word) <= _SHORTEST_ACRONYM):
                self._add_companion(word, organisation)

    def _add_word(self, word: str, someone: Someone, *, beginning: int = 0, needs_capital: bool = False) -> None:
        is_ordinary = word.lower() in ordinary_words()
        is_capitalised = not word[0].islower()  # who records a name in lower case also writes it so
        for spelling in filter(None, names.spellings(word)):
            may_be_another = is_ordinary or spelling in ordinary_words() or len(word) <= _LONGEST_CAPITALISED
            known = Known(someone, word.casefold(), needs_capital or (may_be_another and is_capitalised))
            someone.words.add(spelling)
            _add(self.words, spelling, known)
            if beginning and len(word) >= beginning and not (is_ordinary and someone.kind == "person"):
                _add(self.beginnings, spelling, known)
                if len(spelling) >= _SHORTEST_WITHIN and not known.needs_capital:
                    _add(self.within, spelling, known)
            if len(spelling) > 1 and any(map(names.is_unspaced, spelling)):
                _add(self.unspaced, word, known)

    def _add_known(self, word: str, known: Known) -> None:
        """Add a word that is found only as a whole."""
        for spelling in filter(None, names.spellings(word)):
            known.someone.words.add(spelling)
            _add(self.words, spelling, known)

    def _add_phrase(self, words: Sequence[str], someone: Someone) -> None:
        """Add several words together."""
        spelled = tuple(frozenset(names.spellings(word)) for word in words)
        if spelled[1:]:
            for spelling in spelled[0]:
                self.phrases.setdefault(spelling, []).append((spelled, someone))
                self.phrases[spelling].sort(key=lambda each: -len(each[0]))

    def _add_signs(self, name: str, someone: Someone) -> None:
        """Add the parts of a name that have no letters but signs such as a heart."""
        for part in name.split():
            if not name_words(part) and (any(map(_is_symbol, part)) or part == name.strip()):
                _add(self.unspaced, part, Known(someone, part))

    def _add_companion(self, word: str, someone: Someone) -> None:
        someone.companions.update(names.spellings(word))

    def matching(self, word: str, *, any_case: bool = False) -> Iterator[Known]:
        """Those whom a whole word stands for."""
        capital = any_case or not word[0].islower()
        for spelling in names.spellings(word):
            for known in self.words.get(spelling, []):
                # Ø is spelled like Øe, but no one writes it so
                is_other = len(word) == 1 < len(known.key)
                if (capital or not known.needs_capital) and not is_other:
                    yield known
        if word.isupper() and len(word) > 1 and word.lower() not in ordinary_acronyms():
            yield from self.with_initials(word)

    def with_initials(self, letters: str) -> list[Known]:
        """Those who have these initials: as they are written, or else in another spelling."""
        found = [known for spelling in names.spellings(letters) for known in self.initials.get(spelling, [])]
        return [known for known in found if known.key == letters] or found

    def may_be_name(self, word: str) -> bool:
        """Whether a word that stands for no one is a name with a capital letter, or would be initials if it were not
        usual in capitals."""
        return (word.isupper() and bool(self.with_initials(word))) or any(
            next(self.matching(each, any_case=True), None) for each in (word, *without_genitive(word))
        )


def _is_han_or_hangul(char: str) -> bool:
    return names.is_unspaced(char) and char > _LAST_KANA


def _is_symbol(char: str) -> bool:
    from unicodedata import category

    return not char.isascii() and category(char)[0] == "S"


def _add(table: dict[str, list[Known]], spelling: str, known: Known) -> None:
    found = table.setdefault(spelling, [])
    if known not in found:
        found.append(known)
