"""One reminder: an entry that is due on a day, and the commands that settle it."""

from __future__ import annotations

from mentorlog.model import ME
from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Action, Advice, Feedback, Goal, Milestone, Party, Ref, Relationship, Resource, Session
    from mentorlog.model.session import TimeThere

    Remindable = Relationship | Session | Goal | Action | Feedback | Milestone | Advice | Resource


class Reminder(NamedTuple):
    """Something that is due."""

    reminder: str
    """The kind of reminder: `session_due`, `action_overdue`, and so on."""
    ref: Ref | None
    """The entry; the relationship for `session_due`, `closing_near` and `keep_in_touch`; None for
    `programme_evaluation`."""
    relationship: str | None
    """The name of the other person; None for `programme_evaluation`."""
    relationship_ref: Ref | None
    person: str
    """The name, as short as it can be without being that of another person beside it; empty without a relationship."""
    due_on: dt.date
    days: int
    """Days from today to `due_on`; negative if it has passed."""
    text: str
    """The text of the entry, or a short description."""
    settle: str
    """The command line that settles it."""
    alternatives: tuple[str, ...] = ()
    """Other command lines that settle it, such as one that gives it a new date."""
    at: dt.time | None = None
    """The time of a planned session."""
    there: TimeThere | None = None
    """When it is in the time zone where it was planned; None if the clocks there show local time."""
    owner: Party | None = None
    """The owner of an action."""
    private: bool = False
    is_own: bool = False
    """Whether it is of the journal's owner alone, and of no relationship with another person."""
    is_late: bool = False
    """Whether it is late rather than waiting."""


def make_reminder(
    entry: Remindable,
    *,
    kind: str,
    due_on: dt.date,
    today: dt.date,
    text: str,
    settle: str,
    alternatives: tuple[str, ...] = (),
    at: dt.time | None = None,
    owner: Party | None = None,
    is_late: bool = False,
) -> Reminder:
    """The reminder of an entry that is due on a day."""
    days = (due_on - today).days
    return Reminder(
        kind,
        entry.ref,
        entry.relationship,
        entry.relationship_ref,
        entry.relationship,
        due_on,
        days,
        text,
        settle,
        alternatives,
        at=at,
        owner=owner,
        private=entry.private,
        is_own=entry.relationship_ref == ME,
        is_late=is_late,
    )
