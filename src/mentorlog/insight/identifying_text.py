"""Find what can identify people in the texts of a page without names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorlog import names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.model import Relationship


class IdentifyingText:
    """What can identify people: every word of a name, whole names, organisations and e-mail addresses."""

    def __init__(self, relationships: Iterable[Relationship]) -> None:
        people = tuple(relationships)
        self._words = {word for person in people for word in names.word_spellings(person.name) if len(word) > 1}
        self._phrases = {
            spelling
            for person in people
            for text in (person.name, person.org, person.email)
            if text and text.strip()
            for spelling in names.spellings(text)
        }
        self._known: dict[str, bool] = {}

    def is_in(self, text: str) -> bool:
        """Whether a text contains any of it, ignoring case, accents and a final s of the genitive."""
        if text not in self._known:
            words = names.word_spellings(text)
            words |= {word.removesuffix("s") for word in words}
            text_spellings = names.spellings(text)
            self._known[text] = bool(words & self._words) or any(
                phrase in spelling for phrase in self._phrases for spelling in text_spellings
            )
        return self._known[text]

    def is_in_link(self, text: str) -> bool:
        """Whether a text or the words of a link, which have signs between them, contain any of it:
        https://example.org/ase-holm."""
        return self.is_in(text) or self.is_in(re.sub(r"[\W_]+", " ", text))
