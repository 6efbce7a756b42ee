"""The time zone of a time of day that was typed, and times that a change of the clocks skips or repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli import output
from mentorlog.errors import DateError
from mentorlog.workflows.schedule import own_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorlog.cli.app import App
    from mentorlog.dates import When
    from mentorlog.model import Session


def zone_of(app: App, when: When | None) -> str | None:
    """The time zone that the time of day of `when` is in; None if it has none."""
    return app.local_zone if when and when.at else None


def check_clock(app: App, when: When | None, *, line: Callable[[str], str], moves: Session | None = None) -> None:
    """Raise DateError for a time of day that does not exist on its day because the clocks go forward; `line` is the
    command line that was typed, with another date and time. Warn that the first is meant if the time occurs twice.

    Without a time of day, the session that `when` moves keeps its own, in its time zone.
    """
    zone = app.local_zone
    if when is not None and when.at is None and moves is not None and moves.at is not None:
        own = moves.in_own_zone()
        when, zone = when._replace(on=own_day(moves, when.on, local_zone=zone), at=own.at), own.zone or zone
    if when is None or when.at is None or not zone or not app.local_zone:
        return
    from mentorlog.dates.moments import clock_change, local_time

    change = clock_change(when.on, when.at, zone=zone)
    if change is None:
        return
    day = f"{when.on:%a} {when.on} in {zone}"
    if change.is_skipped:
        exists = change.instead
        local = local_time(exists.date(), exists.time(), zone=zone, local=app.local_zone) or exists
        raise DateError(
            f"{when.at:%H:%M} does not exist on {day}: the clocks are set forward.",
            hint=line(f"{local:%Y-%m-%d %H:%M}"),
        )
    output.warn(f"{when.at:%H:%M} comes twice on {day}, because the clocks are set back; the first is meant.")
