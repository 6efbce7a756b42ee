"""The words for the two roles: mentor and mentee, or coach and client if the relationship is coaching."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


COACHING_WORDS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "en": (("mentee", "client"), ("mentor", "coach")),
    "da": (
        ("mentorforløb", "coachingforløb"),
        ("mentoraftale", "coachingaftale"),
        ("mentormøde", "coachingmøde"),
        ("menteen", "klienten"),
        ("menteer", "klienter"),
        ("mentee", "klient"),
        ("mentor", "coach"),
    ),
}
"""For each language, the beginning of each word of mentoring and what it is in coaching: `mentoring` is `coaching`,
`menteens` is `klientens`."""


def in_words_of(type: str, text: str, *, language: str = "en") -> str:  # noqa: A002
    """A fixed text about mentoring in the words of a type of relationship; never used for user text."""
    if type != "coaching":
        return text
    for mentoring, coaching in COACHING_WORDS[language]:
        text = text.replace(mentoring, coaching).replace(mentoring.capitalize(), coaching.capitalize())
    return text
