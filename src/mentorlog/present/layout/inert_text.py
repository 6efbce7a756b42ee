"""Texts that are safe to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.inert import inert, shorten
from mentorlog.present.page import Span

if TYPE_CHECKING:
    from mentorlog.present.page import Style, Text


def make_inert(text: Text, default: Style = "plain") -> Text:
    """A text that is safe to show, with the style `default` for plain spans."""
    return tuple(
        [Span(inert(shorten(span.text)), default if span.style == "plain" else span.style, span.kind) for span in text]
    )
