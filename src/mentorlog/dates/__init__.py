"""Dates as people say them: words and the present moment become dates, times, lengths and rhythms, and back.

This is the door. What stands behind it is loaded on first use, so that a command that only says dates never pays for
the grammar that reads them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.dates.cadence import Cadence, parse_cadence
    from mentorlog.dates.days import Looking, Order
    from mentorlog.dates.deadlines import split_deadline
    from mentorlog.dates.lengths import parse_minutes, parse_within
    from mentorlog.dates.no_cadence import is_no_cadence
    from mentorlog.dates.parsing import When, parse_date, parse_when
    from mentorlog.dates.saying import (
        say_date,
        say_distance,
        say_hours,
        say_minutes,
        say_near,
        say_short,
        say_when,
    )
    from mentorlog.dates.spans import parse_span_end, parse_span_start

__all__ = [
    "Cadence",
    "Looking",
    "Order",
    "When",
    "is_no_cadence",
    "parse_cadence",
    "parse_date",
    "parse_minutes",
    "parse_span_end",
    "parse_span_start",
    "parse_when",
    "parse_within",
    "say_date",
    "say_distance",
    "say_hours",
    "say_minutes",
    "say_near",
    "say_short",
    "say_when",
    "split_deadline",
]

_HOME = {
    "Cadence": "cadence",
    "Looking": "days",
    "Order": "days",
    "When": "parsing",
    "is_no_cadence": "no_cadence",
    "parse_cadence": "cadence",
    "parse_date": "parsing",
    "parse_minutes": "lengths",
    "parse_span_end": "spans",
    "parse_span_start": "spans",
    "parse_when": "parsing",
    "parse_within": "lengths",
    "say_date": "saying",
    "say_distance": "saying",
    "say_hours": "saying",
    "say_minutes": "saying",
    "say_near": "saying",
    "say_short": "saying",
    "say_when": "saying",
    "split_deadline": "deadlines",
}


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = found
    return found
