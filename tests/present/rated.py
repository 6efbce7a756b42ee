"""Check-ins and ratings for the tests of pages."""

from __future__ import annotations

from typing import Any

from mentorlog.model import Checkin, Rating, Skill

from .samples import SOREN, day, ref


def checkin(handle: str, on: str = "11-23", **fields: Any) -> Checkin:
    """A check-in that answers what is given."""
    owner = {"relationship": SOREN, "relationship_ref": ref("r1")}
    return Checkin(**{"ref": ref(handle), "uuid": handle, **owner, "on": day(on)} | fields)


def rating(handle: str, score: int, on: str = "11-23", **fields: Any) -> Rating:
    """A rating of a skill of the mentee."""
    owner = {"relationship": SOREN, "relationship_ref": ref("r1"), "owner": "them"}
    given = {"ref": ref(handle), "uuid": handle, **owner, "on": day(on), "skill": "Giving feedback", "score": score}
    return Rating(**given | fields)


def rated(*ratings: Rating, more: bool = False) -> Skill:
    """A skill from its ratings, oldest first; with `more`, the first is not among the latest."""
    return Skill(ratings[0].skill, ratings[0].owner, ratings[0], ratings[1:] if more else ratings)


FIRST = rating("k1", 2, "03-02")
SECOND = rating("k4", 3, "08-12")
THIRD = rating("k7", 4)
LISTENING = rating("k8", 3, skill="Listening", owner="me", private=True)
SKILLS = (rated(FIRST, SECOND, THIRD), rated(LISTENING))

EARLIER = checkin("c1", "08-12", frequency=3, challenge=2, more="live reviews")
CHECKED = checkin("c2", frequency=4, challenge=2, less="talk about tools :hammer:")
