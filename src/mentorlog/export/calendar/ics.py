"""Write calendars as an iCalendar file (RFC 5545). A later import updates an earlier one."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from mentorlog.dates.moments import find_zone
from mentorlog.export.calendar.ics_zones import time_zone, tzid
from mentorlog.export.escape import make_lines_visible, make_visible
from mentorlog.export.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import icalendar
    from icalendar import vText

    from mentorlog.insight.calendar import Calendar, Event, Todo

_ALARM_WITH_TIME: Final = dt.timedelta(minutes=-30)
"""When the alarm is, relative to the start of a session with a time."""
_ALARM_WITHOUT_TIME: Final = dt.timedelta(hours=9)
"""The same for a session without a time, which starts at midnight."""

_UTC: Final = ("UTC", "Etc/UTC", "Etc/UCT", "UCT", "Zulu", "Etc/Zulu")
"""The names of UTC, for which calendars have a mark."""
_STATUS: Final = {"open": "NEEDS-ACTION", "done": "COMPLETED", "dropped": "CANCELLED"}
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
"""Time zones are not described before and after these years: their rules are known only a few years ahead."""


def ics(calendars: Iterable[Calendar], *, now: dt.datetime, language: str = "en") -> bytes:
    """The calendars as one file (UTF-8, CR LF). `now` is when it is made; local time if it has no time zone.
    `language` is that of its fixed text.

    The file has no refs, and invites no one: it has no METHOD and no attendees.
    """
    import icalendar

    all_calendars, translator = list(calendars), Translator(language)
    file = icalendar.Calendar()
    file.add("prodid", f"-//mentorlog//mentorlog//{language.upper()}")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    name = all_calendars[0].name if len(all_calendars) == 1 else translator.translate("Mentoring")
    file.add("x-wr-calname", _text(make_visible(name)))
    events = [event for calendar in all_calendars for event in calendar.events]
    stamp = now.astimezone(dt.UTC).replace(microsecond=0)
    for event in events:
        file.add_component(_event(event, translator, stamp=stamp))
    for calendar in all_calendars:
        for todo in calendar.todos:
            file.add_component(_todo(todo, translator, stamp=stamp))
    # time zones come before the events that use them
    file.subcomponents[:0] = _zones(events)
    content: bytes = file.to_ical()
    return content


def _event(event: Event, translator: Translator, *, stamp: dt.datetime) -> icalendar.Event:
    import icalendar

    component = icalendar.Event()
    _add_identity(component, event, stamp=stamp)
    _add_start(component, event)
    if event.at and event.minutes:
        component.add("duration", dt.timedelta(minutes=event.minutes))
    if event.where:
        component.add("location", _text(make_visible(event.where)))
    description = "\n\n".join(_description(event, translator))
    if description:
        component.add("description", _text(description))
    component.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    # a session without a time does not block the whole day, and a cancelled one blocks nothing
    component.add("transp", "OPAQUE" if event.at and not event.cancelled else "TRANSPARENT")
    if event.has_alarm:
        component.add_component(_alarm(event))
    return component


def _todo(todo: Todo, translator: Translator, *, stamp: dt.datetime) -> icalendar.Todo:
    import icalendar

    component = icalendar.Todo()
    _add_identity(component, todo, stamp=stamp)
    component.add("due", todo.due_on)
    if todo.measure:
        label = translator.translate("Measure")
        component.add("description", _text("\n".join([f"{label}:", *make_lines_visible(todo.measure)])))
    component.add("status", _STATUS[todo.state])
    if todo.state == "done":
        component.add("percent-complete", 100)
        if todo.done_on:
            # RFC 5545 requires a time: noon UTC is the same day almost everywhere
            component.add("completed", dt.datetime.combine(todo.done_on, dt.time(12), tzinfo=dt.UTC))
    return component


def _add_identity(component: icalendar.Component, item: Event | Todo, *, stamp: dt.datetime) -> None:
    """Add the title and the fields by which a calendar identifies an item."""
    component.add("uid", f"{item.uuid}@mentorlog")
    component.add("dtstamp", stamp)
    component.add("sequence", item.sequence)
    component.add("summary", _text(make_visible(item.summary)))
    if item.private:
        component.add("class", "PRIVATE")


def _description(event: Event, translator: Translator) -> Iterator[str]:
    """The paragraphs of the description of a session."""
    _ = translator.translate
    how, length, agenda = _("How"), _("Length"), _("Agenda")
    facts = [f"{how}: {translator.format_how(event.how)}"] if event.how else []
    if event.minutes and not event.at:
        facts.append(f"{length}: {translator.format_minutes(event.minutes)}")
    if facts:
        yield "\n".join(facts)
    if event.agenda:
        yield "\n".join([f"{agenda}:", *("- " + "\n  ".join(make_lines_visible(text)) for text in event.agenda)])


def _alarm(event: Event) -> icalendar.Alarm:
    import icalendar

    component = icalendar.Alarm()
    component.add("action", "DISPLAY")
    component.add("description", _text(make_visible(event.summary)))
    component.add("trigger", _ALARM_WITH_TIME if event.at else _ALARM_WITHOUT_TIME)
    return component


def _add_start(component: icalendar.Event, event: Event) -> None:
    """Add when an event starts: a day, a time in its zone, or a time anywhere (floating)."""
    if event.at is None:
        component.add("dtstart", event.on)
        return
    zone = _zone(event)
    starts = dt.datetime.combine(event.on, event.at)
    if zone is dt.UTC:
        component.add("dtstart", starts.replace(tzinfo=zone))
    else:
        component.add("dtstart", starts, parameters={"TZID": tzid(event.zone)} if event.zone and zone else {})


def _zone(event: Event) -> dt.tzinfo | None:
    """The time zone of an event; None (local time) if it has none that this machine knows."""
    found = find_zone(event.zone) if event.zone and event.at else None
    return dt.UTC if event.zone in _UTC and found else found


def _zones(events: list[Event]) -> Iterator[icalendar.Timezone]:
    """The definitions of the time zones for the years of the events, in a fixed order so that the file is
    reproducible."""
    used = {event.zone: zone for event in events if event.zone and (zone := _zone(event)) not in (None, dt.UTC)}
    for name, zone in sorted(used.items()):
        years = [min(max(event.on.year, _FIRST_YEAR), _LAST_YEAR) for event in events]
        first, last = dt.date(min(years), 1, 1), dt.date(max(years) + 2, 1, 1)
        yield time_zone(name, zone, first=first, last=last)


def _text(text: str) -> vText:
    """A text escaped as RFC 5545 (3.3.11) requires. The library would read a backslash before N as a line break."""
    import icalendar

    class Text(icalendar.vText):
        def to_ical(self) -> bytes:
            return re.sub(r"[\\;,]", r"\\\g<0>", self).replace("\n", "\\n").encode()

    return Text(text)
