"""Convert the review of one's own development to JSON-ready data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.shapes.kinds import entries, entry
from mentorlog.export.shapes.lists import skill
from mentorlog.export.shapes.meeting import question

if TYPE_CHECKING:
    from mentorlog.export.shapes.values import Shape
    from mentorlog.insight.own_review import OwnReview
    from mentorlog.model import Goal


def own_review(item: OwnReview) -> Shape:
    """The JSON of `review me`: the keys of every review, empty where they need another person, and those of its own."""
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
