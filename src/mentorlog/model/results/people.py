"""A relationship with its counts, as `people` and `status` list it."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model.relationship import Relationship
    from mentorlog.model.session import Session, TimeThere
    from mentorlog.model.vocabulary import Ref


class Meeting(NamedTuple):
    """What `status` reads of a session that was, or should have been, held."""

    on: dt.date
    """The day."""
    status: str
    """As in `Session`; `planned`: it has passed and is not logged."""


class Person(NamedTuple):
    """One line of `people` and `status`: a relationship with counts. No entries are loaded, except `unlogged`."""

    relationship: Relationship
    """The relationship."""
    sessions_held: int = 0
    """The number of sessions that were held."""
    last_session_on: dt.date | None = None
    """The day of the last held session."""
    next_session_on: dt.date | None = None
    """The day of the next planned session."""
    next_session_at: dt.time | None = None
    """The time of day of the next planned session."""
    next_session: Ref | None = None
    """The ref of the next planned session."""
    unlogged: Session | None = None
    """The earliest planned session that has passed."""
    goals_open: int = 0
    """The number of open goals."""
    goals_short: int = 0
    """The number of open goals whose progress is less than 100%."""
    goals_achieved: int = 0
    """The number of achieved goals."""
    next_goal_due_on: dt.date | None = None
    """The earliest due date of the open goals."""
    next_session_there: TimeThere | None = None
    """When the next session is in the time zone where it was planned; None if the clocks there show local time."""
    last_planned_on: dt.date | None = None
    """The day of the last planned session, from today to the planned end."""
    meetings: tuple[Meeting, ...] = ()
    """The last sessions up to today, newest first, without those of today that are still planned: as many as the
    caller asked for."""
