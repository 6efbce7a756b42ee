"""What `rate` and the end of a relationship share: a skill is rated once a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mentorlog.model import Party, Rating, Ref, Relationship
from mentorlog.store import Journal

if TYPE_CHECKING:
    from mentorlog.store.writing import Change


def record_rating(
    journal: Journal,
    change: Change,
    relationship: Relationship,
    *,
    on: dt.date,
    skill: str,
    score: int,
    owner: Party,
    private: bool,
) -> tuple[Ref, Rating | None]:
    """Record how far a skill has come; a second rating of a day replaces the first. Its ref, and what it replaced."""
    before = _of_that_day(journal, relationship, on, skill=skill, owner=owner)
    if before is not None:
        change.set(before.ref, skill=skill, score=score, private=private or before.private)
        return before.ref, before
    fields = {"on": on, "skill": skill, "score": score, "owner": owner, "private": private}
    return change.add("rating", relationship=relationship.ref, **fields), None


def _of_that_day(
    journal: Journal, relationship: Relationship, day: dt.date, *, skill: str, owner: Party
) -> Rating | None:
    """The rating of the same skill on that day, whatever its case; the newest where an edit has made them several."""
    found = [
        entry
        for entry in journal.history(relationship.ref, since=day, until=day)
        if isinstance(entry, Rating) and entry.owner == owner and entry.skill.casefold() == skill.casefold()
    ]
    return found[-1] if found else None
