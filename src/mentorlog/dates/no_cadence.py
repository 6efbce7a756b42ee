"""Recognise words for having no cadence. Separate from the parser, so that showing a cadence is quick."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


_WORDS: Final = frozenset(
    (
        *(
            "none",
            "no",
            "never",
            "no cadence",
            "as needed",
            "when needed",
            "if needed",
            "on demand",
            "ad hoc",
            "ad-hoc",
        ),
        *("ingen", "aldrig", "efter behov", "ved behov", "når der er behov", "nar der er behov", "naar der er behov"),
        *("efter aftale", "by arrangement"),
    )
)


def is_no_cadence(text: str) -> bool:
    """Whether `text` means that there is no cadence: `none`, `ingen` and others, or blank."""
    phrase = " ".join(text.casefold().split())
    return not phrase or phrase in _WORDS
