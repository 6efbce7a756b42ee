"""The ratings of one skill."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentorlog.model.rating import Rating
    from mentorlog.model.vocabulary import Party


class Skill(NamedTuple):
    """The ratings of one skill of one person over time."""

    skill: str
    """The name of the skill."""
    owner: Party
    """Whose skill it is: `me` is the journal's owner."""
    first: Rating
    """The first rating."""
    latest: tuple[Rating, ...]
    """The last three ratings, oldest first; with three or fewer ratings this includes the first."""
    sources: tuple[str, ...] = ()
    """The names of the relationships in which it was rated, if the ratings of several were joined."""
