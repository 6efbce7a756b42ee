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

    def __init__(self, relationships: Iterable[Relationship], *, other_names: Iterable[str] = ()) -> None:
        """`other_names` are the names of people with whom there is no relationship."""
        people = tuple(relationships)
        all_names = (*(person.name for person in people), *other_names)
        texts = (*all_names, *(person.org for person in people), *(person.email for person in people))
        self._words = {word for name in all_names for word in names.word_spellings(name) if len(word) > 1}
        self._phrases = {spelling for text in texts if text and text.strip() for spelling in names.spellings(text)}
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
