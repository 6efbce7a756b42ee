"""The words for entries that belong to `me`, where other entries name the person: no one owes oneself anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model.titles import title_of
from mentorlog.present.entries.fields import due_suffix
from mentorlog.present.page import Span, text

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Entry, Kind
    from mentorlog.present.page import Text

_HEADINGS: Final[dict[Kind, str]] = {
    "relationship": "me",
    "goal": "Goal of your own",
    "action": "Action of your own",
    "milestone": "Milestone of your own",
    "note": "Note to yourself",
    "rating": "Rating of yourself",
    "advice": "Advice for yourself",
    "resource": "Resource of your own",
    "question": "Question of your own",
}
"""The heading of an entry, by kind."""

_ADDED: Final[dict[Kind, str]] = {
    "action": "To do",
    "note": "Noted",
}
"""What the confirmation of a new entry begins with, by kind; the others begin with their heading."""


def own_heading(entry: Entry) -> Span:
    """The heading of an entry of `me`."""
    return Span(_HEADINGS.get(entry.ref.kind, entry.ref.kind.capitalize()), "title")


def own_added(entry: Entry, *, today: dt.date) -> Text:
    """The confirmation of a new entry of `me`: what it is, and its text."""
    kind = entry.ref.kind
    lead = _ADDED.get(kind) or _HEADINGS.get(kind, kind.capitalize())
    if kind == "milestone" and getattr(entry, "status", None) == "planned":
        lead = "Milestone of your own, ahead"
    words = getattr(entry, "text", None) or title_of(entry)
    return text(f"{lead}: ", words, due_suffix(getattr(entry, "due_on", None), today=today))
