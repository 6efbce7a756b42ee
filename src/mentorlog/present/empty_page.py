"""The page of an empty list: that there are no entries, and what to type first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.page import Line, Span, text

if TYPE_CHECKING:
    from mentorlog.present.page import Page


def empty_page(sentence: str, *, hint: str = "", command: str = "") -> Page:
    """A sentence and, below it, a hint followed by the command to type, if there is one."""
    under = text(f"{hint} " if hint and command else hint, Span(command, "command") if command else None)
    return (Line(text(sentence), under=(under,) if under else (), is_hint=True),)
