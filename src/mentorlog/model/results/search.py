"""An entry that search found.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

import datetime as dt

from mentorlog.model.vocabulary import Ref
from mentorlog.named_tuples import NamedTuple


class Found(NamedTuple):
    """One search result."""

    on: dt.date
    """The day of the entry."""
    ref: Ref
    """The ref of the entry."""
    relationship: str
    """The name of the other person."""
    snippet: str
    """The part of the entry's text around the first match."""
    matches: tuple[tuple[int, int], ...] = ()
    """The (start, end) of each match in the snippet."""
    private: bool = False
    """Whether the entry is private."""
