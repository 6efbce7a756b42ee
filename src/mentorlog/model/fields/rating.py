"""The fields of a rating."""

from typing import Final

from mentorlog.model.fields.field import BELONGS, ON, PRIVATE, Field

FIELDS: Final = {
    **BELONGS,
    "on": ON,
    "skill": Field("text", "Skill", "skill", ("skill",), is_required=True, search_rank=1),
    "score": Field("score", "Score", "score", ("score",), is_required=True),
    "owner": Field("party", "Owner", "owner", ("owner", "mine", "theirs"), is_required=True),
    "private": PRIVATE,
}
"""In the order of the JSON."""
