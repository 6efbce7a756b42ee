"""Ask at a terminal for the relationship of an entry."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mentorlog.cli import output
from mentorlog.cli.input.counts import whole_number
from mentorlog.cli.input.prompts.ask import ask, show_choice
from mentorlog.errors import AmbiguousError, MentorlogError
from mentorlog.quoted_text import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mentorlog.cli.app import App
    from mentorlog.model import Relationship, Session
    from mentorlog.store import Journal


def ask_whom(app: App, journal: Journal, *, find: Callable[[str], Relationship]) -> Relationship:
    """Ask for the relationship, by number or name. Enter takes the person whose session just took place or is on now,
    else the one with the nearest session. `find` finds a relationship by name or ref. Raises Stopped."""
    people = _nearest_first(app, journal)
    for number, person in enumerate(people, start=1):
        show_choice(app, number, person.name)
    app.asked_person = "NAME"
    while True:
        default = f"Type a number or a name; Enter means {people[0].name}:" if app.uses_sentences else "[1]"
        answer = ask(app, f"With whom? {default}")
        found = people[0] if not answer else _answered(answer, people, find)
        if found is not None:
            app.asked_person = str(found.ref)
            return found


def _answered(answer: str, people: list[Relationship], find: Callable[[str], Relationship]) -> Relationship | None:
    """The relationship that the answer names, by its number in the list, its name or its ref. None, with the reason on
    stderr, if it names none or several."""
    again = f"Type a number from 1 to {len(people)}, or a name."
    if answer.isdecimal():
        number = whole_number(answer, lowest=1, highest=len(people))
        if number is not None:
            return people[number - 1]
        output.write_stderr(f"{shortened(answer)} is not in the list. {again}")
        return None
    try:
        return find(answer)
    except AmbiguousError as error:
        output.write_stderr(error.message)
        output.write_hint(error.hint)
    except MentorlogError as error:
        output.write_stderr(f"{error.message} {again}")
    return None


def _nearest_first(app: App, journal: Journal) -> list[Relationship]:
    """The active relationships: first that of the session that just took place, then by the next session."""
    from mentorlog.insight.due.just_met import just_met

    people = [person.relationship for person in journal.people(now=app.now) if person.relationship.status == "active"]
    recent = just_met(_recent_sessions(app, journal), now=app.now)
    return sorted(people, key=lambda person: person.ref != recent)


def _recent_sessions(app: App, journal: Journal) -> Iterator[Session]:
    from mentorlog.model import Session

    since = app.today - dt.timedelta(days=1)
    # a session in another time zone may be on tomorrow's date already
    until = app.today + dt.timedelta(days=1)
    for moment in journal.timeline(kinds=["session"], since=since, until=until):
        session = journal.entry(moment.ref)
        if isinstance(session, Session):
            yield session
