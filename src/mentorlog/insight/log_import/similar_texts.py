"""Whether a part of a log that is not recognised is a changed version of an entry, or something else of that day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST_SHARED: Final = 1 / 3
"""The share of the words of the shorter text that a changed version has in common with the old one."""


def may_be_same(texts: Iterable[str], recorded: str) -> bool:
    """Whether the texts of a part share so many words with what is recorded that they may be versions of one text; an
    empty one may be a version of any."""
    ours, theirs = _words("\n".join(texts)), _words(recorded)
    if not (ours and theirs):
        return True
    return len(ours & theirs) >= _LEAST_SHARED * min(len(ours), len(theirs))


def _words(text: str) -> set[str]:
    """The words of a text without short ones, which all texts have."""
    return set(re.findall(r"\w{4,}", text.casefold())) or set(re.findall(r"\w+", text.casefold()))
