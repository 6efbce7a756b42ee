"""The fields of a resource."""

from __future__ import annotations

from mentorlog.model.fields.field import BELONGS, DUE_ON, GOAL, ON, PRIVATE, SNOOZED_UNTIL, Field
from mentorlog.model.vocabulary import RESOURCE_TYPES, STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

FIELDS: Final = {
    **BELONGS,
    "title": Field("text", "Title", "title", ("title",), is_required=True, search_rank=1),
    "url": Field("text", "Link", "url", ("url",), can_clear=True, search_rank=2),
    "type": Field("choice", "Type", "type", ("type",), choices=RESOURCE_TYPES, can_clear=True),
    "skill": Field("text", "Skill", "skill", ("skill",), can_clear=True, search_rank=3),
    "goal": GOAL,
    "recommended_by": Field("party", "From", "recommended_by", ("from", "recommended-by"), can_clear=True),
    "status": Field("choice", "Status", "status", choices=STATUSES["resource"], is_required=True),
    "on": ON,
    "due_on": DUE_ON,
    "done_on": Field("past date", "Done", "done_on", ("done-on",), statuses=("done",)),
    "minutes": Field("minutes", "Time spent", "minutes", ("for", "minutes"), can_clear=True),
    "takeaway": Field("text", "Takeaway", "takeaway", ("takeaway",), can_clear=True, search_rank=4),
    "snoozed_until": SNOOZED_UNTIL,
    "private": PRIVATE,
}
"""In the order of the JSON."""
