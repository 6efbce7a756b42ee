"""When a programme is evaluated again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.phrases import due_phrase

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.present.page import Span


def again_phrase(look_again_on: dt.date | None, *, today: dt.date) -> Span | None:
    """When to evaluate a programme again: the date, or how late it is; None if there is no day for it."""
    if look_again_on is None:
        return None
    due = due_phrase(look_again_on, today=today)
    return due._replace(text=f"next {due.text}")
