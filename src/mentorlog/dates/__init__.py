"""Parse dates, times, lengths and cadences from words and the present moment, and format them for the screen.

The modules are loaded on first use, so a command that only formats dates does not load the parser.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentorlog.dates.cadence import Cadence, cadence_without_day, parse_cadence
    from mentorlog.dates.cadence_words import cadence_in_english, format_cadence
    from mentorlog.dates.days import DateOrder
    from mentorlog.dates.deadlines import parse_deadline, split_deadline
    from mentorlog.dates.format import (
        format_date,
        format_days,
        format_full_date,
        format_minutes,
        format_recorded_date,
        format_recorded_when,
        format_relative_when,
        format_short_date,
        format_time_spent,
        format_when,
    )
    from mentorlog.dates.lengths import parse_minutes, parse_minutes_or_days, parse_within
    from mentorlog.dates.no_cadence import is_no_cadence
    from mentorlog.dates.open_years import find_day_in_other_year
    from mentorlog.dates.parsing import parse_date, parse_day, parse_when
    from mentorlog.dates.periods import Direction
    from mentorlog.dates.spans import parse_span_end, parse_span_end_after, parse_span_start
    from mentorlog.dates.unread_deadlines import find_unread_deadline
    from mentorlog.dates.vocabulary import check_year, days_after
    from mentorlog.dates.when import When

__all__ = [
    "Cadence",
    "DateOrder",
    "Direction",
    "When",
    "cadence_in_english",
    "cadence_without_day",
    "check_year",
    "days_after",
    "find_day_in_other_year",
    "find_unread_deadline",
    "format_cadence",
    "format_date",
    "format_days",
    "format_full_date",
    "format_minutes",
    "format_recorded_date",
    "format_recorded_when",
    "format_relative_when",
    "format_short_date",
    "format_time_spent",
    "format_when",
    "is_no_cadence",
    "parse_cadence",
    "parse_date",
    "parse_day",
    "parse_deadline",
    "parse_minutes",
    "parse_minutes_or_days",
    "parse_span_end",
    "parse_span_end_after",
    "parse_span_start",
    "parse_when",
    "parse_within",
    "split_deadline",
]

_MODULES = {
    "Cadence": "cadence",
    "Direction": "periods",
    "DateOrder": "days",
    "When": "when",
    "is_no_cadence": "no_cadence",
    "cadence_in_english": "cadence_words",
    "format_cadence": "cadence_words",
    "cadence_without_day": "cadence",
    "check_year": "vocabulary",
    "days_after": "vocabulary",
    "parse_cadence": "cadence",
    "parse_date": "parsing",
    "parse_day": "parsing",
    "parse_deadline": "deadlines",
    "parse_minutes": "lengths",
    "parse_minutes_or_days": "lengths",
    "parse_span_end": "spans",
    "parse_span_end_after": "spans",
    "parse_span_start": "spans",
    "parse_when": "parsing",
    "parse_within": "lengths",
    "find_day_in_other_year": "open_years",
    "find_unread_deadline": "unread_deadlines",
    "format_date": "format",
    "format_days": "format",
    "format_full_date": "format",
    "format_minutes": "format",
    "format_recorded_date": "format",
    "format_recorded_when": "format",
    "format_relative_when": "format",
    "format_short_date": "format",
    "format_time_spent": "format",
    "format_when": "format",
    "split_deadline": "deadlines",
}


def __getattr__(name: str) -> object:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # importlib.import_module would load two more modules, which take 1.7 million instructions
    value: object = getattr(__import__(f"{__name__}.{module}", fromlist=(name,)), name)
    globals()[name] = value
    return value
