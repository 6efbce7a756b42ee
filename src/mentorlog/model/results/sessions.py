"""Sessions that were planned, moved or logged."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentorlog.model import Advice, Goal, Point, Relationship, Session


class PlannedSession(NamedTuple):
    """A session that was planned or moved."""

    session: Session
    """The session as it is now."""
    clashes: tuple[Session, ...]
    """Other sessions that are planned for the same time, with anyone."""
    has_passed: bool
    """Whether its time has passed already."""


class LoggedSession(NamedTuple):
    """A session that was logged, with what else was recorded in the same command."""

    session: Session
    """The session as it is now, with all its actions."""
    before: Session | None
    """The session as it was, planned or held; None for a new one."""
    goals: tuple[Goal, ...]
    """Goals that were worked on, as they were before."""
    points: tuple[Point, ...]
    """Points that were discussed, as they were before."""
    upcoming: Session | None
    """The session that was planned as the next one, or that is planned for that day already."""
    upcoming_before: Session | None
    """The next session as it was; None unless it was moved."""
    nothing_planned: bool
    """Whether no session with this person is planned from now on."""
    is_upcoming_new: bool
    """Whether `upcoming` was planned by the command."""
    upcoming_has_passed: bool
    """Whether the time of `upcoming` has passed already."""
    still_planned: tuple[Session, ...]
    """The other sessions with this person that are planned from now on, the earliest first."""
    not_logged: Session | None
    """The planned session whose time has come and that was not logged; None if there is none, or if `session` was
    planned."""
    clashes: tuple[Session, ...]
    """Other sessions that are planned for the time of `upcoming`, with anyone."""
    same_day: tuple[Session, ...]
    """Other sessions with this person that were held on that day; empty unless `session` is new."""
    settled_contact: Relationship | None = None
    """The relationship as it was, if the session settled its day to get in touch again."""
    leaves_contact: bool = False
    """Whether that day stays, because the session is private."""
    advice: tuple[Advice, ...] = ()
    """The advice that was recorded."""
