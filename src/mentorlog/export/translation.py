"""Translate the fixed text of exported pages, and format their dates, numbers and lengths, in one language.

Text comes from gettext catalogues; dates and percentages from the Unicode CLDR (Babel).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.model import LANGUAGES
from mentorlog.model.role_words import in_words_of

if TYPE_CHECKING:
    import datetime as dt
    from gettext import NullTranslations

    from mentorlog.dates import Cadence
    from mentorlog.export.document import InlineText, UserText
    from mentorlog.insight.programme.member import Member
    from mentorlog.model import Relationship, Session

_DATE_FORMATS: Final = {"en": "EEE d MMM y", "da": "d. MMMM y"}
"""The formats of a date within a text; Danish has no short weekday there."""
_FULL_DATE_FORMATS: Final = {"en": "EEEE d MMMM y", "da": "EEEE 'den' d. MMMM y"}
"""The formats of a date in a heading, written out, and of the day of the next session."""
_MINUTES_FOR_HOURS: Final = 3 * 60
"""The length of a session from which it is shown in hours."""
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")


class Translator:
    """Translates and formats for a page in one of LANGUAGES. Dates always have their year, because pages are kept."""

    def __init__(self, language: str = "en", *, type: str = "mentoring") -> None:  # noqa: A002
        self.language = language
        self._type = type
        self._catalogue = _load_catalogue(language)

    def of(self, relationship: Relationship | Member) -> Translator:
        """The translator for the pages of a relationship: those of coaching say coach and client."""
        return self.of_type(relationship.type)

    def of_type(self, relationship_type: str) -> Translator:
        """The translator for a type of relationship: in coaching, the words are coach and client."""
        return self if relationship_type == self._type else Translator(self.language, type=relationship_type)

    def _in_its_words(self, text: str) -> str:
        """A translated text in the words of the type of relationship, before user text is put into it."""
        return in_words_of(self._type, text, language=self.language)

    def translate(self, message: str) -> str:
        """The translation of a fixed English text."""
        return self._in_its_words(self._catalogue.gettext(message))

    def translate_in_context(self, context: str, message: str) -> str:
        """The translation of an English text that has several; `context` decides which one."""
        return self._in_its_words(self._catalogue.pgettext(context, message))

    def translate_with(self, message: str, **values: str | UserText) -> InlineText:
        """The translation of a text with placeholders, which are replaced by `values`; user text stays user text."""
        text, *rest = _PLACEHOLDER.split(self.translate(message))
        parts: list[str | UserText] = [text]
        for name, after in zip(rest[::2], rest[1::2], strict=True):
            parts += [values[name], after]
        return tuple(part for part in parts if part)

    def translate_plural(self, singular: str, plural: str, count: int, **values: str) -> str:
        """The translation of `singular` or `plural`, as `count` needs, with `{count}` and `values` filled in."""
        text = self._in_its_words(self._catalogue.ngettext(singular, plural, count))
        return text.format(count=count, **values)

    def format_date(self, day: dt.date) -> str:
        """A day within a text, with its year: `Mon 9 Nov 2026`, `9. november 2026`."""
        from babel.dates import format_date

        return format_date(day, _DATE_FORMATS[self.language], locale=self.language)

    def format_full_date(self, day: dt.date) -> str:
        """A day written out: `Monday 9 November 2026`, `mandag den 9. november 2026`."""
        from babel.dates import format_date

        return format_date(day, _FULL_DATE_FORMATS[self.language], locale=self.language)

    @staticmethod
    def capitalize(text: str) -> str:
        """The text as it begins a heading: Danish weekdays are in lower case."""
        return text[:1].upper() + text[1:]

    def format_short_month(self, day: dt.date) -> str:
        """A month without its year, for an axis: `Nov`."""
        from babel.dates import format_date

        return format_date(day, "LLL", locale=self.language)

    def format_month(self, day: dt.date) -> str:
        """A month without its year, at the beginning of a line: `November`."""
        from babel.dates import format_date

        return self.capitalize(format_date(day, "LLLL", locale=self.language))

    def format_when(self, day: dt.date, time: dt.time) -> str:
        """A day and a time of day: `Mon 9 Nov 2026 14:00`, `9. november 2026 kl. 14.00`."""
        return f"{self.format_date(day)} {self.format_time(time)}"

    def format_time_there(self, session: Session) -> str:
        """The time of a planned session in the zone in which it was planned: ` (Tokyo 14:00)`; empty if the local time
        is the same."""
        if session.there is None:
            return ""
        from mentorlog.dates.moments import zone_phrase

        moment, zone = session.there
        same_day = moment.date() == session.on
        time = self.format_time(moment.time()) if same_day else self.format_when(moment.date(), moment.time())
        return f" ({zone_phrase(zone).removeprefix('in ')} {time})"

    def format_time(self, time: dt.time) -> str:
        """A time of day: `14:00`."""
        return self.translate("{hour}:{minute}").format(hour=f"{time:%H}", minute=f"{time:%M}")

    def format_percent(self, progress: int) -> str:
        """A progress from 0 to 100: `40%`."""
        from babel.numbers import format_percent

        return format_percent(progress / 100, locale=self.language)

    def format_number(self, number: float) -> str:
        """A number: `12,345` and `4.2`, in Danish `12.345` and `4,2`."""
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self.language)

    def format_cadence(self, cadence: Cadence) -> str:
        """A cadence: `monthly`, `every 2 weeks`."""
        months, days = cadence
        named = {
            (0, 1): self.translate("daily"),
            (0, 7): self.translate("weekly"),
            (0, 14): self.translate("every 2 weeks"),
            (0, 21): self.translate("every 3 weeks"),
            (0, 15): self.translate("twice a month"),
            (1, 0): self.translate("monthly"),
            (2, 0): self.translate("every 2 months"),
            (3, 0): self.translate("every 3 months"),
            (6, 0): self.translate("every 6 months"),
            (12, 0): self.translate("yearly"),
            (24, 0): self.translate("every 2 years"),
        }
        if (months, days) in named:
            return named[months, days]
        if not days and months % 12 == 0:
            return self.translate_plural("every year", "every {count} years", months // 12)
        if not days:
            return self.translate_plural("every month", "every {count} months", months)
        if not months and days % 7 == 0:
            return self.translate_plural("every week", "every {count} weeks", days // 7)
        # months together with days have no usual words, so they are shown as a number of days
        return self.translate_plural("every day", "every {count} days", round(cadence.in_days))

    def format_how(self, how: str) -> str:
        """How two people met: `in person`."""
        names = {
            "video": self.translate("video"),
            "in-person": self.translate("in person"),
            "phone": self.translate("phone"),
            "chat": self.translate("chat"),
        }
        return names.get(how, how)

    def format_minutes(self, minutes: int) -> str:
        """The length of one session: `45 min`, `90 min`, and from three hours on `3 h 20 min`."""
        if minutes < _MINUTES_FOR_HOURS:
            return self.translate("{minutes} min").format(minutes=minutes)
        hours, rest = divmod(minutes, 60)
        return self._hours_and_minutes(hours, rest)

    def format_hours(self, minutes: int) -> str:
        """The total length of several sessions, always to the minute so that totals add up: `3 h 15 min`."""
        hours, rest = divmod(minutes, 60)
        return self._hours_and_minutes(hours, rest) if hours else self.format_minutes(minutes)

    def _hours_and_minutes(self, hours: int, minutes: int) -> str:
        if minutes:
            return self.translate("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
        return self.translate("{hours} h").format(hours=hours)


def _load_catalogue(language: str) -> NullTranslations:
    from gettext import NullTranslations, translation

    if language == LANGUAGES[0]:  # English has no catalogue
        return NullTranslations()
    from pathlib import Path

    return translation("mentorlog", Path(__file__).parents[1] / "locale", languages=[language])
