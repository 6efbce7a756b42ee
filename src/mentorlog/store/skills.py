"""Ratings by skill: the same few steps for each skill that was ever rated, however often it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model import Rating, Ref, Skill
from mentorlog.store import rows

if TYPE_CHECKING:
    import sqlite3

_LATEST: Final = 3

# One step along the index for each skill, instead of a pass over all ratings.
_RATED: Final = """
WITH RECURSIVE rated (owner, skill) AS (
  SELECT * FROM (SELECT owner, skill FROM rating WHERE relationship = :one ORDER BY owner, skill LIMIT 1)
  UNION ALL
  SELECT n.owner, n.skill FROM rated JOIN rating n ON n.id = coalesce(
    (SELECT id FROM rating WHERE relationship = :one AND owner = rated.owner AND skill > rated.skill
     ORDER BY skill LIMIT 1),
    (SELECT id FROM rating WHERE relationship = :one AND owner > rated.owner ORDER BY owner, skill LIMIT 1)))
SELECT owner, skill FROM rated
"""
_PLACE: Final = "x.relationship = ? AND x.owner = ? AND x.skill = ? ORDER BY x.day"


def skills(connection: sqlite3.Connection, relationship: Ref) -> tuple[Skill, ...]:
    """Each skill with its first and last ratings, the first rated first."""
    found: dict[tuple[str, str], Skill] = {}
    for owner, skill in connection.execute(_RATED, {"one": relationship.number}).fetchall():
        place = (relationship.number, owner, skill)
        first = rows.read(connection, Rating, f"WHERE {_PLACE}, x.id LIMIT 1", place)
        latest = rows.read(connection, Rating, f"WHERE {_PLACE} DESC, x.id DESC LIMIT {_LATEST}", place)
        one = Skill(first[0].skill, owner, first[0], tuple(reversed(latest)))
        # the index takes a and A for one letter, but not ø and Ø
        key = (owner, skill.casefold())
        found[key] = _joined(found[key], one) if key in found else one
    return tuple(sorted(found.values(), key=lambda one: (one.first.on, one.first.ref.number)))


def _joined(one: Skill, other: Skill) -> Skill:
    first = min(one.first, other.first, key=_age)
    latest = sorted((*one.latest, *other.latest), key=_age)[-_LATEST:]
    return Skill(first.skill, one.owner, first, tuple(latest))


def _age(rating: Rating) -> tuple[str, int]:
    return rating.on.isoformat(), rating.ref.number
