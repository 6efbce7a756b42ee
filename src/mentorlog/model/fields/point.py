"""The fields of a point for the agenda."""

from __future__ import annotations

from mentorlog.model.fields.field import BELONGS, ON, PRIVATE, Field
from mentorlog.model.vocabulary import STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

FIELDS: Final = {
    **BELONGS,
    "text": Field("text", "Text", "text", ("text",), is_required=True, search_rank=1),
    "status": Field("choice", "Status", "status", choices=STATUSES["point"], is_required=True),
    "on": ON,
    "closed_on": Field("past date", "Closed", "closed_on", ("closed-on",), statuses=("discussed", "dropped")),
    "session": Field(
        "ref", "Session", "session", ("session",), kind="session", can_clear=True, statuses=("discussed",)
    ),
    "carried": Field("count", "Carried", source="query", is_required=True),
    "private": PRIVATE,
}
"""In the order of the JSON."""
