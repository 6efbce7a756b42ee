"""A held session, as `hours` lists it."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model.vocabulary import Ref, Role


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
    type: str = "mentoring"
    """Whether the relationship is mentoring or coaching."""
    private: bool = False
    """Whether the session or the relationship is private."""
