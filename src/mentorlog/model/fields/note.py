"""The fields of a note."""

from __future__ import annotations

from mentorlog.model.fields.field import BELONGS, ON, PRIVATE, Field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

FIELDS: Final = {
    **BELONGS,
    "on": ON,
    "text": Field("text", "Text", "text", ("text",), is_required=True, search_rank=1),
    "private": PRIVATE,
}
"""In the order of the JSON."""
