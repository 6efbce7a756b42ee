"""What a page says where there is nothing to show: that, and what to type first."""

from __future__ import annotations

from mentorlog.present.page import Line, Page, Span, text


def empty_page(said: str, *, hint: str = "", command: str = "") -> Page:
    """One calm sentence, and below it a hint that ends in the command to type, where there is one."""
    under = text(f"{hint} " if hint and command else hint, Span(command, "strong") if command else None)
    return (Line(text(said), under=(under,) if under else (), is_hint=True),)
