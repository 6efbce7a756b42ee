"""Parse whole numbers: how many sessions were agreed on, how many sessions to plan."""

from __future__ import annotations

from typing import Final

from mentorlog.errors import UsageError
from mentorlog.quoted_text import quoted

MOST_SESSIONS: Final = 1000
"""The maximum number of sessions that two people can agree on."""


def whole_number(digits: str, *, lowest: int, highest: int) -> int | None:
    """The number in that range that is typed in digits; None for anything else, however long it is."""
    is_short = digits.isascii() and digits.isdigit() and len(digits) < 10
    return int(digits) if is_short and lowest <= int(digits) <= highest else None


def parse_count(text: str, *, what: str, lowest: int, highest: int, hint: str | None = None) -> int:
    """A whole number from `lowest` to `highest` as typed. Raises UsageError that begins with `what`."""
    number = whole_number(text.strip(), lowest=lowest, highest=highest)
    if number is not None:
        return number
    raise UsageError(f"{what} must be a whole number from {lowest} to {highest}, not {quoted(text)}.", hint=hint)


def parse_sessions_agreed(text: str, *, hint: str | None = None) -> int:
    """The number of sessions that two people agreed on. Raises UsageError."""
    return parse_count(text, what="--sessions", lowest=1, highest=MOST_SESSIONS, hint=hint)
