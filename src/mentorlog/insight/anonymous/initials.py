"""The initials that people write for a name."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from mentorlog.insight.anonymous.name_parts import (
    is_acronym,
    is_legal_form,
    is_particle,
    is_shared_by_organisations,
    without_remarks,
)
from mentorlog.insight.anonymous.words import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable


def person_initials(name: str) -> tuple[str, ...]:
    """The initials of a person, in capitals: `AMVH`, `AH`, `AM` and others of Anne-Mette Våge-Holm."""
    words = name_words(name)
    parts = [word for word in words if not is_particle(word)]
    groups = [group for part in name.split() if (group := [word for word in name_words(part) if not is_particle(word)])]
    if not parts[1:]:
        return ()
    # names with a hyphen have one letter or several, and are also written alone
    first, last = _letters(groups[0]), _letters(groups[-1])
    ends = map("".join, product((first[0], first), (last[0], last[-1], last))) if groups[1:] else ()
    one_each = _letters(group[0] for group in groups)
    found = (_letters(words), _letters(parts), one_each, one_each[:-1], first, last, *ends)
    return tuple(dict.fromkeys(each for each in found if each[1:]))


def organisation_initials(name: str) -> tuple[str, ...]:
    """The acronyms in the name of an organisation, and its initials, in capitals: `KU` of Københavns Universitet."""
    words = name_words(name)
    acronyms = [word for word in words if _is_own_acronym(word)] if words[1:] else []
    named = [word for word in name_words(without_remarks(name)) if word[1:] and not is_particle(word)]
    found = (*acronyms, _letters(named), _letters(word for word in named if not is_legal_form(word)))
    return tuple(dict.fromkeys(each for each in found if each[1:]))


def _is_own_acronym(word: str) -> bool:
    return bool(word[1:]) and word.isupper() and not is_acronym(word) and not is_shared_by_organisations(word)


def _letters(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words).upper()
