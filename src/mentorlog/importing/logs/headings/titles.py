"""What a heading or a line says beside its day: whether it names a session, another day, or a place for a day."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from mentorlog.importing.logs.days.day_mentions import best_mention, find_mentions
from mentorlog.importing.logs.days.times import find_times
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.importing.logs.days.day_mentions import DayMention
    from mentorlog.importing.logs.log_data import Names

Strength = Literal["plain", "sure", "likely", "none"]
"""Whether a line with a day begins a session. `plain`: it has no other words than those for a session. `sure`: a sign
separates its day from its words. `likely`: its day is at one of its ends. `none`: it does not."""
_LONGEST_TITLE: Final = 300
"""Characters."""

_SESSION_WORDS: Final = frozenset(
    (
        *("session", "sessions", "meeting", "meet", "mtg", "call", "chat", "sync", "catchup", "catch", "up", "check"),
        *("in", "checkin", "one", "on", "1on1", "o3", "mentoring", "mentor", "mentee", "mentorship", "coaching"),
        *("coach", "notes", "note", "minutes", "log", "entry", "date", "day", "weekly", "biweekly", "monthly", "with"),
        *("our", "the", "of", "for", "from", "and", "no", "nr", "number", "kickoff", "kick", "off", "first", "second"),
        *("third", "fourth", "fifth", "final", "closing", "intro", "virtual", "online", "zoom", "teams", "held"),
        *("recap", "summary", "conversation", "discussion", "lunch", "coffee"),
        *("møde", "mødet", "møder", "mentormøde", "mentorsamtale", "samtale", "dato", "referat", "noter", "fra", "med"),
        *(
            "og",
            "dag",
            "den",
            "sparring",
            "mentorsession",
            "opfølgning",
            "første",
            "anden",
            "andet",
            "tredje",
            "sidste",
        ),
        *("vores", "mødereferat", "mødenoter", "af", "til", "statusmøde", "coachingsamtale"),
    )
)
_LABELS: Final = frozenset(
    (
        *("date", "session", "sessions", "meeting", "dato", "møde", "samtale", "entry", "day", "dag"),
        *("the", "den", "on", "d"),
    )
)
"""Words that say no more than that this is a session."""
_JOINING: Final = frozenset(
    ("at", "for", "from", "to", "t", "kl", "with", "and", "med", "og", "fra", "til", "i", "cet", "cest")
)
"""Words that are left between a day, a time, a length and the names of the two."""
_NOT_A_SESSION: Final = (
    r"\b(?:by|until|till|before|since|due|deadline|updated|last\ update|created|started|begun|version|revised|modified|"
    r"copyright|born|exported|printed|generated|expires?|valid|starting|ending|upcoming|opdateret|oprettet|senest|inden|"
    r"indtil|siden|frist|startet|udskrevet|gældende|week\ of|last\ edited|as\ of|pr\.)\s*[:(–—-]?\s*$"
)
"""Words before a day that is not a session's."""
_NEXT: Final = (
    r"^\W*(?:(?:date|time|dato|tid)\s+(?:of|for|and|&|\s|time|the|our|til)+)?(?:the|our|vores|det)?\s*"
    r"(?:next|upcoming|following|coming|næste|naeste|kommende|følgende)\b(?!\s+(?:steps?|actions?|skridt|week|month|uge|"
    r"trin|goals?|mål|thing|year))"
)
_ORG_RANGE: Final = r"[<\[](\d{4}-\d\d-\d\d)[^>\]\d]* (\d\d?:\d\d)[>\]]--[<\[]\1[^>\]\d]* (\d\d?:\d\d)[>\]]"
"""From one time of an Org timestamp to another of the same day."""
_PLACEHOLDER: Final = (
    r"\b(?:19|20)\d\d-(?:XX|xx|MM|mm|__|\?\?)-\S\S|(?:DD?|Month|Day)[., ]+(?:DD?|MMM*|Month|Day)[., ]+YYYY"
    r"|[_X?]{1,2}/[_X?]{1,2}/[_X?]{2,4}"
    r"|(?:YYYY|ÅÅÅÅ|AAAA)[-/. ]?MM[-/. ]?DD|(?:DD|MM)[-/. ](?:MM|DD)(?:[-/. ](?:YY)+)?|dd[-/.]mm[-/.](?:yy|åå)+"
    r"|mm[-/]dd[-/](?:yy)+|yyyy-mm-dd|åååå-mm-dd"
    r"|(?i:[\[<{]{1,2}\s*(?:(?:insert|enter|session|meeting|today'?s) )?"
    r"(?:date|dato|day|dag|when|D)(?: here)?\s*[\]>}]{1,2})"
    r"|<%[^%\n]*%>|\{\{[^}\n]*\}\}"
)
"""Where a day is to be written."""
_NO_DAY: Final = (
    r"\W*(?:(?:date|dato|session date|meeting date)\s*[:=]|(?:session|meeting|møde)?\s*[:=]?\s*"
    r"(?=_|\?|\.\.|…|TB[DAC]\b))[\s*_]*(?:TB[DAC]|\?+|_+|\.{2,}|…)?\W*"
)
"""A label for a day, or a title of a session, without one."""
_MARKUP_WITH_TEXT: Final = r"\]\([^)\n]+\)|\{[#.][^}\n]+\}|<\w+\s+[^<>\n]*\w+\s*="
"""The address of a link, the name of a place to link to, or an attribute of HTML: words that are not shown."""
_YEAR: Final = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_PERIOD_WORDS: Final = (
    r"(?:(?:year|år|sessions?|meetings?|møder|log|notes|archive|arkiv|q[1-4]|spring|summer|autumn|fall|winter|forår|"
    r"sommer|efterår|vinter|term|semester|kvartal)\b)"
)


