"""The time zone of a time of day that was typed, and times that a change of the clocks skips or repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli import output
from mentorlog.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorlog.cli.app import App
    from mentorlog.dates import When


def zone_of(app: App, when: When | None) -> str | None:
    """The time zone that the time of day of `when` is in; None if it has none."""
    return app.local_zone if when and when.at else None


def check_clock(app: App, when: When | None, *, line: Callable[[str], str]) -> None:
    """Raise DateError for a time of day that does not exist on its day because the clocks go forward; `line` is the
    command line that was typed, with another date and time. Say that the first is meant if the time comes twice."""
    if when is None or when.at is None or not app.local_zone:
        return
    from mentorlog.dates.moments import clock_change

    change = clock_change(when.on, when.at, zone=app.local_zone)
    if change is None:
        return
    day = f"{when.on:%a} {when.on} in {app.local_zone}"
    if change.is_skipped:
        raise DateError(
            f"{when.at:%H:%M} does not exist on {day}: the clocks are set forward.",
            hint=line(f"{change.instead:%Y-%m-%d %H:%M}"),
        )
    output.warn(f"{when.at:%H:%M} comes twice on {day}, because the clocks are set back; the first is meant.")
