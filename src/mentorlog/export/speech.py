"""The fixed words, dates, numbers and lengths of exported pages in one language, through gettext catalogues and the
Unicode CLDR's forms of dates (Babel)."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from mentorlog.export.document import Typed, Words

if TYPE_CHECKING:
    from gettext import NullTranslations

    from mentorlog.dates import Cadence

LANGUAGES: Final = ("en", "da")
"""What pages can be written in; English is the language of the source and has no catalogue."""

_DAY: Final = {"en": "EEE d MMM y", "da": "EEE d. MMM y"}
_LONG: Final = 3 * 60
"""Minutes from which the length of a session is told in hours."""
_PLACE: Final = re.compile(r"\{(\w+)\}")


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

    def say_with(self, message: str, **parts: str | Typed) -> Words:
        """A sentence of ours with words, ours or typed, in the places that they are named for."""
        ours, *rest = _PLACE.split(self._words.gettext(message))
        said: list[str | Typed] = [ours]
        for name, after in zip(rest[::2], rest[1::2], strict=True):
            said += [parts[name], after]
        return tuple(each for each in said if each)

    def count(self, one: str, many: str, number: int, **others: str) -> str:
        """`one` or `many`, whichever the number asks for, the number in the place of `{count}`, and `others` in the
        places that they name."""
        return self._words.ngettext(one, many, number).format(count=number, **others)

    def on(self, day: dt.date) -> str:
        """A day with its year always: a page outlives the year it was written in."""
        from babel.dates import format_date

        return format_date(day, _DAY[self.language], locale=self.language)

    def month(self, day: dt.date) -> str:
        """A month with its year: `Nov 2026`."""
        from babel.dates import format_date

        return format_date(day, "MMM y", locale=self.language)

    def short_month(self, day: dt.date) -> str:
        """A month alone, as an axis names it: `Nov`."""
        from babel.dates import format_date

        return format_date(day, "LLL", locale=self.language)

    def at(self, day: dt.date, time: dt.time) -> str:
        """A day and a time of day: `Mon 9 Nov 2026 14:00`."""
        return f"{self.on(day)} {self.time(time)}"

    def time(self, time: dt.time) -> str:
        """A time of day: `14:00`."""
        return self.say("{hour}:{minute}").format(hour=f"{time:%H}", minute=f"{time:%M}")

    def percent(self, progress: int) -> str:
        """How far something has come (0-100): `40%`."""
        from babel.numbers import format_percent

        return format_percent(progress / 100, locale=self.language)

    def cadence(self, cadence: Cadence) -> str:
        """How often two people mean to meet: `monthly`, `every 2 weeks`."""
        months, days = cadence
        named = {
            (0, 1): self.say("daily"),
            (0, 7): self.say("weekly"),
            (0, 15): self.say("twice a month"),
            (1, 0): self.say("monthly"),
            (12, 0): self.say("yearly"),
        }
        if (months, days) in named:
            return named[months, days]
        if not days and months % 12 == 0:
            return self.count("every year", "every {count} years", months // 12)
        if not days:
            return self.count("every month", "every {count} months", months)
        if not months and days % 7 == 0:
            return self.count("every week", "every {count} weeks", days // 7)
        # a month and some days are told by their length: nobody says such a thing in words
        return self.count("every day", "every {count} days", round(cadence.in_days))

    def manner(self, how: str) -> str:
        """How two people met: `in person`."""
        said = {
            "video": self.say("video"),
            "in-person": self.say("in person"),
            "phone": self.say("phone"),
            "chat": self.say("chat"),
        }
        return said.get(how, how)

    def minutes(self, minutes: int) -> str:
        """The length of one session: `45 min`, `90 min`, from three hours on `3 h 20 min`."""
        if minutes < _LONG:
            return self.say("{minutes} min").format(minutes=minutes)
        hours, rest = divmod(minutes, 60)
        return self._hours(hours, rest)

    def hours(self, minutes: int) -> str:
        """A sum of lengths, to the minute so that sums add up: `45 min`, `3 h 15 min`, `108 h 15 min`."""
        hours, rest = divmod(minutes, 60)
        return self._hours(hours, rest) if hours else self.minutes(minutes)

    def _hours(self, hours: int, minutes: int) -> str:
        if minutes:
            return self.say("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
        return self.say("{hours} h").format(hours=hours)


def _catalogue(language: str) -> NullTranslations:
    from gettext import NullTranslations, translation

    if language == LANGUAGES[0]:
        return NullTranslations()
    from pathlib import Path

    return translation("mentorlog", Path(__file__).parents[1] / "locale", languages=[language])
