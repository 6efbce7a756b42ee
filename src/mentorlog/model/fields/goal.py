"""The fields of a goal and of its checkpoints."""

from __future__ import annotations

from mentorlog.model.fields.field import BELONGS, DUE_ON, ON, PRIVATE, SNOOZED_UNTIL, Field
from mentorlog.model.vocabulary import STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

FIELDS: Final = {
    **BELONGS,
    "title": Field("text", "Title", "title", ("title",), is_required=True, search_rank=1),
    "why": Field("text", "Why", "why", ("why",), can_clear=True, search_rank=2),
    "measure": Field("text", "Measure", "measure", ("measure",), can_clear=True, search_rank=3),
    "on": ON,
    "due_on": DUE_ON,
    "status": Field("choice", "Status", "status", choices=STATUSES["goal"], is_required=True),
    "progress": Field("percent", "Progress", source="query", is_required=True),
    "checkpoints": Field("entries", "Checkpoints", source="second read", in_tables=False),
    "closed_on": Field("past date", "Closed", "closed_on", ("closed-on",), statuses=("achieved", "dropped")),
    "idle": Field("count", "Idle", source="query"),
    "snoozed_until": SNOOZED_UNTIL,
    "private": PRIVATE,
    "previous_checkpoint": Field(
        "entries", "Previous checkpoint", source="second read", in_json=False, in_tables=False
    ),
}
"""In the order of the JSON."""

CHECKPOINT: Final = {
    "on": Field("past date", "Date", "day", is_required=True),
    "progress": Field("percent", "Progress", "progress", is_required=True),
    "note": Field("text", "Note", "note", search_rank=1),
}
"""The fields of a checkpoint, which is written by its own command, in the order of the JSON."""
