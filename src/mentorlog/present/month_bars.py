"""Twelve months as bars of one line, above their numbers and below their initials. All have the same width. If there
is no space for columns of such numbers, the bars are narrow, and the numbers are a list of months."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates.format import MONTH_NAMES
from mentorlog.present.page import Span, text
from mentorlog.present.phrases import join_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.present.page import Text

MONTH_INITIALS: Final = "JFMAMJJASOND"
_EIGHTHS: Final = "▁▂▃▄▅▆▇█"
_LOWEST_TOP: Final = 3
"""The number of a full bar, if no month has more."""
_GUTTER: Final = 12
"""The columns of a page before the bars."""
_WIDE: Final = 76
"""The width of a page on which a month is two cells wide."""


def months_spoken(numbers: Iterable[tuple[int, int]]) -> str:
    """The sessions of each month (1 to 12) that has any: `by month: January 2, March 1`."""
    months = ", ".join(f"{MONTH_NAMES[month - 1]} {number}" for month, number in numbers if number)
    return f"by month: {months}" if months else ""


class MonthBars:
    """Bars on one scale: a full one is the largest of all these numbers."""

    def __init__(self, *numbers: Sequence[int], width: int, has_numbers: bool = True) -> None:
        """`width` is that of the page. Without `has_numbers` only the bars need space."""
        self._top = max((_LOWEST_TOP, *(each for those in numbers for each in those)))
        digits = max((len(str(each)) for those in numbers for each in those), default=1) if has_numbers else 1
        self._has_columns = len(MONTH_INITIALS) * (digits + 1) - 1 <= width - _GUTTER
        self._cell = max(digits if self._has_columns else 1, 2 if width >= _WIDE else 1)

    def initials(self) -> Text:
        """The initials of the months."""
        return text(Span(self._cells(list(MONTH_INITIALS)), "dim", spoken=""))

    def bars(self, numbers: Sequence[int]) -> Text:
        """A bar for each number; nothing for 0."""
        bars = (_EIGHTHS[-(-each * len(_EIGHTHS) // self._top) - 1] * self._cell if each else "" for each in numbers)
        return text(Span(self._cells(bars), "bar"))

    def numbers(self, numbers: Sequence[int]) -> Text:
        """The numbers, with a dot for 0; without space for that, those of the months that have any."""
        spoken = f"sessions {months_spoken(enumerate(numbers, start=1))}"
        if not self._has_columns:
            return self._list(numbers, spoken)
        return text(Span(self._cells(str(each) if each else "·" for each in numbers), spoken=spoken))

    @staticmethod
    def _list(numbers: Sequence[int], spoken: str) -> Text:
        months = [f"{name[:3]} {each}" for name, each in zip(MONTH_NAMES, numbers, strict=True) if each]
        return join_facts(*(Span(each, spoken="" if number else spoken) for number, each in enumerate(months)))

    def _cells(self, cells: Iterable[str]) -> str:
        return " ".join(each.ljust(self._cell) for each in cells).rstrip()
