"""The fields of a check-in."""

from __future__ import annotations

from mentorlog.model.fields.field import BELONGS, ON, PRIVATE, Field
from mentorlog.model.vocabulary import BENEFITS, EXPECTATIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

FIELDS: Final = {
    **BELONGS,
    "on": ON,
    "owner": Field("party", "Answers of", "owner", ("owner", "mine", "theirs"), is_required=True),
    "frequency": Field("score", "Frequency", "frequency", ("frequency",), can_clear=True),
    "challenge": Field("score", "Challenge", "challenge", ("challenge",), can_clear=True),
    "more": Field("text", "More", "more", ("more",), can_clear=True, search_rank=1),
    "less": Field("text", "Less", "less", ("less",), can_clear=True, search_rank=2),
    "expectations": Field(
        "choice", "Expectations", "expectations", ("expectations",), choices=EXPECTATIONS, can_clear=True
    ),
    "expectations_note": Field(
        "text", "Expectations note", "expectations_note", ("expectations-note",), can_clear=True, search_rank=3
    ),
    **{benefit: Field("score", benefit.capitalize(), benefit, (benefit,), can_clear=True) for benefit in BENEFITS},
    "private": PRIVATE,
}
"""In the order of the JSON."""
