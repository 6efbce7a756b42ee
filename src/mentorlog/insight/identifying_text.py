"""Find what can identify people in the texts of a page without names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from mentorlog.insight.anonymous.replace import has_name, names_to_replace
from mentorlog.model.results.identity import Identity

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


class IdentifyingText:
    """What can identify people: what `export --anonymous` replaces in a text, but for the labels of programmes."""

    def __init__(self, people: Iterable[Identifiable], *, other_names: Iterable[str | None] = ()) -> None:
        """`other_names` are the names of people of whom nothing else is known; None is ignored."""
        self._replacements = names_to_replace(
            Identity(person.name, person.org, person.email, number=number) for number, person in enumerate(people)
        )
        for name in filter(None, other_names):
            self._replacements.known.owner(name)
        self._known: dict[str, bool] = {}

    def is_in(self, text: str) -> bool:
        """Whether a text or a link contains any of it, ignoring case, accents and the signs between words."""
        if text not in self._known:
            self._known[text] = has_name(text, self._replacements)
        return self._known[text]
