"""Entries that were marked private, rated or checked in."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentorlog.model import Checkin, Entry, Rating, Ref, Skill


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
    """All ratings of the skill, including this one."""


class CheckedIn(NamedTuple):
    """A check-in that was recorded."""

    checkin: Checkin
    """The check-in as it is now."""
    before: Checkin | None
    """The check-in of the same day that it added to."""
    last: Checkin | None
    """The check-in of the latest earlier day with answers of the same person."""
    other: Checkin | None = None
    """The check-in of about the same time with the answers of the other person."""
