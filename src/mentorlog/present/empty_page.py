"""The page that is shown if there is nothing to list: that there is nothing, and what to type first."""

from __future__ import annotations

from mentorlog.present.page import Line, Page, Span, text


def empty_page(sentence: str, *, hint: str = "", command: str = "") -> Page:
    """One sentence, and below it a hint that ends in the command to type, if there is one."""
    under = text(f"{hint} " if hint and command else hint, Span(command, "strong") if command else None)
    return (Line(text(sentence), under=(under,) if under else (), is_hint=True),)
