"""A command that changed something."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model.vocabulary import Ref


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


class ChangedText(NamedTuple):
    """The text of an entry that a command changed."""

    ref: Ref
    text: str
    relationship: Ref | None = None
    """The relationship that it belongs to, or is."""
