"""Shorten the texts of a page that are too long to be read on one, so that every page is made in a bounded time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mentorlog.export.document import UserText
from mentorlog.export.translation import Translator

if TYPE_CHECKING:
    from mentorlog.export.document import Document

LONGEST: Final = 50_000
"""The number of characters of a text that a page shows: about twenty printed pages. JSON and CSV have all of them."""


def shorten_long_texts(document: Document) -> Document:
    """The page with the beginning of each long text, and how much of it is left out."""
    shortened: Document = _shorten(document, document.language)
    return shortened


def _shorten(part: Any, language: str) -> Any:  # noqa: ANN401 - a part of any kind, with parts of other kinds
    if isinstance(part, UserText):
        left_out = len(part.text) - LONGEST
        return part if left_out <= 0 else UserText(f"{part.text[:LONGEST]}… [{_left_out(left_out, language)}]")
    if isinstance(part, tuple):
        values = [_shorten(value, language) for value in part]
        if all(new is old for new, old in zip(values, part, strict=True)):
            return part
        return part._make(values) if hasattr(part, "_make") else tuple(values)
    return part


def _left_out(characters: int, language: str) -> str:
    translator = Translator(language)
    return translator.translate("{count} more characters are in the JSON and CSV exports").format(
        count=translator.format_number(characters)
    )
