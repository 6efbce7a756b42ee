"""The fields of a relationship."""

from __future__ import annotations

from mentorlog.model.fields.field import IDENTITY, PRIVATE, SNOOZED_UNTIL, Field
from mentorlog.model.vocabulary import ANSWERS, RECAPS, RELATIONSHIP_TYPES, ROLES, STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

FIELDS: Final = {
    **IDENTITY,
    "name": Field("text", "Name", "name", ("name",), is_required=True, search_rank=1),
    "role": Field("choice", "Role", "role", ("i-am", "role"), choices=(*ROLES, "self"), is_required=True),
    "status": Field("choice", "Status", "status", source="query", choices=STATUSES["relationship"], is_required=True),
    "type": Field("choice", "Type", "type", ("type",), choices=RELATIONSHIP_TYPES, is_required=True),
    "programme": Field("text", "Programme", "programme", ("programme",), can_clear=True, search_rank=12),
    "focus": Field("text", "Focus", "focus", ("focus",), can_clear=True, search_rank=2),
    "cadence": Field("text", "Cadence", "cadence", ("cadence",), source="query", is_required=True),
    "started_on": Field("past date", "Since", "started_on", ("since", "started-on"), source="query", is_required=True),
    "ends_on": Field("future date", "Until", "ends_on", ("until", "ends-on"), can_clear=True),
    "sessions_agreed": Field(
        "count", "Sessions agreed", "sessions_agreed", ("sessions", "sessions-agreed"), can_clear=True
    ),
    "paused_until": Field("future date", "Paused to", "paused_until", ("paused-until",), can_clear=True),
    "ended_on": Field("past date", "Ended", "ended_on", ("ended-on",), statuses=("ended",)),
    "reason": Field("text", "Reason", "reason", ("reason",), can_clear=True, search_rank=6),
    "thanks": Field("text", "Thanks", "thanks", ("thanks",), can_clear=True, search_rank=7),
    "learned": Field("text", "Learned", "learned", ("learned",), can_clear=True, search_rank=8),
    "same": Field("text", "Same", "same", ("same",), can_clear=True, search_rank=9),
    "different": Field("text", "Different", "different", ("different",), can_clear=True, search_rank=10),
    "next": Field("text", "Next", "next", ("next",), can_clear=True, search_rank=11),
    "resumed_on": Field("past date", "Resumed on", "resumed_on"),
    "email": Field("text", "E-mail", "email", ("email",), can_clear=True, search_rank=3),
    "org": Field("text", "Org", "org", ("org",), can_clear=True, search_rank=4),
    "agreement": Field("text", "Agreement", "agreement", ("agreement",), can_clear=True, search_rank=5),
    "agreed_on": Field("past date", "Agreed", "agreed_on", ("agreed-on",), can_clear=True),
    "look_again_on": Field(
        "future date", "Look again", "look_again_on", ("look-again", "look-again-on"), can_clear=True
    ),
    "recap": Field("choice", "Recap", "recap", ("recap",), choices=RECAPS, can_clear=True),
    "summary_readers": Field(
        "text", "Readers", "summary_readers", ("readers", "summary-readers"), can_clear=True, search_rank=21
    ),
    "keep_in_touch_on": Field(
        "future date", "In touch", "keep_in_touch_on", ("keep-in-touch", "keep-in-touch-on"), can_clear=True
    ),
    "admire": Field("text", "Admired for", "admire", ("admire",), can_clear=True, search_rank=13),
    "skills": Field("texts", "Skills", "skills", ("skill", "skills"), can_clear=True, search_rank=14),
    "hope": Field("text", "I hope for", "hope", ("hope",), can_clear=True, search_rank=15),
    "offer": Field("text", "I offer", "offer", ("offer",), can_clear=True, search_rank=16),
    "background": Field("text", "Background", "background", ("background",), can_clear=True, search_rank=17),
    "found_through": Field(
        "text", "Found through", "found_through", ("found-through",), can_clear=True, search_rank=18
    ),
    "goal": Field("ref", "My goal", "goal", ("goal",), kind="goal", can_clear=True),
    "asked_on": Field("past date", "Asked", "asked_on", ("asked-on",), can_clear=True),
    "via": Field("text", "Asked via", "via", ("via",), can_clear=True),
    "message": Field("text", "Message", "message", ("message",), can_clear=True, search_rank=19),
    "follow_up_on": Field(
        "future date",
        "Follow up",
        "follow_up_on",
        ("follow-up", "follow-up-on"),
        can_clear=True,
        statuses=("prospect",),
    ),
    "answer": Field("choice", "Answer", "answer", ("answer",), choices=ANSWERS, can_clear=True),
    "answered_on": Field("past date", "Answered", "answered_on", ("answered-on",), can_clear=True),
    "answer_note": Field("text", "Answer note", "answer_note", ("answer-note",), can_clear=True, search_rank=20),
    "snoozed_until": SNOOZED_UNTIL,
    "private": PRIVATE,
}
"""In the order of the JSON."""
