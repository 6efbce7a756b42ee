"""Describe time zones in an iCalendar file (VTIMEZONE, RFC 5545, 3.6.5).

The library can write them too, but puts the beginning of summer time an hour late: an onset is the time that clocks
show just before they are changed.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    import icalendar

_STEP: Final = dt.timedelta(days=7)
"""Shorter than any time between two changes of the clocks."""


class Period(NamedTuple):
    """The state of the clocks of a time zone from one change to the next."""

    is_summer_time: bool
    offset_before: dt.timedelta
    offset: dt.timedelta
    name: str


def time_zone(name: str, zone: dt.tzinfo, *, first: dt.date, last: dt.date) -> icalendar.Timezone:
    """The definition of a time zone from the day `first` to the day `last`."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    described = Timezone()
    described.add("tzid", tzid(name))
    onsets: dict[Period, list[dt.datetime]] = {}
    for period, onset in _periods(zone, first=first, last=last):
        onsets.setdefault(period, []).append(onset)
    for period, (begins, *again) in onsets.items():
        component = TimezoneDaylight() if period.is_summer_time else TimezoneStandard()
        component.add("dtstart", begins)
        if again:
            component.add("rdate", again)
        component.add("tzoffsetfrom", period.offset_before)
        component.add("tzoffsetto", period.offset)
        component.add("tzname", period.name)
        described.add_component(component)
    return described


def tzid(name: str) -> str:
    """The identifier of a time zone: its name, without the commas of a POSIX form, which programs quote differently."""
    return name.replace(",", "/")


def _periods(zone: dt.tzinfo, *, first: dt.date, last: dt.date) -> Iterator[tuple[Period, dt.datetime]]:
    """The periods, each with its onset as clocks show it just before."""
    moment, end = (dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC) for day in (first, last))
    state = _state(zone, moment)
    yield Period(state[0], state[1], state[1], state[2]), dt.datetime.combine(first, dt.time())
    while moment < end:
        later = min(moment + _STEP, end)
        if _state(zone, later) != state:
            change = _change(zone, moment, later)
            before, state = state, _state(zone, change)
            yield Period(state[0], before[1], state[1], state[2]), (change + before[1]).replace(tzinfo=None)
            later = change
        moment = later


_State = tuple[bool, dt.timedelta, str]


def _state(zone: dt.tzinfo, moment: dt.datetime) -> _State:
    """Whether it is summer time, the offset from UTC, and the abbreviation."""
    local = moment.astimezone(zone)
    return bool(local.dst()), local.utcoffset() or dt.timedelta(), local.tzname() or ""


def _change(zone: dt.tzinfo, before: dt.datetime, after: dt.datetime) -> dt.datetime:
    """The first second at which the state of the clocks differs from `before`."""
    state = _state(zone, before)
    while after - before > dt.timedelta(seconds=1):
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if _state(zone, middle) == state:
            before = middle
        else:
            after = middle
    return after
