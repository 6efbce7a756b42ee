"""The deadline at the end of an action's text: `Send the checklist by 20 nov`."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from mentorlog.dates.days import Order
from mentorlog.dates.parsing import find_date
from mentorlog.errors import DateError

_BY: Final = r"(?<!\S)(?:by|inden|senest)(?!\S)"
_LONGEST: Final = 60
"""Characters; what follows a by-word and is longer is no date."""
_IDIOMS: Final = ("now", "nu")


def split_deadline(text: str, *, now: datetime, order: Order | None = None) -> tuple[str, date | None]:
    """The text without its deadline, and the deadline: what follows the last `by`, `inden` or `senest` after which all
    that remains is a date, looking ahead from `now`.

    The text as it is, and None, where there is no such word, where nothing would remain before it, or where what
    follows could be two dates.
    """
    whole = text.rstrip()
    tail = max(0, len(whole) - _LONGEST - len("senest "))
    for found in reversed(list(re.compile(_BY, re.IGNORECASE).finditer(whole, tail))):
        action = whole[: found.start()].rstrip().removesuffix(",").rstrip()
        if action and (on := _day(whole[found.end() :], now=now, order=order)):
            return action, on
    return text, None


def _day(said: str, *, now: datetime, order: Order | None) -> date | None:
    if said.strip().rstrip(".").lower() in _IDIOMS:
        return None
    try:
        return find_date(said, now=now, looking="ahead", order=order)
    except DateError:
        return None
