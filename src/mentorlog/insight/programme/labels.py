"""The labels of programmes: which spellings are the same one, and which one a typed text means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.names import match, spelling_key

if TYPE_CHECKING:
    from collections.abc import Iterable


def distinct_labels(labels: Iterable[str]) -> tuple[str, ...]:
    """Each label once, in the spelling that most have (of several such, the first), in alphabetical order."""
    found: dict[str, list[str]] = {}
    for label in labels:
        found.setdefault(spelling_key(label), []).append(label)
    return tuple(max(found[key], key=found[key].count) for key in sorted(found))


def match_labels(typed: str, labels: Iterable[str]) -> tuple[str, ...]:
    """The labels that a typed text means, matched as names are: in full, else by whole words, else by a beginning."""
    return tuple(match(typed, distinct_labels(labels), name=str, status=lambda _: ""))
