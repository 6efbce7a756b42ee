"""A check-in: how well the two work together."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model.vocabulary import Party, Ref


class Checkin(NamedTuple):
    """How one of the two finds the way they work together; at least one question is answered."""

    ref: Ref
    """Its handle: one letter and a number, never reused."""
    uuid: str
    """Its permanent identity, the same in every export and calendar file."""
    relationship: str
    """The name of the other person."""
    relationship_ref: Ref
    """The handle of the relationship that it belongs to."""
    on: dt.date
    """Its day."""
    owner: Party = "me"
    """Whose answers these are: `me` is the journal's owner."""
    frequency: int | None = None
    """Whether the two meet as often as is needed: 5 is just right."""
    challenge: int | None = None
    """Whether there is enough challenge: 5 is just right."""
    more: str | None = None
    """What to do more of."""
    less: str | None = None
    """What to do less of."""
    expectations: str | None = None
    """How far what the two expected has come true."""
    expectations_note: str | None = None
    """What is missing, or has come true."""
    skills: int | None = None
    """How far it has helped with skills: 5 is most."""
    career: int | None = None
    """How far it has helped with the career."""
    confidence: int | None = None
    """How far it has helped with confidence."""
    network: int | None = None
    """How far it has helped with the network."""
    decisions: int | None = None
    """How far it has helped with decisions."""
    satisfaction: int | None = None
    """How far it has helped with satisfaction at work."""
    private: bool = False
    """Whether it is private; what is private is exported only on request."""
