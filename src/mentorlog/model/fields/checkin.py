"""The fields of a check-in."""

from typing import Final

from mentorlog.model.fields.field import BELONGS, ON, PRIVATE, Field

FIELDS: Final = {
    **BELONGS,
    "on": ON,
    "frequency": Field("score", "Frequency", "frequency", ("frequency",), can_clear=True),
    "challenge": Field("score", "Challenge", "challenge", ("challenge",), can_clear=True),
    "more": Field("text", "More", "more", ("more",), can_clear=True, search_rank=1),
    "less": Field("text", "Less", "less", ("less",), can_clear=True, search_rank=2),
    "private": PRIVATE,
}
"""In the order of the JSON."""
