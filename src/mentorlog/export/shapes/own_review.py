"""Convert the review of one's own development to JSON-ready data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.shapes.kinds import entries, entry
from mentorlog.export.shapes.lists import skill
from mentorlog.export.shapes.meeting import question

if TYPE_CHECKING:
    from mentorlog.export.shapes.values import Shape
    from mentorlog.insight.own_review import OwnReview
    from mentorlog.insight.questions.bank import AnyQuestion
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
    found["questions"] = [_shareable_question(each) for each in item.questions]
    uuids = {str(each.ref): each.uuid for each in (*item.goals, *item.achieved)}
    return {name: _without_refs(value, uuids) for name, value in found.items()}


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


def _shareable_question(item: AnyQuestion) -> Shape:
    """A question; one of one's own has its uuid as `id`."""
    shown = question(item)
    return {**shown, "id": shown.get("uuid", shown["id"])}


def _without_refs(value: object, uuids: dict[str, str]) -> object:
    """A part of the JSON without refs, with the uuids of linked goals, and without the person of an introduction."""
    if isinstance(value, list):
        return [_without_refs(each, uuids) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {name: _without_refs(each, uuids) for name, each in value.items() if name != "ref"}
    linked = {name: uuids.get(str(kept[name])) for name in ("goal", "session") if name in kept}
    return kept | linked | ({"person": None} if "person" in kept else {})
