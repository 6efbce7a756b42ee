"""Parse a cadence, and warn of the parts that are not kept."""

from __future__ import annotations

from mentorlog.cli import output
from mentorlog.dates import cadence_without_day, parse_cadence
from mentorlog.quoted_text import quoted


def checked_cadence(text: str) -> str:
    """The cadence to store, as typed. If it names a day (`hver mandag`), the cadence without the day in English, and a
    warning. Raises DateError."""
    parse_cadence(text)
    without_day = cadence_without_day(text)
    if without_day is None:
        return text.strip()
    output.warn(
        f"the day in {quoted(text.strip())} is not kept: the cadence is {without_day}. Plan each session on its day."
    )
    return without_day
