"""Convert the review of one's own development to JSON-ready data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.shapes.kinds import entries, entry
from mentorlog.export.shapes.lists import skill
from mentorlog.export.shapes.meeting import question
from mentorlog.export.shapes.shareable import without_refs

if TYPE_CHECKING:
    from mentorlog.export.shapes.values import Shape
    from mentorlog.insight.own_review import OwnReview
    from mentorlog.model import Goal, Skill


def own_review(item: OwnReview, *, is_shareable: bool = False) -> Shape:
    """The JSON of `review me`: the keys of every review, empty where they need another person, and those of its own.

    For other people (`is_shareable`) it has no refs and no names of people: links are uuids, or null if the entry is
    not in the review, and a skill has the number of its sources.
    """
    found = _everything(item)
    if not is_shareable:
        return found
    found["skills"] = [_shareable_skill(each) for each in item.skills]
    found["prospects"] = []
    return {name: _without_people(value) for name, value in without_refs(found).items()}


def _everything(item: OwnReview) -> Shape:
    return {
        "relationship": entry(item.relationship),
        "last_session": None,
        "next_session": None,
        "actions": {"mine": entries(item.actions), "theirs": [], "done_since": []},
        "goals": [{**entry(each), "missing": _missing(each)} for each in item.goals],
        "agenda": [],
        "feedback": [],
        "advice": entries(item.advice),
        "resources": entries(item.resources),
        "milestones": entries(item.milestones),
        "notes": entries(item.notes),
        "prospects": entries(item.prospects),
        "skills": [skill(each) for each in item.skills],
        "questions": [question(each) for each in item.questions],
        "signals": [],
    }


def _missing(goal: Goal) -> list[str]:
    """The fields that a clear goal needs and this one lacks."""
    return [name for name, value in (("measure", goal.measure), ("due_on", goal.due_on)) if not value]


def _shareable_skill(item: Skill) -> Shape:
    """A skill whose ratings don't say with whom they were made, and the number of those people."""
    shown = skill(item)
    first, *latest = ({**entry(each), "relationship": None} for each in (item.first, *item.latest))
    return {**shown, "first": first, "latest": latest, "sources": len(item.sources)}


def _without_people(value: object) -> object:
    """A part of the JSON without the person of an introduction."""
    if isinstance(value, list):
        return [_without_people(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {name: _without_people(each) for name, each in value.items()}
    return kept | ({"person": None} if "person" in kept else {})
