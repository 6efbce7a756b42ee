"""The words of the journal as plain data, and the rules that are theirs alone. No I/O, no clock.

Every entry bears `ref` (kind and number), `uuid` (stable for ever), `relationship` (the name), `relationship_ref`,
`private` and, where it is dated, `on`. Dates are `datetime.date`, times of day `datetime.time`, lengths whole minutes.

They are named tuples and not frozen dataclasses because every command pays for making the classes: 3.8 ms here against
11.5 ms, which is two thirds of what a bare interpreter takes to start.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum
from typing import Final, Literal, NamedTuple

Kind = Literal["relationship", "session", "goal", "action", "feedback", "milestone", "point", "note"]
Role = Literal["mentor", "mentee"]
Party = Literal["me", "them"]

LETTERS: Final[dict[Kind, str]] = {
    "relationship": "r",
    "session": "s",
    "goal": "g",
    "action": "a",
    "feedback": "f",
    "milestone": "m",
    "point": "t",
    "note": "n",
}
"""The letter of each kind's refs. `c` and `k` are kept for check-ins and ratings."""

KINDS: Final[tuple[Kind, ...]] = tuple(LETTERS)
STATUSES: Final[dict[Kind, tuple[str, ...]]] = {
    "relationship": ("active", "paused", "ended"),
    "session": ("planned", "held", "cancelled", "missed"),
    "goal": ("open", "achieved", "dropped"),
    "action": ("open", "done", "dropped"),
    "milestone": ("planned", "reached"),
    "point": ("open", "discussed", "dropped"),
}
ROLES: Final[tuple[Role, ...]] = ("mentor", "mentee")
MANNERS: Final = ("video", "in-person", "phone", "chat")
"""How two people meet (`--how`)."""
OUTCOMES: Final = ("improved", "unchanged", "worse")
TONES: Final = ("praise", "constructive")
USUAL_SESSION: Final = 60
"""Minutes that a session takes when nobody said."""
LONGEST_SESSION: Final = 24 * 60
"""Minutes; a session of more than a day is a slip of the finger."""

_KIND_OF: Final[dict[str, Kind]] = {letter: kind for kind, letter in LETTERS.items()}
_REF: Final = re.compile(r"([a-zA-Z])([0-9]{1,9})", re.ASCII)


class Unset(Enum):
    """The value of a field that an edit leaves as it is, so that None can clear it."""

    UNSET = 0


UNSET: Final = Unset.UNSET


class Ref(NamedTuple):
    """The short handle of an entry, such as `s7`: one letter and a number, never reused."""

    kind: Kind
    number: int

    @classmethod
    def parse(cls, text: str) -> Ref | None:
        """The ref that `text` spells (either case), or None."""
        found = _REF.fullmatch(text)
        kind = _KIND_OF.get(found[1].lower()) if found else None
        return cls(kind, int(found[2])) if found and kind else None

    def __str__(self) -> str:
        return f"{LETTERS[self.kind]}{self.number}"


class Relationship(NamedTuple):
    """My mentoring relationship with one person; `role` is my own. `relationship` (for uniformity) is its name."""

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


class Checkpoint(NamedTuple):
    """How far a goal had come on one day: `progress` is 0-100."""

    on: dt.date
    progress: int
    note: str | None = None


class Goal(NamedTuple):
    """What the mentee wants to reach. `checkpoints` are oldest first: all of them for one goal, the last few in a
    dossier; `progress` is the last one's. `on` is the day it was set. `idle` is the number of sessions held since it
    was last touched (set, checkpoint, or a session logged with it), None where it was not counted."""

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


Entry = Relationship | Session | Goal | Action | Feedback | Milestone | Point | Note


class Person(NamedTuple):
    """One line of `people` and `status`: a relationship with what is counted about it, no entries loaded.
    `next_session_at` is that session's time of day; `unlogged` is its earliest planned session that has passed."""

    relationship: Relationship
    sessions_held: int = 0
    last_session_on: dt.date | None = None
    next_session_on: dt.date | None = None
    next_session_at: dt.time | None = None
    next_session: Ref | None = None
    unlogged: Session | None = None
    goals_open: int = 0
    next_goal_due_on: dt.date | None = None


class Month(NamedTuple):
    """What happened in one calendar month of a relationship: sessions by status, and minutes held."""

    year: int
    month: int
    held: int = 0
    cancelled: int = 0
    missed: int = 0
    minutes: int = 0


class Dossier(NamedTuple):
    """One relationship with what hangs from it: all that is open, counts, and the last few of what is past; never a
    whole history.

    `months` are oldest first, only those with a session. `past` are the last six sessions that are no longer planned,
    newest first (`last_session` is the newest held one of all,
    `first_session_on` the day of the oldest). `planned` are the planned ones, earliest first, passed
    or not. `goals`, `actions`, `points` are the open ones (goals by number with their last three checkpoints; actions
    by due date, those without last; points most carried first). `kept` are actions done since the last held session.
    `closed_goals` are the last five closed. `feedback` waits for its follow-up. `milestones` are those reached and not
    celebrated, and the planned ones, by date. `notes` are the last ten since the last held session, oldest first."""

    relationship: Relationship
    months: tuple[Month, ...] = ()
    last_session: Session | None = None
    first_session_on: dt.date | None = None
    past: tuple[Session, ...] = ()
    planned: tuple[Session, ...] = ()
    goals: tuple[Goal, ...] = ()
    closed_goals: tuple[Goal, ...] = ()
    goals_achieved: int = 0
    actions: tuple[Action, ...] = ()
    kept: tuple[Action, ...] = ()
    points: tuple[Point, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def sessions_held(self) -> int:
        """How many sessions were held, ever."""
        return sum(month.held for month in self.months)

    @property
    def minutes_held(self) -> int:
        """How many minutes of session were logged, ever."""
        return sum(month.minutes for month in self.months)


class Watch(NamedTuple):
    """What `remind` looks at, over all active relationships at once and only up to a day ahead: nothing here is a
    history. `people` are the active ones, `ended` those that ended and have a day to get in touch again."""

    people: tuple[Person, ...] = ()
    sessions: tuple[Session, ...] = ()
    actions: tuple[Action, ...] = ()
    goals: tuple[Goal, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    ended: tuple[Relationship, ...] = ()


class Moment(NamedTuple):
    """One line of the timeline: an entry on its day, or what closed it on the day that did. `text` is the entry's
    headline as it was typed, None where there is none; `status` says what happened to it that day (`open`, `done`,
    `40%`, `celebrated`, ...)."""

    on: dt.date
    at: dt.time | None
    ref: Ref
    relationship: str
    text: str | None
    status: str | None = None
    private: bool = False


class Found(NamedTuple):
    """One search result: `text` is all of the entry's own text, `snippet` the part around the first match, and
    `matches` the (start, end) of each match in the snippet."""

    on: dt.date
    ref: Ref
    relationship: str
    snippet: str
    matches: tuple[tuple[int, int], ...] = ()
    private: bool = False


class Command(NamedTuple):
    """One line of `history`: a command that changed entries. `at` is the instant it ran (UTC), `refs` the entries it
    touched (at most twelve; `touched` counts them all), `status` one of `done`, `undone`, `discarded`."""

    number: int
    at: dt.datetime
    verb: str
    refs: tuple[Ref, ...]
    touched: int
    status: str
