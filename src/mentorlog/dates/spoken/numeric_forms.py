"""Write numeric dates in the way that `days` reads them: `24.12.` as `den 24/12`, `20261204` as `2026-12-04`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.dates.vocabulary import parse_number

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAY_FIRST: Final = ("den", "d")
_COMPACT: Final = r"((?:19|20|21)\d\d)(\d\d)(\d\d)(?:t(\d\d):?(\d\d)(?:[:\d]*))?"
_DOTTED: Final = r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?"
_DAY_AND_MONTH: Final = r"\d{1,2}[./-]\d{1,2}"
_NUMBER_WITH_STOP: Final = r"\d{1,2}\."
_BEFORE_A_TIME: Final = ("kl", "klokken", "at", "@")
_LAST_HOUR: Final = 23
_YEARS: Final = frozenset(map(str, range(1900, 2200)))


def rewrite_numeric_dates(words: Sequence[str]) -> list[str]:
    """The words (with their full stops) without full stops at their ends, and with numeric dates in a form that has one
    order of day and month where their own has: a final full stop, `d.` and `den` mean day first."""
    joined = _join_year(_join_parts(_split_compact(words)))
    return _with_order(joined)


def _split_compact(words: Sequence[str]) -> list[str]:
    """`20261204` and `20261204T1400` as ISO dates, and `20112026` with full stops."""
    found: list[str] = []
    for word in words:
        match = re.fullmatch(_COMPACT, word, re.ASCII) if word[:1].isdecimal() and len(word) >= 8 else None
        if match is None:
            found.append(word)
            continue
        if match[2] > "12" and word[2:4] <= "12" and word[4:] in _YEARS:
            found.append(f"{word[:2]}.{word[2:4]}.{word[4:]}.")  # 20112026
            continue
        found.append(f"{match[1]}-{match[2]}-{match[3]}")
        if match[4]:
            found.append(f"{match[4]}:{match[5]}")
    return found


def _join_parts(words: Sequence[str]) -> list[str]:
    """`4. 12. 2026` and `4 / 12` as one word."""
    found: list[str] = []
    place = 0
    while place < len(words):
        first, *rest = words[place : place + 3]
        if len(rest) == 2 and rest[0] == "/" and parse_number(first, digits=2) and parse_number(rest[1], digits=2):
            found.append(f"{first}/{rest[1]}")
            place += 3
        elif rest and all(re.fullmatch(_NUMBER_WITH_STOP, word, re.ASCII) for word in (first, rest[0])):
            found.append(first + rest[0])
            place += 2
        else:
            found.append(first)
            place += 1
    return found


def _join_year(words: Sequence[str]) -> list[str]:
    """`4/12 - 26`, `4/12 -26`, `4.12. 2026` and `d. 4.12 2026` as one word."""
    found: list[str] = []
    place = 0
    while place < len(words):
        word = words[place]
        year, count = _year_after(words, place) if _is_day_and_month(words, place) else ("", 0)
        if count:
            stop = "." if word.endswith(".") else ""
            word = f"{word.rstrip('-.')}{stop or '-'}{year}{stop}"
        found.append(word)
        place += 1 + count
    return found


def _year_after(words: Sequence[str], place: int) -> tuple[str, int]:
    """The year that belongs to the day and month at a place, and how many words it is: none if there is no year."""
    first, second = (*(word.removesuffix(".") for word in words[place + 1 : place + 3]), "", "")[:2]
    if first in ("-", "\u2013") and second.isdecimal() and len(second) in (2, 4):
        return second, 2
    has_dash = first.startswith(("-", "\u2013")) or words[place].endswith("-")
    year = first.lstrip("-\u2013")
    is_year = year.isdecimal() and (len(year) == 2 if has_dash and len(year) != 4 else year in _YEARS)
    return (year, 1) if is_year else ("", 0)


def _is_day_and_month(words: Sequence[str], place: int) -> bool:
    """Whether a word is a day and a month to which a year can belong: with a slash, a final full stop, or after
    `den`. `10.12 - 11` is more likely from one time to another."""
    word = words[place]
    is_marked = "/" in word or word.endswith(".") or (place > 0 and words[place - 1].rstrip(".") in _DAY_FIRST)
    return is_marked and re.fullmatch(_DAY_AND_MONTH, word.rstrip(".-"), re.ASCII) is not None


def _with_order(words: Sequence[str]) -> list[str]:
    """The words without full stops at their ends, and with a slash in days and months; `den` marks day first."""
    found: list[str] = []
    for place, word in enumerate(words):
        plain = word.removesuffix(".")
        after = words[place + 1].removesuffix(".") if place + 1 < len(words) else ""
        match = re.fullmatch(_DOTTED, plain, re.ASCII)
        if found[-1:] and found[-1] in _BEFORE_A_TIME:
            found.append(plain)
        elif found[-1:] and found[-1] in _DAY_FIRST and re.fullmatch(_DAY_AND_MONTH, plain, re.ASCII):
            found.append(re.sub(r"[.-]", "/", plain))
        elif match and word.endswith(".") and _is_date(match):
            found += [] if found[-1:] and found[-1] in _DAY_FIRST else ["den"]
            found.append("/".join(part for part in match.groups() if part))
        elif match and not match[3] and _is_date(match) and (int(match[1]) > _LAST_HOUR or after in _BEFORE_A_TIME):
            found.append(f"{match[1]}/{match[2]}")  # it can't be a time
        else:
            found.append(plain)
    return found


def _is_date(match: re.Match[str]) -> bool:
    """Whether a number such as `24.12` can be a day and month."""
    return 1 <= int(match[1]) <= 31 and 1 <= int(match[2]) <= 12
