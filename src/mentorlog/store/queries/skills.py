"""Ratings by skill, in the same number of statements for each skill, however often it was rated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mentorlog.model import Rating, Skill
from mentorlog.store.queries import rows

if TYPE_CHECKING:
    import sqlite3

    from mentorlog.model import Party, Ref

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


_MINE: Final = """
WITH RECURSIVE rated (relationship, skill) AS (
  SELECT r.id, (SELECT skill FROM rating WHERE relationship = r.id AND owner = 'me' ORDER BY skill LIMIT 1)
  FROM relationship r
  UNION ALL
  SELECT relationship, (SELECT skill FROM rating n WHERE n.relationship = rated.relationship AND n.owner = 'me'
    AND n.skill > rated.skill ORDER BY n.skill LIMIT 1)
  FROM rated WHERE skill IS NOT NULL)
SELECT relationship, skill FROM rated WHERE skill IS NOT NULL
"""


def own_skills(connection: sqlite3.Connection) -> tuple[Skill, ...]:
    """Read each skill of the journal's owner, joined over all relationships, the earliest rated first."""
    rated = [_read(connection, number, "me", skill) for number, skill in connection.execute(_MINE).fetchall()]
    found: dict[str, Skill] = {}
    for each in sorted(rated, key=lambda each: _by_date(each.first)):
        skill, key = each._replace(sources=(each.first.relationship,)), each.skill.casefold()
        found[key] = _merge(found[key], skill) if key in found else skill
    return tuple(found.values())


def skills(connection: sqlite3.Connection, relationship: Ref) -> tuple[Skill, ...]:
    """Read each skill with its first and latest ratings, the earliest rated first."""
    found: dict[tuple[str, str], Skill] = {}
    for owner, skill in connection.execute(_RATED, {"relationship": relationship.number}).fetchall():
        rated = _read(connection, relationship.number, owner, skill)
        # the index ignores the case of a and A, but not of ø and Ø
        key = (owner, skill.casefold())
        found[key] = _merge(found[key], rated) if key in found else rated
    return _by_first(found)


def _read(connection: sqlite3.Connection, relationship: int, owner: Party, skill: str) -> Skill:
    """The ratings of one skill in one relationship."""
    values = (relationship, owner, skill)
    first = rows.read(connection, Rating, f"WHERE {_OF_SKILL}, x.id LIMIT 1", values)
    latest = rows.read(connection, Rating, f"WHERE {_OF_SKILL} DESC, x.id DESC LIMIT {_LATEST}", values)
    return Skill(first[0].skill, owner, first[0], tuple(reversed(latest)))


def _by_first(found: dict[Any, Skill]) -> tuple[Skill, ...]:
    return tuple(sorted(found.values(), key=lambda rated: (rated.first.on, rated.first.ref.number)))


def _merge(skill_a: Skill, skill_b: Skill) -> Skill:
    first = min(skill_a.first, skill_b.first, key=_by_date)
    latest = sorted((*skill_a.latest, *skill_b.latest), key=_by_date)[-_LATEST:]
    sources = tuple(dict.fromkeys((*skill_a.sources, *skill_b.sources)))
    return Skill(first.skill, skill_a.owner, first, tuple(latest), sources)


def _by_date(rating: Rating) -> tuple[str, int]:
    return rating.on.isoformat(), rating.ref.number
