"""Check-ins and ratings for the tests of pages."""

from __future__ import annotations

from mentorlog.model import Rating, Skill
from tests.builders import checkin, rating


def rated(*ratings: Rating, more: bool = False) -> Skill:
    """A skill with these ratings, oldest first; with `more`, the first is not one of the latest."""
    return Skill(ratings[0].skill, ratings[0].owner, ratings[0], ratings[1:] if more else ratings)


FIRST = rating("k1", 2, "03-02", skill="Giving feedback")
SECOND = rating("k4", 3, "08-12", skill="Giving feedback")
THIRD = rating("k7", 4, "11-23", skill="Giving feedback")
LISTENING = rating("k8", 3, "11-23", skill="Listening", owner="me", private=True)
SKILLS = (rated(FIRST, SECOND, THIRD), rated(LISTENING))

EARLIER = checkin("c1", "08-12", frequency=3, challenge=2, more="live reviews")
CHECKED = checkin("c2", "11-23", frequency=4, challenge=2, less="talk about tools :hammer:")
