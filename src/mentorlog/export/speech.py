"""The fixed words, dates and lengths of exported pages in one language, through gettext catalogues and the Unicode
CLDR's forms of dates (Babel)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES: Final = ("en", "da")
"""What pages can be written in; English is the language of the source and has no catalogue."""

_DAY: Final = {"en": "EEE d MMM y", "da": "EEE d. MMM y"}
_LOCALE: Final = {"en": "en", "da": "da"}


def _(message: str) -> str:
    """Marks words for the catalogues where they stand as data; `Speech.say` translates them."""
    return message


class Speech:
    """How a page speaks in one of `LANGUAGES`."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._words = _catalogue(language)

    def say(self, message: str) -> str:
        """A word or sentence of ours, given in English."""
        return self._words.gettext(message)

    def say_of(self, context: str, message: str) -> str:
        """A word that English has once and another language twice; `context` tells which is meant."""
        return self._words.pgettext(context, message)

    def count(self, one: str, many: str, number: int) -> str:
        """`one` or `many`, whichever the number asks for, the number in the place of `{count}`."""
        return self._words.ngettext(one, many, number).format(count=number)

    def on(self, day: dt.date) -> str:
        """A day with its year always: a page outlives the year it was written in."""
        from babel.dates import format_date

        return format_date(day, _DAY[self.language], locale=_LOCALE[self.language])

    def month(self, day: dt.date) -> str:
        """A month with its year: `Nov 2026`."""
        from babel.dates import format_date

        return format_date(day, "MMM y", locale=_LOCALE[self.language])

    def minutes(self, minutes: int) -> str:
        """A length of less than a few hours, as `90 min`."""
        return self.say("{minutes} min").format(minutes=minutes)

    def hours(self, minutes: int) -> str:
        """A sum of lengths: under ten hours to the minute (`45 min`, `3 h 15 min`), then in hours (`11 h`)."""
        hours, rest = divmod(minutes, 60)
        if not hours:
            return self.minutes(minutes)
        if hours < 10 and rest:
            return self.say("{hours} h {minutes} min").format(hours=hours, minutes=rest)
        return self.say("{hours} h").format(hours=hours if hours < 10 else (minutes + 30) // 60)


def _catalogue(language: str) -> NullTranslations:
    from gettext import NullTranslations, translation

    if language == LANGUAGES[0]:
        return NullTranslations()
    from pathlib import Path

    return translation("mentorlog", Path(__file__).parents[1] / "locale", languages=[language])
