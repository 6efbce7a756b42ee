"""A goal and its checkpoints."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model.vocabulary import Ref


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
    """How far it has come, in percent: 100 if it is achieved, else the progress of the last checkpoint."""
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
