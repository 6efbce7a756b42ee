"""The fields of a piece of advice."""

from __future__ import annotations

from mentorlog.model.fields.field import BELONGS, ON, PRIVATE, SNOOZED_UNTIL, Field
from mentorlog.model.vocabulary import ADVICE_OUTCOMES, DIRECTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

FIELDS: Final = {
    **BELONGS,
    "direction": Field("choice", "Direction", "direction", ("direction",), choices=DIRECTIONS, is_required=True),
    "on": ON,
    "text": Field("text", "Text", "text", ("text",), is_required=True, search_rank=1),
    "try_by": Field("future date", "Try by", "try_by", ("try-by",), can_clear=True),
    "outcome": Field("choice", "Outcome", "outcome", ("outcome",), choices=ADVICE_OUTCOMES, can_clear=True),
    "outcome_note": Field("text", "Outcome note", "outcome_note", ("outcome-note",), can_clear=True, search_rank=2),
    "outcome_on": Field("past date", "Tried", "outcome_on", ("outcome-on",), can_clear=True),
    "session": Field("ref", "Session", "session", ("session",), kind="session", can_clear=True),
    "snoozed_until": SNOOZED_UNTIL,
    "private": PRIVATE,
}
"""In the order of the JSON."""
