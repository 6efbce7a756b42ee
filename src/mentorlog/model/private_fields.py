"""The fields that stay private in an entry that is not."""

from __future__ import annotations

from mentorlog.model.vocabulary import CLOSING, PROSPECT_FIELDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentorlog.model.vocabulary import Kind


def private_fields(kind: Kind, *, status: str | None) -> tuple[str, ...]:
    """The names of the fields that are in no export, whether or not the entry is private: the private notes of a
    session, what was recorded of a prospect, and the answers for the end of a relationship that has not ended."""
    if kind == "session":
        return ("private_notes",)
    if kind == "relationship":
        return PROSPECT_FIELDS if status == "ended" else (*PROSPECT_FIELDS, *CLOSING)
    return ()
