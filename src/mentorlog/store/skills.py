"""Ratings by skill, in the same number of statements for each skill, however often it was rated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model import Rating, Skill
from mentorlog.store import rows

if TYPE_CHECKING:
    import sqlite3

    from mentorlog.model import Ref

_LATEST: Final = 3

# one index lookup per skill instead of a scan of all ratings
_RATED: Final = """
WITH RECURSIVE rated (owner, skill) AS (
  SELECT * FROM (SELECT owner, skill FROM rating WHERE relationship = :relationship ORDER BY owner, skill LIMIT 1)
  UNION ALL
  SELECT n.owner, n.skill FROM rated JOIN rating n ON n.id = coalesce(
    (SELECT id FROM rating WHERE relationship = :relationship AND owner = rated.owner AND skill > rated.skill
     ORDER BY skill LIMIT 1),
    (SELECT id FROM rating WHERE relationship = :relationship AND owner > rated.owner ORDER BY owner, skill LIMIT 1)))
SELECT owner, skill FROM rated
"""
_OF_SKILL: Final = "x.relationship = ? AND x.owner = ? AND x.skill = ? ORDER BY x.day"


def skills(connection: sqlite3.Connection, relationship: Ref) -> tuple[Skill, ...]:
    """Read each skill with its first and latest ratings, the earliest rated first."""
    found: dict[tuple[str, str], Skill] = {}
    for owner, skill in connection.execute(_RATED, {"relationship": relationship.number}).fetchall():
        values = (relationship.number, owner, skill)
        first = rows.read(connection, Rating, f"WHERE {_OF_SKILL}, x.id LIMIT 1", values)
        latest = rows.read(connection, Rating, f"WHERE {_OF_SKILL} DESC, x.id DESC LIMIT {_LATEST}", values)
        rated = Skill(first[0].skill, owner, first[0], tuple(reversed(latest)))
        # the index ignores the case of a and A, but not of ø and Ø
        key = (owner, skill.casefold())
        found[key] = _merge(found[key], rated) if key in found else rated
    return tuple(sorted(found.values(), key=lambda rated: (rated.first.on, rated.first.ref.number)))


def _merge(skill_a: Skill, skill_b: Skill) -> Skill:
    first = min(skill_a.first, skill_b.first, key=_by_date)
    latest = sorted((*skill_a.latest, *skill_b.latest), key=_by_date)[-_LATEST:]
    return Skill(first.skill, skill_a.owner, first, tuple(latest))


def _by_date(rating: Rating) -> tuple[str, int]:
    return rating.on.isoformat(), rating.ref.number
