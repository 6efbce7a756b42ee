"""An entry that search found."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model.vocabulary import Ref


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
    """Whether the entry or its relationship is private, or the snippet shows a field that always is."""
    score: int | None = None
    """The score of a rating."""
