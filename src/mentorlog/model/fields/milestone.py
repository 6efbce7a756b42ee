"""The fields of a milestone."""

from __future__ import annotations

from mentorlog.model.fields.field import BELONGS, GOAL, PRIVATE, SNOOZED_UNTIL, Field
from mentorlog.model.vocabulary import STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

FIELDS: Final = {
    **BELONGS,
    "title": Field("text", "Title", "title", ("title",), is_required=True, search_rank=1),
    "on": Field("date", "Date", "day", ("on", "by"), is_required=True),
    "status": Field("choice", "Status", "status", choices=STATUSES["milestone"], is_required=True),
    "celebrated_on": Field(
        "past date", "Celebrated", "celebrated_on", ("celebrated-on",), can_clear=True, statuses=("reached",)
    ),
    "how": Field("text", "How", "how", ("how",), can_clear=True, search_rank=2),
    "goal": GOAL,
    "snoozed_until": SNOOZED_UNTIL,
    "private": PRIVATE,
}
"""In the order of the JSON."""
