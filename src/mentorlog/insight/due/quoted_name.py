"""A relationship's name in a line to type."""

from __future__ import annotations

from mentorlog.model import Ref
from mentorlog.model.vocabulary import ME_WORDS
from mentorlog.shell_line import quote

_LONGEST = 20
"""The characters of a name in a line to type; with a longer one, a terminal would fold the line."""


def quote_name(name: str, ref: Ref) -> str:
    """A relationship's name as one shell word, or its ref if the name can't be typed or is long."""
    if (
        len(name) > _LONGEST
        or Ref.parse(name)
        or name.casefold() in ME_WORDS
        or name.startswith("-")
        or not name.isprintable()
        or not name.strip()
    ):
        return str(ref)
    return quote(name)
