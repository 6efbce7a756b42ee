"""Find headings of only a day, below the heading of its month: `# March 2026`, then `## Thursday 5th`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.dates.vocabulary import WEEKDAYS, split_words
from mentorlog.importing.logs.headings.titles import month_of_heading

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.importing.logs.headings.lines import Line

_DAY: Final = (
    r"(?:((?!the\b|den\b)[^\W\d_]{2,9})[.,]*\s+)?(?:the\s+|den\s+)?(\d{1,2})(st|nd|rd|th)?\.?(\s*[-–—:(|,].*)?"
)


def days_below_months(lines: Sequence[Line], *, today: dt.date) -> dict[int, str]:
    """The headings that are only a day of the month, by their places, with the month of the heading above them:
    `5 March 2026`. One with more words must have its weekday, or be written as `5th`, because `1 - Goals` is not a
    day."""
    found: dict[int, str] = {}
    month, level = "", 0
    for place, line in enumerate(lines):
        if not line.level:
            continue
        if line.level <= level:
            month = ""
        if not month or month_of_heading(line.title, today=today):
            month, level = month_of_heading(line.title, today=today), line.level
            continue
        day = re.fullmatch(_DAY, line.title, re.IGNORECASE)
        weekday = day[1] if day else None
        if day is None or (weekday and split_words(weekday)[0] not in WEEKDAYS):
            continue
        if not day[4] or weekday or day[3]:
            found[place] = f"{weekday or ''} {day[2]} {month}{day[4] or ''}".strip()
    return found
