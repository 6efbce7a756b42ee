"""The confirmation that `agreement` shows: what was agreed or looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_recorded_date
from mentorlog.present.page import text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mentorlog.model import Relationship
    from mentorlog.present.page import Text

_SENDING: Final = {
    "yes": "You may send what you talked about.",
    "no": "What you talked about is not sent.",
    "ask": "Ask before you send what you talked about.",
    None: "Whether you may send what you talked about is open.",
}
"""What was agreed on sending a summary, as a sentence."""


def agreement_changed(after: Relationship, before: Relationship | None, *, today: dt.date) -> Text:
    """That the two agreed or looked at their agreement, and what changed beside its text."""
    sentences = (_first_sentence(after, before, today=today), *_changes(after, before, today=today))
    return text(" ".join(sentences))


def _first_sentence(after: Relationship, before: Relationship | None, *, today: dt.date) -> str:
    has_new_text = before is None or before.agreement != after.agreement
    has_new_lines = before is not None and _lines(before) != _lines(after)
    if has_new_text and not after.agreement:
        return f"No agreement with {after.name} any more."
    if has_new_text:
        agreed = f", {format_recorded_date(after.agreed_on, today=today)}" if after.agreed_on else ""
        return f"Agreed with {after.name}{agreed}."
    return f"Agreed with {after.name}." if has_new_lines else f"Looked at what you agreed with {after.name}."


def _changes(after: Relationship, before: Relationship | None, *, today: dt.date) -> Iterator[str]:
    """The day to look at the agreement again, and what changed in whether a summary may be sent and who may read it."""
    has_new_lines = before is not None and _lines(before) != _lines(after)
    is_only_lines = (
        has_new_lines
        and before is not None
        and before._replace(recap=after.recap, summary_readers=after.summary_readers) == after
    )
    if after.look_again_on and not is_only_lines:
        yield f"Look at it again {format_recorded_date(after.look_again_on, today=today)}."
    if before is None or not has_new_lines:
        return
    if after.recap != before.recap:
        yield _SENDING[after.recap]
    if after.summary_readers != before.summary_readers:
        readers = after.summary_readers
        yield f"Who may read the summary: {readers}" if readers else "Who may read the summary is open."


def _lines(relationship: Relationship) -> tuple[str | None, str | None]:
    return relationship.recap, relationship.summary_readers
