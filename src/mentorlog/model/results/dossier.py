"""One relationship with its open and recent entries."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model.action import Action
    from mentorlog.model.advice import Advice
    from mentorlog.model.checkin import Checkin
    from mentorlog.model.feedback import Feedback
    from mentorlog.model.goal import Goal
    from mentorlog.model.milestone import Milestone
    from mentorlog.model.note import Note
    from mentorlog.model.point import Point
    from mentorlog.model.relationship import Relationship
    from mentorlog.model.resource import Resource
    from mentorlog.model.session import Session
    from mentorlog.model.vocabulary import Party, Ref


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
    advice: tuple[Advice, ...] = ()
    """Advice without an outcome, by the day to try it, and without one last; at most 100."""
    resources: tuple[Resource, ...] = ()
    """Open resources by due date, those without one last; at most 100."""
    notes: tuple[Note, ...] = ()
    """The latest 100 notes since the last held session, oldest first."""
    topics: tuple[str, ...] = ()
    """Topics of held sessions, as they were typed, the most frequent first; at most 200."""
    checkins: tuple[Checkin, ...] = ()
    """The last two check-ins with my answers and the last two with the other person's, newest first."""
    cadence_changed_since: tuple[Ref, ...] = ()
    """Those of the check-ins with a low frequency after which another cadence was recorded."""
    expectations_on: dt.date | None = None
    """The day on which the journal's owner last answered whether the expectations have come true."""

    def checkins_of(self, owner: Party) -> tuple[Checkin, ...]:
        """The last two check-ins with the answers of one of the two, newest first."""
        return tuple(checkin for checkin in self.checkins if checkin.owner == owner)

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