class Title(NamedTuple):
    """A heading or a line as a title of a session."""

    mention: DayMention | None
    """Its day; None if it has a place for one instead."""
    strength: Strength
    """Whether it begins a session."""
    rest: str
    """Its words without the day, the time and the length."""
    at: dt.time | None = None
    """The time in it."""
    minutes: int | None = None
    """The length in it."""
    is_placeholder: bool = False
    """Whether it has a place for a day, such as `YYYY-MM-DD`."""


def read_title(text: str, *, today: dt.date, names: Names) -> Title | None:
    """The heading as a title; None if it has no day, or if its day is clearly not that of a session."""
    if len(text) > _LONGEST_TITLE or is_next_session(text):
        return None
    typed, text = text, _without_markup(text)
    mention = best_mention(text, today=today)
    if mention is None:
        return _placeholder_title(text, names)
    before, after = text[: mention.start], text[mention.end :]
    if re.search(_NOT_A_SESSION, before, re.IGNORECASE):
        return None
    if mention.is_slashed and re.search(r"(?:part|del|step|trin|chapter|kapitel|session)\s*#?$", before, re.IGNORECASE):
        return None
    span = find_times(f"{before} {plain_iso_time(after)}")
    rest = clean_title(span.rest)
    is_plain = are_session_words(rest, names) and not _has_other_day(text, mention, today)
    if not is_plain and re.search(r"\b(?:for|to|til|towards|mod)\s*$", before, re.IGNORECASE):
        return None  # `Goals for 30 June`
    after = find_times(plain_iso_time(after)).rest
    strength: Strength = "plain" if is_plain else _strength(before, after)
    if are_labels(before) and re.search(r"(?:\A|[-–—:|,(\[])\W*\Z", before):
        rest = clean_title(after)
    elif _is_within_sentence(before, after):
        rest = " ".join(text.split())
    if re.search(_MARKUP_WITH_TEXT, typed):
        rest = typed
    return Title(mention, strength, rest, span.at, span.minutes)


def read_heading(text: str, *, today: dt.date, names: Names) -> Title | None:
    """The heading as a title, as `read_title` does; one with a single whole date begins a session wherever the date
    is."""
    title = read_title(text, today=today, names=names)
    if title is None or title.strength != "none" or title.mention is None or not title.mention.has_year:
        return title
    return title._replace(strength="likely") if len(find_mentions(text, today=today)) == 1 else title


def is_next_session(text: str) -> bool:
    """Whether a line says when the next session is."""
    return re.match(_NEXT, text.strip("#* _-"), re.IGNORECASE) is not None


def has_placeholder(text: str) -> bool:
    """Whether a text has a place for a day instead of a day."""
    return re.search(_PLACEHOLDER, text) is not None


def are_session_words(text: str, names: Names) -> bool:
    """Whether a text has no other words than those for a session, its number, and the two people."""
    people = _people(names)
    return all(
        word in _SESSION_WORDS or word in people or word.isdecimal() or len(word) == 1 for word in _plain_words(text)
    )


def are_labels(text: str) -> bool:
    """Whether a text says no more than that this is a session, so that nothing is lost without it. A sign that is more
    than punctuation, such as 🎉 or a question mark, says more."""
    return _LABELS.issuperset(_plain_words(text)) and not has_signs(text)


def has_signs(text: str) -> bool:
    """Whether a text has a sign that says something: an emoji, an arrow, a question mark."""
    return any(char in "!?" or (not char.isascii() and unicodedata.category(char).startswith("S")) for char in text)


def says_no_more(rest: str, names: Names) -> bool:
    """Whether what is left of a title, without its day, time and length, names no more than the two people."""
    known = _LABELS | _JOINING | _people(names)
    return known.issuperset(_plain_words(rest)) and not has_signs(rest)


