"""The entries of the journal as plain data, with the rules that need nothing else. No clock.

The first sentence below a field goes into the docs (`tests/generated_docs.py`).

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings, which costs every
command 1 ms for these classes.
"""

import datetime as dt
from typing import Literal, NamedTuple

from mentorlog.model.relationship import Relationship
from mentorlog.model.vocabulary import DEFAULT_SESSION_MINUTES, Party, Ref


class Action(NamedTuple):
    """Something that one of the two promised to do."""

    ref: Ref
    """Its handle: one letter and a number, never reused."""
    uuid: str
    """Its permanent identity, the same in every export and calendar file."""
    relationship: str
    """The name of the other person."""
    relationship_ref: Ref
    """The handle of the relationship that it belongs to."""
    text: str
    """What was promised."""
    owner: Party
    """Who promised it: `me` is the journal's owner."""
    status: str
    """Whether it is open, or how it was closed."""
    on: dt.date
    """The day it was promised."""
    due_on: dt.date | None = None
    """The day by which it is to be done."""
    done_on: dt.date | None = None
    """The day it was done."""
    session: Ref | None = None
    """The session in which it was promised."""
    goal: Ref | None = None
    """The goal that it serves."""
    carried: int = 0
    """The number of sessions held after it was promised, and before it was done."""
    private: bool = False
    """Whether it is private; what is private is exported only on request."""
    snoozed_until: dt.date | None = None
    """No reminder of it is shown before this day."""

    def is_overdue(self, today: dt.date) -> bool:
        """Whether it is open and its date has passed."""
        return self.status == "open" and self.due_on is not None and self.due_on < today


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
    """The time zone (IANA) in which `at` was planned."""
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

    def overlaps(self, other: "Session") -> bool:
        """Whether two sessions with a time of day take place at the same time; one without a length takes an hour."""
        if self.on != other.on or self.at is None or other.at is None:
            return False
        (first, begins), (_, then) = sorted(
            ((session, session.at.hour * 60 + session.at.minute) for session in (self, other) if session.at),
            key=lambda pair: pair[1],
        )
        return then < begins + (first.minutes or DEFAULT_SESSION_MINUTES)

    def has_passed(self, now: dt.datetime) -> bool:
        """Whether its time has passed; one without a time of day passes when its day is over."""
        if self.at is None:
            return self.on < now.date()
        return dt.datetime.combine(self.on, self.at) < now.replace(tzinfo=None)

    def day_held(self, today: dt.date) -> dt.date:
        """The day to record as the day it was held: its own day, or today if its own is in the future."""
        return self.on if self.status == "held" else min(self.on, today)


class Checkpoint(NamedTuple):
    """How far a goal had come on one day."""

    on: dt.date
    """The day."""
    progress: int
    """How far the goal had come, in percent."""
    note: str | None = None
    """A remark about the progress."""


class Goal(NamedTuple):
    """What the mentee wants to reach."""

    ref: Ref
    """Its handle: one letter and a number, never reused."""
    uuid: str
    """Its permanent identity, the same in every export and calendar file."""
    relationship: str
    """The name of the other person."""
    relationship_ref: Ref
    """The handle of the relationship that it belongs to."""
    title: str
    """What is to be reached."""
    status: str
    """Whether it is open, or how it was closed."""
    on: dt.date
    """The day it was set."""
    why: str | None = None
    """Why it matters."""
    measure: str | None = None
    """How the two will know that it is reached."""
    due_on: dt.date | None = None
    """The day by which it is to be reached."""
    progress: int = 0
    """How far it has come, in percent: the progress of the last checkpoint."""
    checkpoints: tuple[Checkpoint, ...] = ()
    """How far it had come on which day, oldest first. A dossier and the lists have only the last few."""
    closed_on: dt.date | None = None
    """The day it was achieved or dropped."""
    idle: int | None = None
    """The number of sessions held since it was set, given a checkpoint or worked on; only while it is open."""
    private: bool = False
    """Whether it is private; what is private is exported only on request."""
    snoozed_until: dt.date | None = None
    """No reminder of it is shown before this day."""
    previous_checkpoint: Checkpoint | None = None
    """In a dossier, the last checkpoint before the day of the last held session."""

    def is_overdue(self, today: dt.date) -> bool:
        """Whether it is open and its date has passed."""
        return self.status == "open" and self.due_on is not None and self.due_on < today


