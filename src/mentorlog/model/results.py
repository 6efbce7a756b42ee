"""What a writing command comes to, as plain data: all that its answer shows.

Without `from __future__ import annotations`: a named tuple compiles annotations that are text.
"""

from typing import NamedTuple

from mentorlog.model.entries import Checkin, Entry, Rating
from mentorlog.model.readings import Skill
from mentorlog.model.words import Ref


class PrivacyChange(NamedTuple):
    """Entries that were marked as private or as shareable."""

    changes: tuple[tuple[Entry, Entry], ...]
    """Each entry as it is now, and as it was."""
    still_private: tuple[Ref, ...]
    """The actions that stay private although their session is shareable again."""


class Rated(NamedTuple):
    """A skill that was rated."""

    rating: Rating
    """The rating as it is now."""
    before: Rating | None
    """The rating of the same day that it replaced."""
    skill: Skill
    """The skill over time, this rating among the others."""


class CheckedIn(NamedTuple):
    """A check-in that was recorded."""

    checkin: Checkin
    """The check-in as it is now."""
    before: Checkin | None
    """The check-in of the same day that it added to."""
    last: Checkin | None
    """The check-in of the nearest day before."""
