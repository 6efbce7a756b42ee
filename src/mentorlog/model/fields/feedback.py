"""The fields of feedback."""

from __future__ import annotations

from mentorlog.model.fields.field import BELONGS, ON, PRIVATE, SNOOZED_UNTIL, Field
from mentorlog.model.vocabulary import DIRECTIONS, OUTCOMES, TONES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

FIELDS: Final = {
    **BELONGS,
    "direction": Field("choice", "Direction", "direction", ("direction",), choices=DIRECTIONS, is_required=True),
    "tone": Field("choice", "Tone", "tone", ("tone", "praise", "constructive"), choices=TONES, can_clear=True),
    "on": ON,
    "text": Field("text", "Text", "text", ("text",), can_clear=True, search_rank=1),
    "situation": Field("text", "Situation", "situation", ("situation",), can_clear=True, search_rank=2),
    "behaviour": Field("text", "Behaviour", "behaviour", ("behaviour", "behavior"), can_clear=True, search_rank=3),
    "impact": Field("text", "Impact", "impact", ("impact",), can_clear=True, search_rank=4),
    "follow_up_on": Field("future date", "Follow up", "follow_up_on", ("follow-up", "follow-up-on"), can_clear=True),
    "outcome": Field("choice", "Outcome", "outcome", ("outcome",), choices=OUTCOMES, can_clear=True),
    "outcome_note": Field("text", "Outcome note", "outcome_note", ("outcome-note",), can_clear=True, search_rank=5),
    "outcome_on": Field("past date", "Asked", "outcome_on", ("outcome-on",), can_clear=True),
    "snoozed_until": SNOOZED_UNTIL,
    "private": PRIVATE,
}
"""In the order of the JSON."""
