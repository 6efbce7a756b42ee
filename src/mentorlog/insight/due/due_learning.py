"""When advice and resources are due, and what settles them."""

from __future__ import annotations

from mentorlog.model import Advice
from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Resource


class DueLearning(NamedTuple):
    """Advice that is to be tried by a day, or a resource that is due on a day."""

    reminder: str
    """The kind of reminder."""
    on: dt.date
    settle: str
    """The command line that settles it."""
    alternatives: tuple[str, ...]
    """Other command lines that settle it."""


def find_due_learning(entry: Advice | Resource) -> DueLearning | None:
    """When advice or a resource is due, and what settles it; None if it has no day, or is settled."""
    if isinstance(entry, Advice):
        if entry.try_by is None or entry.outcome is not None:
            return None
        return DueLearning("advice_try_by", entry.try_by, f"mentorlog outcome {entry.ref} OUTCOME", ())
    if entry.due_on is None or entry.status != "open":
        return None
    return DueLearning(
        "resource_due",
        entry.due_on,
        f"mentorlog done {entry.ref} --takeaway TEXT",
        (f"mentorlog edit {entry.ref} --by DATE", f"mentorlog drop {entry.ref}"),
    )