class Feedback(NamedTuple):
    """Feedback that one of the two gave the other, in parts (the Center for Creative Leadership's) or as free text."""

    ref: Ref
    """Its handle: one letter and a number, never reused."""
    uuid: str
    """Its permanent identity, the same in every export and calendar file."""
    relationship: str
    """The name of the other person."""
    relationship_ref: Ref
    """The handle of the relationship that it belongs to."""
    direction: Literal["given", "received"]
    """Whether the journal's owner gave or received it."""
    on: dt.date
    """The day it was given."""
    tone: str | None = None
    """Whether it is praise or constructive."""
    text: str | None = None
    """The feedback as free text."""
    situation: str | None = None
    """When and where it happened."""
    behaviour: str | None = None
    """What was seen or heard."""
    impact: str | None = None
    """What it led to."""
    follow_up_on: dt.date | None = None
    """The day to check whether it changed something."""
    outcome: str | None = None
    """What it changed."""
    outcome_note: str | None = None
    """How the change showed."""
    outcome_on: dt.date | None = None
    """The day the outcome was recorded."""
    private: bool = False
    """Whether it is private; what is private is exported only on request."""
    snoozed_until: dt.date | None = None
    """No reminder of it is shown before this day."""


class Milestone(NamedTuple):
    """An event worth marking."""

    ref: Ref
    """Its handle: one letter and a number, never reused."""
    uuid: str
    """Its permanent identity, the same in every export and calendar file."""
    relationship: str
    """The name of the other person."""
    relationship_ref: Ref
    """The handle of the relationship that it belongs to."""
    title: str
    """What happened, or will happen."""
    status: str
    """Whether it has happened."""
    on: dt.date
    """The day it happened, or will happen."""
    celebrated_on: dt.date | None = None
    """The day it was celebrated."""
    how: str | None = None
    """How it was celebrated."""
    goal: Ref | None = None
    """The goal that it is a step towards."""
    private: bool = False
    """Whether it is private; what is private is exported only on request."""
    snoozed_until: dt.date | None = None
    """No reminder of it is shown before this day."""


class Point(NamedTuple):
    """Something to raise at the next session."""

    ref: Ref
    """Its handle: one letter and a number, never reused."""
    uuid: str
    """Its permanent identity, the same in every export and calendar file."""
    relationship: str
    """The name of the other person."""
    relationship_ref: Ref
    """The handle of the relationship that it belongs to."""
    text: str
    """What is to be raised."""
    status: str
    """Whether it is open (on the agenda), or how it was closed."""
    on: dt.date
    """The day it was put on the agenda."""
    closed_on: dt.date | None = None
    """The day it was discussed or dropped."""
    session: Ref | None = None
    """The session in which it was discussed."""
    carried: int = 0
    """The number of sessions held since it was put on the agenda, and before it was closed."""
    private: bool = False
    """Whether it is private; what is private is exported only on request."""


class Note(NamedTuple):
    """A thought between sessions."""

    ref: Ref
    """Its handle: one letter and a number, never reused."""
    uuid: str
    """Its permanent identity, the same in every export and calendar file."""
    relationship: str
    """The name of the other person."""
    relationship_ref: Ref
    """The handle of the relationship that it belongs to."""
    on: dt.date
    """Its day."""
    text: str
    """The thought."""
    private: bool = True
    """Whether it is private; what is private is exported only on request."""


class Checkin(NamedTuple):
    """How the journal's owner finds the way the two work together; at least one question is answered."""

    ref: Ref
    """Its handle: one letter and a number, never reused."""
    uuid: str
    """Its permanent identity, the same in every export and calendar file."""
    relationship: str
    """The name of the other person."""
    relationship_ref: Ref
    """The handle of the relationship that it belongs to."""
    on: dt.date
    """Its day."""
    frequency: int | None = None
    """Whether the two meet as often as is needed: 5 is just right."""
    challenge: int | None = None
    """Whether there is enough challenge: 5 is just right."""
    more: str | None = None
    """What to do more of."""
    less: str | None = None
    """What to do less of."""
    private: bool = False
    """Whether it is private; what is private is exported only on request."""


class Rating(NamedTuple):
    """How far someone has come in one skill."""

    ref: Ref
    """Its handle: one letter and a number, never reused."""
    uuid: str
    """Its permanent identity, the same in every export and calendar file."""
    relationship: str
    """The name of the other person."""
    relationship_ref: Ref
    """The handle of the relationship that it belongs to."""
    on: dt.date
    """Its day."""
    skill: str
    """The skill that is rated."""
    score: int
    """How far the person has come in it: 5 is most."""
    owner: Party
    """Whose skill it is: `me` is the journal's owner."""
    private: bool = False
    """Whether it is private; what is private is exported only on request."""


Entry = Relationship | Session | Goal | Action | Feedback | Milestone | Point | Note | Checkin | Rating
