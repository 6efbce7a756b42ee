"""The fields of an action."""

from __future__ import annotations

from mentorlog.model.fields.field import BELONGS, DUE_ON, GOAL, ON, PRIVATE, SNOOZED_UNTIL, Field
from mentorlog.model.vocabulary import STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

FIELDS: Final = {
    **BELONGS,
    "text": Field("text", "Text", "text", ("text",), is_required=True, search_rank=1),
    "person": Field("text", "Person", "person", ("introduce", "person"), can_clear=True, search_rank=2),
    "owner": Field("party", "Owner", "owner", ("owner", "mine", "theirs"), is_required=True),
    "on": ON,
    "due_on": DUE_ON,
    "status": Field("choice", "Status", "status", choices=STATUSES["action"], is_required=True),
    "done_on": Field("past date", "Done", "done_on", ("done-on",), statuses=("done",)),
    "session": Field("ref", "Session", "session", ("session",), kind="session", can_clear=True),
    "goal": GOAL,
    "carried": Field("count", "Carried", source="query", is_required=True),
    "snoozed_until": SNOOZED_UNTIL,
    "private": PRIVATE,
}
"""In the order of the JSON."""
