"""A relationship's name in a line to type."""

from __future__ import annotations

from mentorlog.model import Ref
from mentorlog.model.vocabulary import ME_WORDS
from mentorlog.shell_line import quote


def quote_name(name: str, ref: Ref) -> str:
    """A relationship's name as one shell word, or its ref if the name can't be typed."""
    if (
        Ref.parse(name)
        or name.casefold() in ME_WORDS
        or name.startswith("-")
        or not name.isprintable()
        or not name.strip()
    ):
        return str(ref)
    return quote(name)
