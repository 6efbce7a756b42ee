"""Rate a skill."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mentorlog.model.results.entries import Rated

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Rating, Relationship
    from mentorlog.store import Journal


def rate(
    journal: Journal,
    relationship: Relationship,
    *,
    skill: str,
    score: int,
    is_mine: bool,
    on: dt.date,
    private: bool = False,
    now: dt.datetime,
) -> Rated:
    """Rate a skill (`score` is 1 to 5) on a day. It is my skill if I am the mentee or `is_mine`, else the other
    person's. A second rating of a skill on the same day replaces the first, if both are private or both shareable."""
    owner = "me" if is_mine or relationship.role != "mentor" else "them"
    fields = {"on": on, "skill": skill, "score": score, "owner": owner}
    with journal.command("rate", now=now) as change:
        ref, before = change.record_once_a_day("rating", relationship=relationship.ref, private=private, **fields)
    rating = cast("Rating", journal.entry(ref))
    return Rated(
        rating,
        before=cast("Rating | None", before),
        skill=next(
            rated
            for rated in journal.skills(relationship.ref)
            if rated.owner == owner and rated.skill.casefold() == rating.skill.casefold()
        ),
    )
