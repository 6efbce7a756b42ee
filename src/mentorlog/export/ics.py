"""Calendars as an iCalendar file (RFC 5545), which any calendar program imports, and imports again to be put right."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_minutes
from mentorlog.export.escape import visible, visible_lines
from mentorlog.insight.calendar import Calendar, Event, Todo

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    import icalendar
    from icalendar import vText

_BEFORE: Final = dt.timedelta(minutes=-30)
_THAT_MORNING: Final = dt.timedelta(hours=9)
"""When an alarm rings, from the start: of a session with a time of day, and of a day, which starts at midnight."""

_STATUS: Final = {"open": "NEEDS-ACTION", "done": "COMPLETED", "dropped": "CANCELLED"}
_LAST_YEAR: Final = 2100
"""Time zones are not told further: their rules are made a few years ahead."""


def ics(calendars: Iterable[Calendar], *, now: dt.datetime) -> bytes:
    """The calendars as one file (UTF-8, lines ended by CR LF); `now` is when it is made, local time where it bears no
    zone. No refs stand in it, and nobody is invited: there is no METHOD and no attendee."""
    import icalendar

    told = list(calendars)
    file = icalendar.Calendar()
    file.add("prodid", "-//mentorlog//mentorlog//EN")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("x-wr-calname", _text(visible(told[0].name) if len(told) == 1 else "Mentoring"))
    events = [event for calendar in told for event in calendar.events]
    stamp = now.astimezone(dt.UTC).replace(microsecond=0)
    for event in events:
        file.add_component(_event(event, stamp=stamp))
    for calendar in told:
        for todo in calendar.todos:
            file.add_component(_todo(todo, stamp=stamp))
    # what times of day refer to stands before them
    file.subcomponents[:0] = _zones(file.get_missing_tzids(), [event.on for event in events])
    written: bytes = file.to_ical()
    return written


def _event(event: Event, *, stamp: dt.datetime) -> icalendar.Event:
    import icalendar

    made = icalendar.Event()
    _begin(made, event, stamp=stamp)
    made.add("dtstart", _start(event))
    if event.at and event.minutes:
        made.add("duration", dt.timedelta(minutes=event.minutes))
    if event.where:
        made.add("location", _text(visible(event.where)))
    description = "\n\n".join(_description(event))
    if description:
        made.add("description", _text(description))
    made.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    # a session of no set time does not take the whole day, and one called off takes none of it
    made.add("transp", "OPAQUE" if event.at and not event.cancelled else "TRANSPARENT")
    if event.has_alarm:
        made.add_component(_alarm(event))
    return made


def _todo(todo: Todo, *, stamp: dt.datetime) -> icalendar.Todo:
    import icalendar

    made = icalendar.Todo()
    _begin(made, todo, stamp=stamp)
    made.add("due", todo.due_on)
    if todo.measure:
        made.add("description", _text("\n".join(["Measure:", *visible_lines(todo.measure)])))
    made.add("status", _STATUS[todo.state])
    if todo.state == "done":
        made.add("percent-complete", 100)
        if todo.done_on:
            # an instant is asked for: noon in Greenwich is the same day almost everywhere
            made.add("completed", dt.datetime.combine(todo.done_on, dt.time(12), tzinfo=dt.UTC))
    return made


def _begin(made: icalendar.Component, item: Event | Todo, *, stamp: dt.datetime) -> None:
    """What a calendar knows an item by, and its title."""
    made.add("uid", f"{item.uuid}@mentorlog")
    made.add("dtstamp", stamp)
    made.add("sequence", item.sequence)
    made.add("summary", _text(visible(item.summary)))
    if item.private:
        made.add("class", "PRIVATE")


def _description(event: Event) -> Iterator[str]:
    """The paragraphs of what is to be known before a session."""
    facts = [f"How: {event.how}"] if event.how else []
    if event.minutes and not event.at:
        facts.append(f"Length: {format_minutes(event.minutes)}")
    if facts:
        yield "\n".join(facts)
    if event.agenda:
        yield "\n".join(["Agenda:", *("- " + "\n  ".join(visible_lines(text)) for text in event.agenda)])


def _alarm(event: Event) -> icalendar.Alarm:
    import icalendar

    made = icalendar.Alarm()
    made.add("action", "DISPLAY")
    made.add("description", _text(visible(event.summary)))
    made.add("trigger", _BEFORE if event.at else _THAT_MORNING)
    return made


def _start(event: Event) -> dt.date | dt.datetime:
    return dt.datetime.combine(event.on, event.at, tzinfo=_zone(event.zone)) if event.at else event.on


def _zone(name: str | None) -> ZoneInfo | None:
    """The time zone of that name; None (a time of wherever one is) where this machine knows none such."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def _zones(names: Iterable[str], days: list[dt.date]) -> Iterator[icalendar.Timezone]:
    """The definitions of these time zones over the years of these days; always in the same order, so that the same
    calendar is the same file."""
    from zoneinfo import ZoneInfo

    from icalendar import Timezone

    for name in sorted(names):
        first = dt.date(min(min(days).year, _LAST_YEAR), 1, 1)
        last = dt.date(min(max(days).year, _LAST_YEAR) + 2, 1, 1)
        yield Timezone.from_tzinfo(ZoneInfo(name), name, first_date=first, last_date=last)


def _text(said: str) -> vText:
    """A TEXT as RFC 5545 (3.3.11) escapes it. The library takes a backslash before N for a line break."""
    import icalendar

    class Text(icalendar.vText):
        def to_ical(self) -> bytes:
            return re.sub(r"[\\;,]", r"\\\g<0>", self).replace("\n", "\\n").encode()

    return Text(said)
