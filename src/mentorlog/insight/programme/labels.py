"""The labels of programmes: which spellings are the same one, and which one a typed text means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.names import spellings

if TYPE_CHECKING:
    from collections.abc import Iterable


def label_key(label: str) -> str:
    """A text that is the same for all spellings of a label: case, accents and typographic variants are ignored."""
    return spellings(label)[0]


def distinct_labels(labels: Iterable[str]) -> tuple[str, ...]:
    """Each label once, in the spelling that most have (of several such, the first), in alphabetical order."""
    found: dict[str, list[str]] = {}
    for label in labels:
        found.setdefault(label_key(label), []).append(label)
    return tuple(max(found[key], key=found[key].count) for key in sorted(found))


def match_labels(typed: str, labels: Iterable[str]) -> tuple[str, ...]:
    """The labels that a typed text means: the one that it spells in full, else those that begin with it."""
    queries = spellings(typed)
    known = distinct_labels(labels)
    same = tuple(label for label in known if set(queries) & set(spellings(label)))
    if same or not any(queries):
        return same
    return tuple(label for label in known if any(name.startswith(queries) for name in spellings(label)))
