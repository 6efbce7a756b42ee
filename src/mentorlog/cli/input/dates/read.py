"""Parse dates with the clock and the settings of this run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import DateError, UsageError

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.cli.app import App
    from mentorlog.dates import Direction, When
    from mentorlog.model import Relationship


def read_when(app: App, text: str, *, direction: Direction, from_day: dt.date | None = None) -> When:
    """The day, and the time of day if there is one, that `text` names, counted from a day (default: today). Raises
    DateError."""
    from mentorlog.dates import parse_when

    now = moment_of(app, from_day)
    try:
        when = parse_when(text, now=now, direction=direction, order=app.date_order)
    except DateError:
        from mentorlog.cli.input.dates.time_offset import read_with_offset

        local = read_with_offset(app, text, direction=direction, now=now)
        if local is None:
            raise
        when = local
    from mentorlog.dates import check_year

    check_year(when.on)
    warn_of_part_of_day(app, when)
    return when


def read_day(app: App, text: str | None, *, direction: Direction, from_day: dt.date | None = None) -> dt.date | None:
    """The day that `text` names, counted from a day (default: today); None for None. Raises DateError."""
    if text is None:
        return None
    return read_known_day(app, text, direction=direction, from_day=from_day)


def moment_of(app: App, day: dt.date | None) -> dt.datetime:
    """The moment from which the dates count that were typed for a day (default: today): the present time on it."""
    return app.now if day is None else app.now.replace(year=day.year, month=day.month, day=day.day)


def read_past_day(
    app: App, text: str | None, *, relationship: Relationship | None = None, option: str = "--on"
) -> dt.date:
    """The day that `--on` names, on which something happened (default: today). Of a day before the relationship began
    it warns; if its year is open, it is refused. Raises UsageError also if the day is in the future, DateError."""
    if text is None:
        return app.today
    day = read_known_day(app, text, direction="past")
    if day > app.today:
        raise UsageError(f"{day:%a} {day} is in the future; {option} must be today or earlier.", hint=f"{option} DATE")
    if relationship is not None and relationship.status != "prospect" and day < relationship.started_on:
        from mentorlog.cli.input.dates.early_days import beginning_of, check_early_day

        check_early_day(app, text, day, since=[beginning_of(relationship)], option=option)
    return day


def read_known_day(app: App, text: str, *, direction: Direction, from_day: dt.date | None = None) -> dt.date:
    """The day that `text` names, counted from a day (default: today). Raises DateError."""
    from mentorlog.dates import check_year, parse_day

    when = parse_day(text, now=moment_of(app, from_day), direction=direction, order=app.date_order)
    warn_of_part_of_day(app, when)
    return check_year(when.on)


def has_answer(error: DateError) -> bool:
    """Whether the error says which dates are meant (two readings, another weekday); else it only has an example, or a
    reading on the other side of today."""
    is_example = error.hint is None or error.hint.startswith("for example")
    return not is_example or type(error) is not DateError


def warn_of_part_of_day(app: App, when: When) -> None:
    """Warn, if the command succeeds, that a part of the day such as `tomorrow morning` is not kept."""
    text = "a part of the day is not kept, only the day; to keep a time, give one, such as 10:00."
    if when.has_part_of_day and text not in app.notes:
        app.notes.append(text)


def read_span(app: App, since: str | None, until: str | None) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day that `--since` and `--until` name; None for an open end.

    Raises UsageError if the span ends before it begins, DateError.
    """
    if since is None and until is None:
        return None, None
    from mentorlog.dates import parse_span_end, parse_span_end_after, parse_span_start

    first = parse_span_start(since, now=app.now, order=app.date_order) if since else None
    if until is None:
        return first, None
    if first is None:
        return None, parse_span_end(until, now=app.now, order=app.date_order)
    last = parse_span_end_after(until, first=first, now=app.now, order=app.date_order)
    if last < first:
        raise UsageError(f"--until {last} is before --since {first}.")
    return first, last
