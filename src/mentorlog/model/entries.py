"""The entries of the journal as plain data, and the rules that are theirs alone. No clock."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from mentorlog.model.words import USUAL_SESSION, Party, Ref, Role


class Relationship(NamedTuple):
    """My mentoring relationship with one person; `role` is my own. `relationship` (for uniformity) is its name.
    `look_again_on` is the day the two mean to look at their agreement again. The closing asks for `reason`, `thanks`,
    `learned` (and how it helped), what one would do the `same` and `different`, and who or what comes `next`.
    `resumed_on` is the day it was last taken up again, after a pause or an end."""

    ref: Ref
    uuid: str
    name: str
    role: Role
    status: str
    started_on: dt.date
    cadence: str = "monthly"
    focus: str | None = None
    email: str | None = None
    org: str | None = None
    ends_on: dt.date | None = None
    paused_until: dt.date | None = None
    ended_on: dt.date | None = None
    reason: str | None = None
    thanks: str | None = None
    agreement: str | None = None
    agreed_on: dt.date | None = None
    private: bool = False
    snoozed_until: dt.date | None = None
    keep_in_touch_on: dt.date | None = None
    look_again_on: dt.date | None = None
    learned: str | None = None
    same: str | None = None
    different: str | None = None
    next: str | None = None
    resumed_on: dt.date | None = None

    @property
    def relationship(self) -> str:
        """The name, under the key that every entry has."""
        return self.name

    @property
    def relationship_ref(self) -> Ref:
        """Its own ref, under the key that every entry has."""
        return self.ref


class Session(NamedTuple):
    """A meeting, planned or held. `minutes` is its length; `moved` counts how often it was moved, `moved_by` is who
    asked last; `zone` is the time zone (IANA) that `at` was planned in; `goals` were worked on, `points` discussed,
    `actions` promised in it."""

    ref: Ref
    uuid: str
    relationship: str
    relationship_ref: Ref
    status: str
    on: dt.date
    at: dt.time | None = None
    minutes: int | None = None
    how: str | None = None
    where: str | None = None
    zone: str | None = None
    notes: str | None = None
    private_notes: str | None = None
    topics: tuple[str, ...] = ()
    takeaways: tuple[str, ...] = ()
    goals: tuple[Ref, ...] = ()
    points: tuple[Ref, ...] = ()
    actions: tuple[Action, ...] = ()
    cancelled_by: str | None = None
    why: str | None = None
    moved: int = 0
    moved_by: str | None = None
    private: bool = False
    snoozed_until: dt.date | None = None

    def overlaps(self, other: Session) -> bool:
        """Whether two sessions with a time of day take place at the same time; one without a length takes an hour."""
        if self.on != other.on or self.at is None or other.at is None:
            return False
        (first, begins), (_, then) = sorted(
            ((one, one.at.hour * 60 + one.at.minute) for one in (self, other) if one.at), key=lambda each: each[1]
        )
        return then < begins + (first.minutes or USUAL_SESSION)

    def has_passed(self, now: dt.datetime) -> bool:
        """Whether its time has passed; one without a time of day passes when its day is over."""
        if self.at is None:
            return self.on < now.date()
        return dt.datetime.combine(self.on, self.at) < now.replace(tzinfo=None)

    def day_held(self, today: dt.date) -> dt.date:
        """The day on which it was held if no day is given: its own, or today if that is still ahead."""
        return self.on if self.status == "held" else min(self.on, today)


class Checkpoint(NamedTuple):
    """How far a goal had come on one day: `progress` is 0-100."""

    on: dt.date
    progress: int
    note: str | None = None


class Goal(NamedTuple):
    """What the mentee wants to reach. `checkpoints` are oldest first: all of them for one goal, the last few in a
    dossier; `progress` is the last one's. `on` is the day it was set. `idle` is the number of sessions held since it
    was last touched (set, checkpoint, or a session logged with it), None where it was not counted. `stood` is the last
    checkpoint before the day of the last held session, where a dossier says."""

    ref: Ref
    uuid: str
    relationship: str
    relationship_ref: Ref
    title: str
    status: str
    on: dt.date
    why: str | None = None
    measure: str | None = None
    due_on: dt.date | None = None
    progress: int = 0
    checkpoints: tuple[Checkpoint, ...] = ()
    closed_on: dt.date | None = None
    idle: int | None = None
    private: bool = False
    snoozed_until: dt.date | None = None
    stood: Checkpoint | None = None

    def is_overdue(self, today: dt.date) -> bool:
        """Whether it is open and its date has passed."""
        return self.status == "open" and self.due_on is not None and self.due_on < today


class Action(NamedTuple):
    """An action item. `on` is the day it was promised, `carried` the number of sessions held after that day (and, once
    it is closed, before the day it was)."""

    ref: Ref
    uuid: str
    relationship: str
    relationship_ref: Ref
    text: str
    owner: Party
    status: str
    on: dt.date
    due_on: dt.date | None = None
    done_on: dt.date | None = None
    session: Ref | None = None
    goal: Ref | None = None
    carried: int = 0
    private: bool = False
    snoozed_until: dt.date | None = None

    def is_overdue(self, today: dt.date) -> bool:
        """Whether it is open and its date has passed."""
        return self.status == "open" and self.due_on is not None and self.due_on < today


class Feedback(NamedTuple):
    """Feedback given or received, as situation / behaviour / impact (the Center for Creative Leadership's parts) or
    free `text`; `outcome` answers "did it change?"."""

    ref: Ref
    uuid: str
    relationship: str
    relationship_ref: Ref
    direction: Literal["given", "received"]
    on: dt.date
    tone: str | None = None
    text: str | None = None
    situation: str | None = None
    behaviour: str | None = None
    impact: str | None = None
    follow_up_on: dt.date | None = None
    outcome: str | None = None
    outcome_note: str | None = None
    outcome_on: dt.date | None = None
    private: bool = False
    snoozed_until: dt.date | None = None

    @property
    def headline(self) -> str:
        """The part that says most about it in one line: what was seen, else the free text, else any part."""
        return self.behaviour or self.text or self.impact or self.situation or ""


class Milestone(NamedTuple):
    """An event worth marking: `planned` (dated ahead) or `reached`; `how` it was celebrated."""

    ref: Ref
    uuid: str
    relationship: str
    relationship_ref: Ref
    title: str
    status: str
    on: dt.date
    celebrated_on: dt.date | None = None
    how: str | None = None
    goal: Ref | None = None
    private: bool = False
    snoozed_until: dt.date | None = None


class Point(NamedTuple):
    """Something to raise at the next session. `carried` counts the sessions held since it was raised; `session` is the
    one in which it was discussed."""

    ref: Ref
    uuid: str
    relationship: str
    relationship_ref: Ref
    text: str
    status: str
    on: dt.date
    closed_on: dt.date | None = None
    session: Ref | None = None
    carried: int = 0
    private: bool = False


class Note(NamedTuple):
    """A thought between sessions; private unless said."""

    ref: Ref
    uuid: str
    relationship: str
    relationship_ref: Ref
    on: dt.date
    text: str
    private: bool = True


class Checkin(NamedTuple):
    """A partnership check: how I find the way the two of us work together. `frequency` (do we meet as often as I need?)
    and `challenge` (am I, or do I, challenge enough?) are 1-5, 5 being just right; `more` and `less` are what to do
    more and less of. At least one of the four is answered."""

    ref: Ref
    uuid: str
    relationship: str
    relationship_ref: Ref
    on: dt.date
    frequency: int | None = None
    challenge: int | None = None
    more: str | None = None
    less: str | None = None
    private: bool = False


class Rating(NamedTuple):
    """How far somebody has come in one skill, 1-5. `owner` is whose skill it is: the mentee's, or the mentor's own
    (listening, empathy, giving feedback)."""

    ref: Ref
    uuid: str
    relationship: str
    relationship_ref: Ref
    on: dt.date
    skill: str
    score: int
    owner: Party
    private: bool = False


Entry = Relationship | Session | Goal | Action | Feedback | Milestone | Point | Note | Checkin | Rating
