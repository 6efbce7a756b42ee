"""The title of an entry: its own words on one line, by which lists, reminders and answers name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mentorlog.model.entries import Entry

TITLE_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "relationship": ("name",),
    "goal": ("title",),
    "action": ("text",),
    "feedback": ("behaviour", "text", "impact", "situation"),
    "milestone": ("title",),
    "point": ("text",),
    "note": ("text",),
    "rating": ("skill",),
}
"""The fields that a title is taken from, by kind: the first that is filled. Of feedback that is what was seen, else the
free text, else any part. A session and a check-in have no title; they are named by their day."""


def title_of(entry: Entry) -> str:
    """The title of an entry; empty if it has none."""
    values = (getattr(entry, field) for field in TITLE_FIELDS.get(entry.ref.kind, ()))
    return next((value for value in values if value), "")
