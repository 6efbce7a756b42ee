"""One's own review without the names of people, to show to others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.insight.identifying_text import IdentifyingText
from mentorlog.model import Goal
from mentorlog.model.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.insight.identifying_text import Identifiable
    from mentorlog.insight.own_review import OwnReview
    from mentorlog.model import Entry

_PARTS = ("goals", "achieved", "actions", "resources", "advice", "milestones", "notes")


def hide_names(review: OwnReview, everyone: Iterable[Identifiable]) -> OwnReview:
    """The review without the names, organisations and addresses of `everyone`. An entry whose title has one is left
    out; another text that has one is cleared."""
    identifying = IdentifyingText(everyone)
    shown: dict[str, Any] = {
        part: tuple(kept for each in getattr(review, part) if (kept := _without_names(each, identifying)))
        for part in _PARTS
    }
    return review._replace(
        **shown,
        skills=tuple(each for each in review.skills if not identifying.is_in(each.skill)),
        questions=tuple(each for each in review.questions if not identifying.is_in(each.text)),
        prospects=(),
    )


def _without_names(entry: Entry, identifying: IdentifyingText) -> Entry | None:
    """The entry with the optional texts cleared that contain a name; None if a required one does."""
    cleared: dict[str, Any] = {}
    for name, field in FIELDS[entry.ref.kind].items():
        value = getattr(entry, name, None)
        # the relationship of every entry is `me`
        if field.type != "text" or name == "relationship" or not value or not identifying.is_in(value):
            continue
        if field.is_required:
            return None
        cleared[name] = None
    if isinstance(entry, Goal):
        cleared["checkpoints"] = tuple(
            point._replace(note=None) if point.note and identifying.is_in(point.note) else point
            for point in entry.checkpoints
        )
    return entry._replace(**cleared)
