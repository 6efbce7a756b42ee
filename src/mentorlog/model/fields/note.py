"""The fields of a note."""

from typing import Final

from mentorlog.model.fields.field import BELONGS, ON, PRIVATE, Field

FIELDS: Final = {
    **BELONGS,
    "on": ON,
    "text": Field("text", "Text", "text", ("text",), is_required=True, search_rank=1),
    "private": PRIVATE,
}
"""In the order of the JSON."""
