"""A rating of a skill."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model.vocabulary import Party, Ref


class Rating(NamedTuple):
    """How far someone has come in one skill."""

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
    skill: str
    """The skill that is rated."""
    score: int
    """How far the person has come in it: 5 is most."""
    owner: Party
    """Whose skill it is: `me` is the journal's owner."""
    private: bool = False
    """Whether it is private; what is private is exported only on request."""
