"""Parse `--every` and `--times` of `plan`: several sessions at a fixed interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.cli import output
from mentorlog.cli.input.command_line.typed_line import line_with, with_option
from mentorlog.cli.input.counts import parse_count
from mentorlog.cli.input.dates.time_zone import check_clock, zone_of
from mentorlog.dates import Cadence, cadence_without_day, check_year, parse_cadence
from mentorlog.errors import DateError, UsageError
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorlog.cli.app import App
    from mentorlog.dates import When

FEWEST: Final = 2
MOST: Final = 52
"""The number of sessions that one command can plan with --every."""


def read_series(
    app: App, first: When, *, every: str | None, times: str | None, line: Callable[[str], str]
) -> list[tuple[When, str | None]]:
    """The time of each session at the same time of day, with its time zone: `times` sessions, each `every` after the
    one before. `line` is the command line that was typed, with another date and time.

    Raises UsageError for an interval or a number that is missing or not valid, DateError for a time of day that does
    not exist on one of the days.
    """
    interval, number = _read_interval(app, every, times)
    found = []
    for count in range(number):
        # counted from the first session, so that a short month does not change the day of those after it
        when = first._replace(on=Cadence(interval.months * count, interval.days * count).after(first.on))
        check_year(when.on)
        check_clock(app, when, line=lambda text: line(f"{first.on} {text.split()[-1]}"))
        found.append((when, zone_of(app, when)))
    return found


def _read_interval(app: App, every: str | None, times: str | None) -> tuple[Cadence, int]:
    """The interval from one session to the next, and the number of sessions."""
    if every is None:
        hint = with_option(app, "--every CADENCE")
        raise UsageError("--times needs --every, the interval from one session to the next.", hint=hint)
    every, interval = _parse_interval(every, hint=line_with(app, "CADENCE", old=every))
    if times is None:
        raise UsageError("--every needs --times, the number of sessions to plan.", hint=with_option(app, "--times N"))
    number = parse_count(times, what="--times", lowest=FEWEST, highest=MOST, hint=line_with(app, "N", old=times))
    without_day = cadence_without_day(every)
    if without_day:
        output.warn(f"the day in {quoted(every)} is not kept: the interval is {without_day}, from the first session.")
    return interval, number


def _parse_interval(typed: str, *, hint: str) -> tuple[str, Cadence]:
    """The interval that was typed, in the words of a cadence: `month` is `every month`. Raises UsageError."""
    text = typed.strip()
    try:
        interval = parse_cadence(text)
    except DateError as error:
        try:
            text = f"every {text}"
            interval = parse_cadence(text)
        except DateError:
            raise UsageError(error.message, hint=hint) from error
    if interval is None:
        raise UsageError(f"--every must be an interval, not {quoted(typed)}.", hint=hint)
    return text, interval
