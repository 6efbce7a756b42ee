"""What the journal answers beside single entries: a relationship with what hangs from it, counts, lines of lists."""

import datetime as dt
from typing import NamedTuple

from mentorlog.model.entries import (
    Action,
    Checkin,
    Feedback,
    Goal,
    Milestone,
    Note,
    Point,
    Rating,
    Session,
)
from mentorlog.model.relationship import Relationship
from mentorlog.model.words import Party, Ref, Role


class Person(NamedTuple):
    """One line of `people` and `status`: a relationship with what is counted about it, no entries loaded.
    `next_session_at` is that session's time of day; `unlogged` is its earliest planned session that has passed;
    `goals_short` counts the open goals that are not at 100 yet."""

    relationship: Relationship
    sessions_held: int = 0
    last_session_on: dt.date | None = None
    next_session_on: dt.date | None = None
    next_session_at: dt.time | None = None
    next_session: Ref | None = None
    unlogged: Session | None = None
    goals_open: int = 0
    goals_short: int = 0
    goals_achieved: int = 0
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
    newest first, `held` the last three that were held, however many were not since (`last_session` is the newest of
    them, `first_session_on` the day of the oldest of all). `planned` are the planned ones, earliest first, passed or
    not. `goals`, `actions`, `points` are the open ones (goals by number, with their last three checkpoints; actions by
    due date, those without last; points most carried first). `kept` are actions done since the last held session,
    `notes` those since then, oldest first: of each the latest hundred. `closed_goals` are the last five closed, and
    whatever was closed on the day of the last session or after it, the latest first, at most a hundred. `feedback`
    waits for its follow-up. `milestones` are those reached and not celebrated, and the planned ones, by date. `topics`
    are those of held sessions, as typed, the most discussed first, at most two hundred. `checkins` are the last two,
    newest first."""

    relationship: Relationship
    months: tuple[Month, ...] = ()
    held: tuple[Session, ...] = ()
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
    topics: tuple[str, ...] = ()
    checkins: tuple[Checkin, ...] = ()

    @property
    def last_session(self) -> Session | None:
        """The newest session that was held."""
        return self.held[0] if self.held else None

    @property
    def sessions_held(self) -> int:
        """How many sessions were held, ever."""
        return sum(month.held for month in self.months)

    @property
    def minutes_held(self) -> int:
        """How many minutes of session were logged, ever."""
        return sum(month.minutes for month in self.months)


class Skill(NamedTuple):
    """One skill of one of the two, over time: the first rating, and the last three, oldest first (the first one is
    among them where there are no more)."""

    skill: str
    owner: Party
    first: Rating
    latest: tuple[Rating, ...]


class Contact(NamedTuple):
    """One line of the contact log: a session that was held, without what was said in it. `role` is mine, `minutes` None
    where no length was said; `private` where the session or the relationship is."""

    on: dt.date
    relationship_ref: Ref
    relationship: str
    role: Role
    minutes: int | None = None
    how: str | None = None
    topics: tuple[str, ...] = ()
    private: bool = False


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
    headline as it was typed (of a check-in what to do `more: ` and `less: `), None where there is none; `status` says
    what happened to it that day (`open`, `done`, `40%`, `celebrated`, `frequency 4, challenge 2`, `4/5`, ...)."""

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
