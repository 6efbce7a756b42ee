"""The fields of a question of one's own."""

from __future__ import annotations

from mentorlog.model.fields.field import BELONGS, ON, PRIVATE, Field
from mentorlog.model.vocabulary import QUESTION_PHASES, QUESTION_ROLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

FIELDS: Final = {
    **BELONGS,
    "text": Field("text", "Text", "text", ("text",), is_required=True, search_rank=1),
    "on": ON,
    "phase": Field("choice", "Phase", "phase", ("phase",), choices=QUESTION_PHASES, is_required=True),
    "role": Field("choice", "Role", "role", ("role",), choices=QUESTION_ROLES, is_required=True),
    "topic": Field("text", "Topic", "topic", ("topic",), can_clear=True, search_rank=2),
    "private": PRIVATE,
}
"""In the order of the JSON."""
