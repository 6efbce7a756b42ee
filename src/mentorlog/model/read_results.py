"""What the journal returns besides single entries: a relationship with its entries, counts, and lines of lists."""

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
from mentorlog.model.vocabulary import Party, Ref, Role


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


class Month(NamedTuple):
    """The sessions of one relationship in one calendar month."""

    year: int
    """The year."""
    month: int
    """The month, 1 to 12."""
    held: int = 0
    """The number of sessions that were held."""
    cancelled: int = 0
    """The number of sessions that were cancelled."""
    missed: int = 0
    """The number of sessions that were missed."""
    minutes: int = 0
    """The total length of the held sessions in minutes."""


class Dossier(NamedTuple):
    """One relationship with its open entries, counts, and the latest of its past entries. It never has the whole
    history, so that its size does not grow with it."""

    relationship: Relationship
    """The relationship."""
    months: tuple[Month, ...] = ()
    """The months with a session, oldest first."""
    held: tuple[Session, ...] = ()
    """The last three held sessions, newest first."""
    first_session_on: dt.date | None = None
    """The day of the first session that was ever held."""
    past: tuple[Session, ...] = ()
    """The last six sessions that are no longer planned, newest first."""
    planned: tuple[Session, ...] = ()
    """All planned sessions, earliest first, passed or not."""
    goals: tuple[Goal, ...] = ()
    """Open goals by number, with their last three checkpoints."""
    closed_goals: tuple[Goal, ...] = ()
    """The last five closed goals, and all closed since the day of the last held session; newest first, at most 100."""
    goals_achieved: int = 0
    """The number of goals that were ever achieved."""
    actions: tuple[Action, ...] = ()
    """Open actions by due date, those without one last."""
    kept: tuple[Action, ...] = ()
    """Actions done since the last held session, newest first; at most 100."""
    points: tuple[Point, ...] = ()
    """Open points, the oldest first."""
    feedback: tuple[Feedback, ...] = ()
    """Feedback whose follow-up is due or still to come, by that day."""
    milestones: tuple[Milestone, ...] = ()
    """Milestones that are planned, or reached and not celebrated, by date."""
    notes: tuple[Note, ...] = ()
    """The latest 100 notes since the last held session, oldest first."""
    topics: tuple[str, ...] = ()
    """Topics of held sessions, as they were typed, the most frequent first; at most 200."""
    checkins: tuple[Checkin, ...] = ()
    """The last two check-ins, newest first."""

    @property
    def last_session(self) -> Session | None:
        """The newest session that was held."""
        return self.held[0] if self.held else None

    @property
    def sessions_held(self) -> int:
        """The number of sessions that were ever held."""
        return sum(month.held for month in self.months)

    @property
    def minutes_held(self) -> int:
        """The total length of all held sessions in minutes."""
        return sum(month.minutes for month in self.months)


class Skill(NamedTuple):
    """The ratings of one skill of one person over time."""

    skill: str
    """The name of the skill."""
    owner: Party
    """Whose skill it is: `me` is the journal's owner."""
    first: Rating
    """The first rating."""
    latest: tuple[Rating, ...]
    """The last three ratings, oldest first; with three or fewer ratings this includes the first."""


class Contact(NamedTuple):
    """One line of the contact log: a session that was held, without its notes."""

    on: dt.date
    """Its day."""
    relationship_ref: Ref
    """The ref of the relationship."""
    relationship: str
    """The name of the other person."""
    role: Role
    """The role of the journal's owner."""
    minutes: int | None = None
    """Its length in minutes; None if it is not known."""
    how: str | None = None
    """How the two met."""
    topics: tuple[str, ...] = ()
    """What it was about."""
    private: bool = False
    """Whether the session or the relationship is private."""


class Watch(NamedTuple):
    """What `remind` checks in all active relationships: entries with a date up to a given day."""

    people: tuple[Person, ...] = ()
    """All active relationships."""
    sessions: tuple[Session, ...] = ()
    """Planned sessions."""
    actions: tuple[Action, ...] = ()
    """Open actions."""
    goals: tuple[Goal, ...] = ()
    """Open goals."""
    feedback: tuple[Feedback, ...] = ()
    """Feedback to follow up."""
    milestones: tuple[Milestone, ...] = ()
    """Milestones that are not celebrated."""
    ended: tuple[Relationship, ...] = ()
    """Ended relationships with a day to get in touch again."""


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
    """Whether the entry is private."""


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
    """Whether the entry is private."""


class Command(NamedTuple):
    """One line of `history`: a command that changed entries."""

    number: int
    """Its number, counted from 1."""
    at: dt.datetime
    """When it ran, in UTC."""
    verb: str
    """Its name, such as `goal add`."""
    refs: tuple[Ref, ...]
    """The entries that it changed, at most twelve."""
    touched: int
    """The number of all entries that it changed."""
    status: str
    """One of `done`, `undone`, `discarded`."""
