"""An action item."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model.vocabulary import Party, Ref


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
    person: str | None = None
    """The person to meet, if it is an introduction; it is done when the two have met."""
    carried: int = 0
    """The number of sessions held after it was promised, and before it was done."""
    private: bool = False
    """Whether it is private; what is private is exported only on request."""
    snoozed_until: dt.date | None = None
    """No reminder of it is shown before this day."""

    def is_overdue(self, today: dt.date) -> bool:
        """Whether it is open and its date has passed."""
        return self.status == "open" and self.due_on is not None and self.due_on < today
