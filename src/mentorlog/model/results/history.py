"""A command that changed something.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

import datetime as dt

from mentorlog.model.vocabulary import Ref
from mentorlog.named_tuples import NamedTuple


class Command(NamedTuple):
    """One line of `history`: a command that changed entries."""

    number: int
    """Its number, counted from 1."""
    at: dt.datetime
    """When it ran, in UTC."""
    verb: str
    """Its name, such as `goal add`."""
    refs: tuple[Ref, ...]
    """The entries that it changed, at most twelve."""
    touched: int
    """The number of all entries that it changed."""
    status: str
    """One of `done`, `undone`, `discarded`."""
