"""What can be due."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentorlog.model.action import Action
    from mentorlog.model.advice import Advice
    from mentorlog.model.feedback import Feedback
    from mentorlog.model.goal import Goal
    from mentorlog.model.milestone import Milestone
    from mentorlog.model.relationship import Relationship
    from mentorlog.model.resource import Resource
    from mentorlog.model.results.evaluations import Evaluation
    from mentorlog.model.results.people import Person
    from mentorlog.model.session import Session


class Watch(NamedTuple):
    """What `remind` checks: entries with a date up to a given day, of all relationships, also of prospects and of
    paused and ended ones."""

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
    advice: tuple[Advice, ...] = ()
    """Advice to try."""
    resources: tuple[Resource, ...] = ()
    """Open resources."""
    paused: tuple[Relationship, ...] = ()
    """Paused relationships with a planned end, and those that are snoozed."""
    ended: tuple[Relationship, ...] = ()
    """Ended relationships with a day to get in touch again, and those that are snoozed."""
    prospects: tuple[Relationship, ...] = ()
    """Prospects with a day to follow up, and those that are snoozed."""
    own: tuple[Relationship, ...] = ()
    """The relationship with oneself, if it is snoozed."""
    paused_count: int = 0
    """The number of all paused relationships."""
    evaluations: tuple[Evaluation, ...] = ()
    """The latest evaluation of each programme that is to be evaluated again."""
