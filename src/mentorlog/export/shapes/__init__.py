"""Convert entries and results to JSON-ready data, in the shapes that scripts rely on.

Keys are the names of the model. Dates are `YYYY-MM-DD`, times `HH:MM`, refs strings; a missing value is null. Every
entry has `ref`, `uuid`, `kind`, `relationship` (the name) and `private`.

The modules of this package are loaded on first use, so that a command loads only those that it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.export.shapes.kinds import entries, entry
    from mentorlog.export.shapes.lists import (
        command,
        found,
        history,
        moment,
        people,
        person,
        progress,
        prospects,
        questions,
        remind,
        reminder,
        search,
        status,
        timeline,
    )
    from mentorlog.export.shapes.meeting import recap, review
    from mentorlog.export.shapes.own_review import own_review
    from mentorlog.export.shapes.values import Shape
    from mentorlog.export.shapes.versions import entry_history
    from mentorlog.export.shapes.year import year
    from mentorlog.export.shapes.year_story import year_story

__all__ = [
    "Shape",
    "command",
    "entries",
    "entry",
    "entry_history",
    "found",
    "history",
    "moment",
    "own_review",
    "people",
    "person",
    "progress",
    "prospects",
    "questions",
    "recap",
    "remind",
    "reminder",
    "review",
    "search",
    "status",
    "timeline",
    "year",
    "year_story",
]

_MODULES = {
    "Shape": "values",
    "command": "lists",
    "entries": "kinds",
    "entry": "kinds",
    "entry_history": "versions",
    "found": "lists",
    "history": "lists",
    "moment": "lists",
    "own_review": "own_review",
    "people": "lists",
    "person": "lists",
    "progress": "lists",
    "prospects": "lists",
    "questions": "lists",
    "recap": "meeting",
    "remind": "lists",
    "reminder": "lists",
    "review": "meeting",
    "search": "lists",
    "status": "lists",
    "timeline": "lists",
    "year": "year",
    "year_story": "year_story",
}


def __getattr__(name: str) -> object:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value
