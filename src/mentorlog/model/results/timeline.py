"""A line of the timeline."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model.vocabulary import Ref


class Moment(NamedTuple):
    """One line of the timeline: an entry on its day, or on the day on which it was closed."""

    on: dt.date
    """The day."""
    at: dt.time | None
    """The time of day of a session."""
    ref: Ref
    """The ref of the entry."""
    relationship: str
    """The name of the other person."""
    text: str | None
    """The text of the entry as it was typed; of a check-in, what to do `more: ` and `less: `."""
    status: str | None = None
    """What happened on that day: `open`, `done`, `40%`, `celebrated`, `frequency 4, challenge 2`, `4/5`, ..."""
    private: bool = False
    """Whether the entry or its relationship is private."""
    zone: str | None = None
    """The time zone of the day and the time of a planned session, if the clocks there differ from local time."""