def year_of_heading(text: str, *, today: dt.date) -> tuple[int | None, bool]:
    """The only year in a heading without a day, None if there is none or several; and whether the heading is only that
    of a year or a month."""
    if len(text) > _LONGEST_TITLE:
        return None, False
    years = find_years(text)
    if is_school_year(years):
        return years[0], False
    rest = re.sub(rf"{_YEAR}|\b0?[1-9]\b|\b1[0-2]\b", " ", text)
    rest = re.sub(rf"(?i)\b{_month()}\b|\b{_PERIOD_WORDS}", " ", rest)
    has_month = re.search(rf"(?i)\b{_month()}\b", text) is not None
    is_period = bool(years or has_month) and not _words(rest) and not find_mentions(text, today=today)
    return (years[0] if len(years) == 1 else None), is_period


def find_years(text: str) -> list[int]:
    """The years in a text, each once, the earliest first."""
    return sorted({int(year) for year in re.findall(_YEAR, text)})


def is_school_year(years: Sequence[int]) -> bool:
    """Whether these are two years of which the second follows the first, as in `2025/2026`."""
    return len(years) == 2 and years[1] - years[0] == 1


def month_of_heading(text: str, *, today: dt.date) -> str:
    """The month, with the year if there is one, of a heading that is only that of a month: `March 2026`; else empty."""
    year, is_period = year_of_heading(text, today=today)
    months = re.findall(rf"(?i)\b{_month()}\b", text) if is_period else []
    return f"{months[0]} {year or ''}".strip() if len(months) == 1 else ""


def clean_title(text: str) -> str:
    """A title without empty brackets, and without signs and blanks at its ends."""
    text = re.sub(r"\(\s*[,;]?\s*\)|\[\s*\]|<\s+>|(?<![*_`])([*_`]{1,3})\s+\1(?![*_`])", " ", text)
    return " ".join(text.split()).strip(" -–—:,;|@·•/=~").removesuffix(" .").strip()


@cache
def _month() -> str:
    from mentorlog.dates.vocabulary import MONTHS

    return f"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"


def _without_markup(text: str) -> str:
    """The text without HTML tags, attributes and the addresses of links on days, and with Org ranges as times."""
    text = re.sub(
        r"</?(?:a|b|i|u|br|em|span|strong|summary|details|time|h\d)\b[^>\n]*>", " ", text, flags=re.IGNORECASE
    )
    text = re.sub(r"\[([^\]\n]*\d[^\]\n]*)\]\([^)\n]*\)|\{[#.][^}\n]*\}", r"\1", text)
    return re.sub(_ORG_RANGE, r"\1 \2-\3", text)


def _strength(before: str, after: str) -> Strength:
    """How clearly a day begins a session between these words."""
    if not _words(before):
        return "sure" if re.match(r"\s*[-–—:|,(\])>]", after) else "likely"
    if _words(clean_title(after)):
        return "none"
    return "sure" if re.search(r"[-–—:|,(\[<]\W*$", before) else "likely"


def _is_within_sentence(before: str, after: str) -> bool:
    """Whether the words around a day make no sense without it: `Meeting on 5 January with Ana`."""
    ends_in_preposition = re.search(r"\b(?:on|of|for|from|fra|til|den|the|at)\s*$", before, re.IGNORECASE)
    has_words_after = not are_labels(after)
    return has_signs(before) or (
        bool(_words(before)) and (has_words_after or bool(ends_in_preposition and not are_labels(before)))
    )


def _has_other_day(text: str, mention: DayMention, today: dt.date) -> bool:
    """Whether a text has another day too, as that of a period has."""
    days = {reading[1:] for reading in mention.readings}
    return any(days.isdisjoint(reading[1:] for reading in other.readings) for other in find_mentions(text, today=today))


def _placeholder_title(text: str, names: Names) -> Title | None:
    if re.fullmatch(_NO_DAY, text, re.IGNORECASE):
        return Title(None, "plain", "", is_placeholder=True)
    if not has_placeholder(text):
        return None
    rest = clean_title(re.sub(_PLACEHOLDER, " ", text))
    plain = re.sub(r"[\[<{][^\]>}]*[\]>}]", " ", rest)
    return Title(None, "plain" if are_session_words(plain, names) else "likely", rest, is_placeholder=True)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _plain_words(text: str) -> list[str]:
    return [word.casefold() for word in _words(text)]


def _people(names: Names) -> set[str]:
    """The words of the names of the two people."""
    return {*_plain_words(names.them), *_plain_words(names.me or "")}


def plain_iso_time(text: str) -> str:
    """The text after a day with the time of `2026-01-05T10:00:00+01:00` as `10:00`."""
    return re.sub(r"\AT(\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?!\w)", r" \1 ", text)
