"""The time of a planned session in the time zone where it was planned, after its local time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Person
    from mentorlog.model.session import TimeThere


def time_there_suffix(on: dt.date, there: TimeThere | None) -> str:
    """` (14:00 in Tokyo)`, with the weekday if it is not that of `on`; empty if the clocks there show local time."""
    if there is None:
        return ""
    from mentorlog.dates.format import WEEKDAYS
    from mentorlog.dates.moments import zone_phrase

    moment, zone = there
    # the days are at most two apart
    day = "" if moment.date() == on else f"{WEEKDAYS[moment.weekday()]} "
    return f" ({day}{moment:%H:%M} {zone_phrase(zone)})"


def next_session_time(person: Person, *, today: dt.date) -> str:
    """The day and time of the next session with a person, also in its own time zone if the clocks there differ; empty
    if none is planned."""
    on = person.next_session_on
    if on is None:
        return ""
    from mentorlog.dates import format_relative_when

    when = format_relative_when(on, person.next_session_at, today=today)
    return when + time_there_suffix(on, person.next_session_there)
