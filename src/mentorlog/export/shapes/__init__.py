"""Entries and insights as JSON-ready data: the shapes that scripts rely on.

Keys are the model's words; dates are `YYYY-MM-DD`, times `HH:MM`, refs strings, lists arrays, what is absent null.
Every entry bears `ref`, `uuid`, `kind`, `relationship` (the name) and `private`.

This is the door. What stands behind it is loaded on first use, so that a command answers with the shapes of a few kinds
and does not load those of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.export.shapes.kinds import (
        action,
        checkin,
        entries,
        entry,
        feedback,
        goal,
        milestone,
        note,
        point,
        rating,
        relationship,
        session,
    )
    from mentorlog.export.shapes.lists import (
        command,
        found,
        history,
        moment,
        people,
        person,
        progress,
        questions,
        remind,
        reminder,
        search,
        status,
        timeline,
    )
    from mentorlog.export.shapes.meeting import recap, review
    from mentorlog.export.shapes.values import Shape

__all__ = [
    "Shape",
    "action",
    "checkin",
    "command",
    "entries",
    "entry",
    "feedback",
    "found",
    "goal",
    "history",
    "milestone",
    "moment",
    "note",
    "people",
    "person",
    "point",
    "progress",
    "questions",
    "rating",
    "recap",
    "relationship",
    "remind",
    "reminder",
    "review",
    "search",
    "session",
    "status",
    "timeline",
]

_HOME = {
    "Shape": "values",
    "action": "kinds",
    "checkin": "kinds",
    "command": "lists",
    "entries": "kinds",
    "entry": "kinds",
    "feedback": "kinds",
    "found": "lists",
    "goal": "kinds",
    "history": "lists",
    "milestone": "kinds",
    "moment": "lists",
    "note": "kinds",
    "people": "lists",
    "person": "lists",
    "point": "kinds",
    "progress": "lists",
    "questions": "lists",
    "rating": "kinds",
    "recap": "meeting",
    "relationship": "kinds",
    "remind": "lists",
    "reminder": "lists",
    "review": "meeting",
    "search": "lists",
    "session": "kinds",
    "status": "lists",
    "timeline": "lists",
}


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = found
    return found
