"""What a writing command comes to, as plain data: all that its answer shows.

Without `from __future__ import annotations`: a named tuple compiles annotations that are text.
"""

from typing import NamedTuple

from mentorlog.model import Checkin, Entry, Goal, Point, Rating, Ref, Session, Skill


class PrivacyChange(NamedTuple):
    """Entries that were marked as private or as shareable."""

    changes: tuple[tuple[Entry, Entry], ...]
    """Each entry as it is now, and as it was."""
    still_private: tuple[Ref, ...]
    """The actions that stay private although their session is shareable again."""


class Rated(NamedTuple):
    """A skill that was rated."""

    rating: Rating
    """The rating as it is now."""
    before: Rating | None
    """The rating of the same day that it replaced."""
    skill: Skill
    """The skill over time, this rating among the others."""


class CheckedIn(NamedTuple):
    """A check-in that was recorded."""

    checkin: Checkin
    """The check-in as it is now."""
    before: Checkin | None
    """The check-in of the same day that it added to."""
    last: Checkin | None
    """The check-in of the nearest day before."""


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
    clashes: tuple[Session, ...]
    """Other sessions that are planned for the time of `upcoming`, with anyone."""
    same_day: tuple[Session, ...]
    """Other sessions with this person that were held on that day; empty unless `session` is new."""


class EndedRelationship(NamedTuple):
    """A relationship that was ended."""

    relationship: Entry
    """The relationship as it is now."""
    outcomes: dict[str, tuple[Ref, ...]]
    """Goals, actions and sessions by what the closing did with them: their new status, or `carried on`."""
    still_open: tuple[Ref, ...]
    """Planned sessions, open goals and open actions about which nothing was decided."""
