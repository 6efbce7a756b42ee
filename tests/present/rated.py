"""Check-ins and ratings for the tests of pages."""

from __future__ import annotations

from mentorlog.insight.collaboration.expectations import Expected
from mentorlog.model import Rating, Skill, TopicCount
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

BEFORE = checkin("c3", "05-04", frequency=2, expectations="partly", skills=2, career=3)
MINE = checkin(
    "c4", "11-23", frequency=4, challenge=3, more="harder questions", expectations="met", skills=4, network=2,
    expectations_note="He comes prepared; I still talk too much",
)  # fmt: skip
THEIRS = checkin(
    "c5", "11-20", owner="them", frequency=3, challenge=5, more="live reviews", expectations="partly", skills=5,
    expectations_note="An introduction is missing",
)  # fmt: skip
EXPECTED = (
    Expected("What I expect of Søren", "to come prepared,\nand to say when something does not help"),
    Expected("What Søren expects of me", "honest answers, and an introduction"),
)
TOPICS = (TopicCount("delegation", 5), TopicCount("career goals", 2), TopicCount("salary", 1, private=True))
