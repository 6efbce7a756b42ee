"""The earlier versions of an entry."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from typing import Literal

    from mentorlog.model.results.history import Command
    from mentorlog.model.vocabulary import Ref


class FieldChange(NamedTuple):
    """A field of an entry that a command changed."""

    field: str
    """The name of the field, or of a column that another program added to the table."""
    old: object
    """The value before the command, None if there was none."""
    new: object
    """The value after the command, None if there is none."""


class EntryChange(NamedTuple):
    """What one command did to an entry."""

    command: Command
    """The command."""
    event: Literal["added", "changed", "deleted"]
    """What happened to the entry."""
    fields: tuple[FieldChange, ...]
    """What changed; of an entry that was added or deleted every field that has a value."""


class EntryHistory(NamedTuple):
    """The earlier versions of an entry, as far as they are recorded."""

    ref: Ref
    """The entry."""
    changes: tuple[EntryChange, ...]
    """What commands did to it, newest first; those that were undone are omitted."""
    is_complete: bool
    """Whether the changes reach back to the addition of the entry."""
    undo_count: int
    """How many commands `undo` has to take back to undo the newest change; 0 if there is none."""
    kept_since: dt.datetime | None
    """The time of the oldest command whose changes are kept, in UTC; None if there is none."""

    @property
    def is_deleted(self) -> bool:
        """Whether the newest change deleted the entry."""
        return bool(self.changes) and self.changes[0].event == "deleted"
