"""Dates as people type them after a name or an option, and the dates that are read: `for 2 weeks`, `til 1. feb`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.cli.input.dates.read import has_answer, read_known_day
from mentorlog.errors import DateError

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.dates import Direction

_BEFORE_DATE: Final = frozenset(("until", "till", "til", "indtil", "to", "by", "on", "for", "from", "fra", "på", "op"))
"""Words before a date that are not part of it."""
_BEFORE_LENGTH: Final = ("in", "om")
"""Words with which a length is a day in the future."""


def readable_dates(app: App, text: str, *, direction: Direction = "future", is_end: bool = False) -> list[str]:
    """The dates that a text may mean, as they can be typed; none if it is not about a date.

    Words before the date are left out (`until friday`), and a length counts from today (`for 2 weeks` is `in 2 weeks`).
    A longer time (`in august`) is its first and its last day; if the text `is_end`, the day after its last one."""
    words = text.split()
    while len(words) > 1 and words[0].casefold() in _BEFORE_DATE:
        words = words[1:]
    if "to" in words[1:-1] or "til" in words[1:-1]:  # `from 1 dec to 1 feb` ends on the second day
        words = words[max(at for at, word in enumerate(words) if word in ("to", "til")) + 1 :]
    plain = " ".join(words)
    if not plain:
        return []
    if _is_day(app, plain, direction) and not (direction == "future" and _is_length(plain)):
        return [plain]
    length = " ".join(words[1:]) if len(words) > 1 and words[0].casefold() == "i" else plain
    for word in _BEFORE_LENGTH if direction == "future" else ():
        if _is_day(app, f"{word} {length}", direction):
            return [f"{word} {length}"]
    return _ends(app, plain, direction, is_end=is_end)


def read_end_day(app: App, text: str, *, words: list[str] | None = None, is_end: bool = False) -> dt.date:
    """The day in the future that --until names, or the `words` of an argument. Raises DateError; its hint is the line
    with the date that was probably meant."""
    try:
        return read_known_day(app, text, direction="future")
    except DateError as error:
        if has_answer(error):
            raise
        from mentorlog.cli.input.command_line.typed_line import line_with_words

        lines = [
            line_with_words(app, date.split(), old=words) if words else f"--until {shell_line.quote(date)}"
            for date in readable_dates(app, text, is_end=is_end)
        ]
        placeholder = line_with_words(app, ["DATE"], old=words) if words else "--until DATE"
        raise DateError(error.message, hint="\n".join(lines) or error.hint or placeholder) from None


def takes_date(word: str) -> bool:
    """Whether a date can follow the word: `until`, `for`."""
    return word.casefold() in _BEFORE_DATE


def _is_day(app: App, text: str, direction: Direction) -> bool:
    from mentorlog.dates import check_year, parse_day

    try:
        check_year(parse_day(text, now=app.now, direction=direction, order=app.date_order).on)
    except DateError:
        return False
    return True


def _is_length(text: str) -> bool:
    from mentorlog.dates import parse_within

    try:
        return not text.isdecimal() and parse_within(text) >= 0
    except DateError:
        return False


def _ends(app: App, text: str, direction: Direction, *, is_end: bool) -> list[str]:
    """The first and the last day of a month or a week; the day after it if a pause ends then."""
    from mentorlog.dates import check_year, parse_span_end, parse_span_start

    try:
        first = check_year(parse_span_start(text, now=app.now, direction=direction, order=app.date_order))
        last = check_year(parse_span_end(text, now=app.now, direction=direction, order=app.date_order))
    except DateError:
        return []
    return list(dict.fromkeys([first.isoformat(), (last + dt.timedelta(days=is_end)).isoformat()]))
