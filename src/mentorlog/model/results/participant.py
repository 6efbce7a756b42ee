"""The people of a programme who are to be paired."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentorlog.model.vocabulary import Role


class Participant(NamedTuple):
    """One person in one role. Somebody who is both a mentor and a mentee is two participants."""

    name: str
    role: Role
    """`mentor` or `mentee`."""
    skills: tuple[str, ...] = ()
    """What a mentor can teach, or what a mentee wants to learn."""
    organisation: str | None = None
    """None if unknown."""
    capacity: int = 1
    """How many mentees a mentor takes; 1 for a mentee."""
