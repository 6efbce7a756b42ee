"""The fields of a rating."""

from __future__ import annotations

from mentorlog.model.fields.field import BELONGS, ON, PRIVATE, Field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

FIELDS: Final = {
    **BELONGS,
    "on": ON,
    "skill": Field("text", "Skill", "skill", ("skill",), is_required=True, search_rank=1),
    "score": Field("score", "Score", "score", ("score",), is_required=True),
    "owner": Field("party", "Owner", "owner", ("owner", "mine", "theirs"), is_required=True),
    "private": PRIVATE,
}
"""In the order of the JSON."""
