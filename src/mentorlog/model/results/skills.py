"""The ratings of one skill.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

from mentorlog.model.rating import Rating
from mentorlog.model.vocabulary import Party
from mentorlog.named_tuples import NamedTuple


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
