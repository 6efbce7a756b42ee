"""Compute the geometry of the bars of a year: a bar per month and role, and a sentence that describes them.

Horizontal positions are in hundredths of the width, vertical ones in pixels, as in `charts`.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.export.document import MonthBars, MonthSeries
    from mentorlog.export.translation import Translator

RIGHT: Final = 94.0
"""The end of the axis, in hundredths; the numbers of the scale are to the right of it."""
TOP: Final = 8
BOTTOM: Final = 108
"""The vertical positions of the largest number and of 0, in pixels."""
HEIGHT: Final = BOTTOM + 24
_LOWEST_TOP: Final = 3
"""The top of the scale, if no number is larger."""
_FILLED: Final = 0.7
"""The part of a month's space that its bars take."""


class Bar(NamedTuple):
    """The number of one month in one series."""

    x: float
    width: float
    y: float
    height: float
    kind: str
    """`mentor` or `mentee`."""


class BarTick(NamedTuple):
    """The name of a month, below the middle of its bars."""

    x: float
    label: str


class ScaleLine(NamedTuple):
    """A number of the scale."""

    y: float
    label: str


class BarChart(NamedTuple):
    """The bars of a year."""

    label: str
    """The year."""
    description: str
    bars: tuple[Bar, ...]
    ticks: tuple[BarTick, ...]
    scale: tuple[ScaleLine, ...]
    height: int = HEIGHT
    bottom: int = BOTTOM
    right: float = RIGHT


def bar_chart(chart: MonthBars, translator: Translator) -> BarChart:
    """The bars on a scale from 0 to the largest number, or to the top that the chart has."""
    top = max(_LOWEST_TOP, chart.top, *(number for series in chart.series for number in series.numbers))
    months = [translator.format_short_month(dt.date(chart.year, month, 1)) for month in range(1, 13)]
    slot = RIGHT / len(months)
    ticks = (BarTick(round(slot * (place + 0.5), 2), _initial(name)) for place, name in enumerate(months))
    halves = [number for number in (top, top // 2) if number]
    scale = (ScaleLine(_y(number, top), translator.format_number(number)) for number in dict.fromkeys(halves))
    return BarChart(
        str(chart.year), _describe(chart, months), tuple(_bars(chart, slot, top)), tuple(ticks), tuple(scale)
    )


def _bars(chart: MonthBars, slot: float, top: int) -> Iterator[Bar]:
    width = slot * _FILLED / len(chart.series)
    for number, series in enumerate(chart.series):
        for month, value in enumerate(series.numbers):
            if value:
                x = slot * (month + (1 - _FILLED) / 2) + width * number
                y = _y(value, top)
                yield Bar(round(x, 2), round(width * 0.9, 2), y, round(BOTTOM - y, 1), series.kind)


def _y(number: int, top: int) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * number / top, 1)


def _initial(month: str) -> str:
    """The month as there is space for it on a phone: its first letter."""
    return month[:1].upper()


def _describe(chart: MonthBars, months: list[str]) -> str:
    """The bars in words: `As mentor: Mar 1, Apr 2`."""
    return " ".join(_describe_series(series, months) for series in chart.series)


def _describe_series(series: MonthSeries, months: list[str]) -> str:
    held = [f"{month} {number}" for month, number in zip(months, series.numbers, strict=True) if number]
    return f"{series.name}: {', '.join(held) or 0}."
