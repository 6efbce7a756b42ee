"""A session."""

from __future__ import annotations

import datetime as dt

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentorlog.model.action import Action
    from mentorlog.model.vocabulary import Ref

TimeThere = tuple[dt.datetime, str]
"""The day and time of a session in the time zone in which it was planned, and that zone."""


class Session(NamedTuple):
    """A meeting, planned or held."""

    ref: Ref
    """Its handle: one letter and a number, never reused."""
    uuid: str
    """Its permanent identity, the same in every export and calendar file."""
    relationship: str
    """The name of the other person."""
    relationship_ref: Ref
    """The handle of the relationship that it belongs to."""
    status: str
    """Whether it is planned, or what happened to it."""
    on: dt.date
    """Its day."""
    at: dt.time | None = None
    """The time of day at which it begins."""
    minutes: int | None = None
    """Its length in minutes."""
    how: str | None = None
    """How the two meet."""
    where: str | None = None
    """The place, or a link."""
    zone: str | None = None
    """The time zone (IANA, `UTC+09:00`, or a POSIX form) in which the time of day was planned."""
    notes: str | None = None
    """What was talked about."""
    private_notes: str | None = None
    """Notes for the journal's owner alone, exported only on request."""
    topics: tuple[str, ...] = ()
    """What it was about, each in a word or two."""
    takeaways: tuple[str, ...] = ()
    """What to remember from it."""
    goals: tuple[Ref, ...] = ()
    """The goals that were worked on."""
    points: tuple[Ref, ...] = ()
    """The points that were discussed."""
    actions: tuple[Action, ...] = ()
    """The actions that were promised in it."""
    cancelled_by: str | None = None
    """Who cancelled it or did not come."""
    why: str | None = None
    """Why it was cancelled or missed."""
    moved: int = 0
    """How often it was moved."""
    moved_by: str | None = None
    """Who last asked to move it."""
    private: bool = False
    """Whether it is private; what is private is exported only on request."""
    snoozed_until: dt.date | None = None
    """No reminder of it is shown before this day."""
    own_time: dt.datetime | None = None
    """Its day and time in `zone`, as stored, if it is planned and the clocks there differ from local time; then
    `on` and `at` are local time."""

    @property
    def there(self) -> TimeThere | None:
        """Its day and time where it was planned; None if the clocks there show local time."""
        return (self.own_time, self.zone) if self.own_time and self.zone else None

    def in_local_time(self, local: dt.datetime) -> Session:
        """The session as it was read, with its day and time in local time."""
        assert self.at is not None  # noqa: S101 - only a time of day is in a zone
        return self._replace(on=local.date(), at=local.time(), own_time=dt.datetime.combine(self.on, self.at))

    def in_own_zone(self) -> Session:
        """The session with its day and time in `zone`, as they are stored."""
        if self.own_time is None:
            return self
        return self._replace(on=self.own_time.date(), at=self.own_time.time(), own_time=None)

    def has_passed(self, now: dt.datetime) -> bool:
        """Whether its time has passed; one without a time of day passes when its day is over."""
        if self.at is None:
            return self.on < now.date()
        return dt.datetime.combine(self.on, self.at) < now.replace(tzinfo=None)

    def day_held(self, today: dt.date) -> dt.date:
        """The day to record as the day it was held: its own day, or today if its own is in the future."""
        return self.on if self.status == "held" else min(self.on, today)
