"""Take apart the words of a date that are typed without a blank: `d.4/12`, `4.december`, `1400hrs`, `uge49`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.dates.vocabulary import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAY_PREFIX: Final = r"(?:d\.?|den)(\d.*)"
_DAY_AND_MONTH: Final = r"(\d{1,2})\.?([a-z]+)\.?"
_HOURS: Final = r"(\d{3,4})(hrs|hours|h)"
_HOURS_AND_MINUTES: Final = r"(\d{1,2})h(\d\d)?"
_WEEK: Final = r"(uge|week)(\d{1,2})"
_SHORT_YEAR: Final = r"['\u2019\u2013-](\d\d)"

_YEAR_NOT_HOUR: Final = r"(2[5-9]|[3-9]\d)\.?"
"""The year of `31. dec 26`: smaller numbers could be an hour."""


def split_joined(word: str, *, after: Sequence[str]) -> Sequence[str]:
    """The words that a word consists of; the word itself if it is one. `after` has the words before it, if any."""
    if found := re.fullmatch(_DAY_PREFIX, word, re.ASCII):
        return ("d", found[1])
    if (found := re.fullmatch(_DAY_AND_MONTH, word, re.ASCII)) and found[2] in MONTHS:
        return found.groups()
    if found := re.fullmatch(_HOURS, word, re.ASCII):
        return (found[1], "hrs")
    if found := re.fullmatch(_HOURS_AND_MINUTES, word, re.ASCII):
        return (f"{found[1]}:{found[2] or '00'}",)
    if found := re.fullmatch(_WEEK, word, re.ASCII):
        return found.groups()
    if after and after[-1].removesuffix(".") in MONTHS:
        if found := re.fullmatch(_SHORT_YEAR, word, re.ASCII):
            return (f"20{found[1]}",)
        is_after_day = len(after) > 1 and after[-2].removesuffix(".").isdecimal()
        if is_after_day and (found := re.fullmatch(_YEAR_NOT_HOUR, word, re.ASCII)):
            return (f"20{found[1]}",)
    return (word,)
