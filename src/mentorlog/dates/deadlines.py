"""Find the deadline at the end of an action's text: `Send the checklist by 20 nov`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.dates.parsing import find_date
from mentorlog.errors import DateError

if TYPE_CHECKING:
    from datetime import date, datetime

    from mentorlog.dates.days import DateOrder

_BY: Final = r"(?<!\S)(?:by|inden|senest)(?!\S)"
_LONGEST_DATE: Final = 60
"""Characters. Text after `by` that is longer is not a date."""
_NOW: Final = ("now", "nu")
"""`by now` is part of the sentence, not a deadline."""


def split_deadline(text: str, *, now: datetime, order: DateOrder | None = None) -> tuple[str, date | None]:
    """The text without its deadline, and the deadline: the date that follows the last `by`, `inden` or `senest` and
    ends the text. The date is in the future, counted from `now` (local time).

    The unchanged text and None if there is no such word, if nothing would remain before it, or if the date could be
    two days.
    """
    stripped = text.rstrip()
    tail = max(0, len(stripped) - _LONGEST_DATE - len("senest "))
    for found in reversed(list(re.compile(_BY, re.IGNORECASE).finditer(stripped, tail))):
        action = stripped[: found.start()].rstrip().removesuffix(",").rstrip()
        if action and (due_on := _parse(stripped[found.end() :], now=now, order=order)):
            return action, due_on
    return text, None


def _parse(text: str, *, now: datetime, order: DateOrder | None) -> date | None:
    if text.strip().rstrip(".").lower() in _NOW:
        return None
    try:
        return find_date(text, now=now, direction="future", order=order)
    except DateError:
        return None
