"""The people, organisations and programmes that are replaced, and what replaces them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from mentorlog.named_tuples import NamedTuple
from mentorlog.translatable import mark_for_translation

if TYPE_CHECKING:
    from collections.abc import Iterable

SomeoneKind = Literal["person", "organisation", "programme", "owner"]
SITE: Final = "example.org"
"""The domain of addresses and links that replace others; it is reserved for examples (RFC 2606)."""


class StandInWords(NamedTuple):
    """The words that replace names, in the language of the output."""

    person: str = mark_for_translation("Person")
    organisation: str = mark_for_translation("Organisation")
    programme: str = mark_for_translation("Programme")
    owner: str = mark_for_translation("Author")
    """What the journal's owner is called."""


class Someone:
    """A person, an organisation or a programme, under all its names."""

    def __init__(self, kind: SomeoneKind, name: str) -> None:
        self.kind = kind
        self.name = name
        self.companions: set[str] = set()
        """Words that belong to it only beside its other words: the `de` of Jan de Vries, initials, `Group`."""
        self.words: set[str] = set()
        """Every spelling of every word of its names."""


class StandIns:
    """Who is called what. A stand-in is chosen when it is first used, so that the letters and numbers have no gaps,
    which would tell of people who are not in the output."""

    def __init__(self, words: StandInWords) -> None:
        self._words = words
        self._chosen: dict[Someone, str] = {}
        self._numbers: dict[str, int] = {}
        self._sharing: dict[frozenset[Someone], Someone] = {}

    def of(self, someone: Someone) -> str:
        """The stand-in: `Person A`, `Organisation 1`, `Programme 1`, `Author`."""
        if someone not in self._chosen:
            self._chosen[someone] = self._choose(someone.kind)
        return self._chosen[someone]

    def of_any(self, several: Iterable[Someone]) -> str:
        """The stand-in of people who share a name that is used without the rest: `Person A/C`. New letters are chosen
        in the order of the names, so that the same text becomes the same each time."""
        first, *rest = sorted(map(self.of, sorted(several, key=lambda each: each.name)))
        return "/".join([first, *(each.removeprefix(f"{self._words.person} ") for each in rest)])

    def of_one(self, several: frozenset[Someone]) -> str:
        """A stand-in that does not tell how many people share a name: `Person D`."""
        if len(several) == 1:
            return self.of(*several)
        kind = next(iter(several)).kind
        return self.of(self._sharing.setdefault(several, Someone(kind, "")))

    def mailbox(self, someone: Someone) -> str:
        """The part of an address or a link that stands for someone: `person-a`."""
        return self.of(someone).casefold().replace(" ", "-")

    def _choose(self, kind: SomeoneKind) -> str:
        word = str(getattr(self._words, kind))
        if kind == "owner":
            return word
        number = self.next_number(kind)
        return f"{word} {_letters(number) if kind == 'person' else number}"

    def next_number(self, kind: str) -> int:
        """The next number of a kind, from 1."""
        self._numbers[kind] = self._numbers.get(kind, 0) + 1
        return self._numbers[kind]


def _letters(number: int) -> str:
    """A to Z, then AA to AZ, and so on."""
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
