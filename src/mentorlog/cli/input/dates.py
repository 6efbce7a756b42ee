"""Parse dates with the clock and the settings of this run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli import output
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.cli.app import App
    from mentorlog.dates import Direction, When
    from mentorlog.model import Relationship


def read_when(app: App, text: str, *, direction: Direction) -> When:
    """The day, and the time of day if there is one, that `text` names. Raises DateError."""
    from mentorlog.dates import parse_when

    when = parse_when(text, now=app.now, direction=direction, order=app.date_order)
    warn_of_part_of_day(app, when)
    return when


def read_day(app: App, text: str | None, *, direction: Direction) -> dt.date | None:
    """The day that `text` names; None for None. Raises DateError."""
    if text is None:
        return None
    return _day(app, text, direction=direction)


def read_past_day(app: App, text: str | None, *, relationship: Relationship | None = None) -> dt.date:
    """The day that `--on` names, on which something happened (default: today). Warns if it is before the relationship
    began. Raises UsageError if the day is in the future, DateError."""
    if text is None:
        return app.today
    day = _day(app, text, direction="past")
    if day > app.today:
        raise UsageError(f"{day:%a} {day} is in the future; --on must be today or earlier.", hint="--on yesterday")
    if relationship is not None:
        warn_of_early_day(day, relationship=relationship)
    return day


def _day(app: App, text: str, *, direction: Direction) -> dt.date:
    from mentorlog.dates import parse_day

    when = parse_day(text, now=app.now, direction=direction, order=app.date_order)
    warn_of_part_of_day(app, when)
    return when.on


def warn_of_part_of_day(app: App, when: When) -> None:
    """Say once that a part of the day, such as `tomorrow morning`, is not kept."""
    text = "a part of the day is not kept, only the day; to keep a time, give one, such as 10:00."
    if when.has_part_of_day and text not in app.warned:
        app.warned.add(text)
        output.warn(text)


def warn_of_early_day(day: dt.date, *, relationship: Relationship) -> None:
    """Warn if a day is before the relationship began: another year may be meant."""
    if day < relationship.started_on:
        output.warn(f"{day:%a} {day} is before the relationship began ({relationship.started_on}).")


def read_span(app: App, since: str | None, until: str | None) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day that `--since` and `--until` name; None for an open end.

    Raises UsageError if the span ends before it begins, DateError.
    """
    if since is None and until is None:
        return None, None
    from mentorlog.dates import parse_span_end, parse_span_start

    first = parse_span_start(since, now=app.now, order=app.date_order) if since else None
    last = parse_span_end(until, now=app.now, order=app.date_order) if until else None
    if first and last and last < first:
        raise UsageError(f"--until {last} is before --since {first}.")
    return first, last
