"""The fields of a session."""

from __future__ import annotations

from mentorlog.model.fields.field import BELONGS, PRIVATE, SNOOZED_UNTIL, Field
from mentorlog.model.vocabulary import MEETING_TYPES, STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

FIELDS: Final = {
    **BELONGS,
    "status": Field("choice", "Status", "status", choices=STATUSES["session"], is_required=True),
    "on": Field("date", "Date", "day", ("on",), is_required=True),
    "at": Field("time", "Time", "at", ("at",), can_clear=True),
    "minutes": Field("minutes", "Length", "minutes", ("for", "minutes"), can_clear=True),
    "how": Field("choice", "How", "how", ("how",), choices=MEETING_TYPES, can_clear=True),
    "where": Field("text", "Where", "place", ("where",), can_clear=True, search_rank=3),
    "zone": Field("text", "Time zone", "zone"),
    "own_time": Field("moment", "There", source="query", in_json=False, in_tables=False),
    "notes": Field("text", "Notes", "notes", ("text", "notes"), can_clear=True, search_rank=1),
    "private_notes": Field("text", "Private", "private_notes", ("private-notes",), can_clear=True, search_rank=2),
    "topics": Field("texts", "Topics", "topics", ("topic", "topics"), can_clear=True, search_rank=5),
    "takeaways": Field("texts", "Takeaways", "takeaways", ("takeaway", "takeaways"), can_clear=True, search_rank=6),
    "goals": Field("refs", "Worked on", options=("goal", "goals"), source="query", kind="goal", can_clear=True),
    "points": Field("refs", "Discussed", options=("point", "points"), source="query", kind="point", can_clear=True),
    "actions": Field("entries", "Actions", source="second read", kind="action", in_tables=False),
    "cancelled_by": Field("party", "By", "cancelled_by", ("cancelled-by", "who"), can_clear=True),
    "why": Field("text", "Why", "why", ("why",), can_clear=True, search_rank=4),
    "moved": Field("count", "Moved", "moved", is_required=True),
    "moved_by": Field("party", "Moved by", "moved_by", ("moved-by",), can_clear=True),
    "snoozed_until": SNOOZED_UNTIL,
    "private": PRIVATE,
}
"""In the order of the JSON."""
