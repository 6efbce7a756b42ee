"""Read dates of what happened to entries and of what will happen, each checked against the day that it counts from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli import output
from mentorlog.cli.input.dates.read import moment_of, read_day, read_past_day, read_when, warn_of_part_of_day

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.cli.app import App
    from mentorlog.model import Entry
    from mentorlog.store import Journal


def read_past_day_of(app: App, journal: Journal, text: str | None, *entries: Entry) -> dt.date:
    """The day that `--on` names, on which something happened to entries (default: today): as `read_past_day`, and
    checked against the days on which the entries were recorded too."""
    day = read_past_day(app, text)
    if text is not None:
        from mentorlog.cli.input.dates.early_days import beginnings_of, check_early_day

        check_early_day(app, text, day, since=beginnings_of(journal, entries))
    return day


def read_future_day(app: App, text: str | None, *, from_day: dt.date | None = None) -> dt.date | None:
    """The day that `text` names, on which something will happen, counted from a day (default: today); None for None.
    Warns if it is before that day. Raises DateError."""
    day = read_day(app, text, direction="future", from_day=from_day)
    if day is not None:
        warn_of_passed_day(app, day, from_day=from_day)
    return day


def read_deadline(app: App, text: str | None, *, from_day: dt.date | None = None) -> dt.date | None:
    """The day by which something is due, as `read_future_day`; also after a word such as `by`, and for a quarter its
    last day."""
    if text is None:
        return None
    from mentorlog.dates import check_year, parse_deadline

    when = parse_deadline(text, now=moment_of(app, from_day), order=app.date_order)
    check_year(when.on)
    warn_of_part_of_day(app, when)
    warn_of_passed_day(app, when.on, from_day=from_day)
    return when.on


def warn_of_passed_day(app: App, day: dt.date, *, from_day: dt.date | None = None) -> None:
    """Warn of a day that should be on or after `from_day` (default: today)."""
    start = from_day or app.today
    if day < start:
        from mentorlog.dates import format_full_date

        reason = "has passed" if start == app.today else f"is before {format_full_date(start)}"
        output.warn(f"{format_full_date(day)} {reason}.")


def check_future_date(app: App, text: str) -> None:
    """Raise DateError if `text` is not a date. The day that it counts from is not known yet, so its weekday and its
    side are not checked."""
    from mentorlog.dates.sides import OtherSideError, WrongWeekdayError

    try:
        read_when(app, text, direction="future")
    except (OtherSideError, WrongWeekdayError):
        return
