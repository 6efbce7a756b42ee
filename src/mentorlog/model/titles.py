"""The title of an entry: the part of its text that lists, reminders and messages show."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from mentorlog.model import Entry

TITLE_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "relationship": ("name",),
    "goal": ("title",),
    "action": ("text",),
    "feedback": ("behaviour", "text", "impact", "situation"),
    "milestone": ("title",),
    "point": ("text",),
    "note": ("text",),
    "rating": ("skill",),
    "advice": ("text",),
    "resource": ("title",),
    "question": ("text",),
}
"""The fields with the title, by kind; the first that has a value is used. A session and a check-in have no title;
they are shown by their day."""


def title_of(entry: Entry) -> str:
    """The title of an entry; empty if it has none."""
    values = (getattr(entry, field) for field in TITLE_FIELDS.get(entry.ref.kind, ()))
    return next((value for value in values if value), "")
