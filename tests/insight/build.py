"""Entries and dossiers made by hand: say what matters to a test, the rest is ordinary. Days are ISO text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from mentorlog.insight.whole import Whole
from mentorlog.insight.whole import whole as by_kind
from mentorlog.model import (
    Action,
    Checkin,
    Checkpoint,
    Dossier,
    Entry,
    Feedback,
    Goal,
    Kind,
    Milestone,
    Month,
    Note,
    Person,
    Point,
    Rating,
    Ref,
    Relationship,
    Session,
)

NOW = dt.datetime.fromisoformat("2026-11-23T09:00")  # a Monday
TODAY = NOW.date()
SOREN = "Søren Østergård"


def day(text: Any) -> Any:
    """A day from ISO text; anything else as it is."""
    return dt.date.fromisoformat(text) if isinstance(text, str) else text


def ref(text: str) -> Ref:
    """A ref from its text."""
    found = Ref.parse(text)
    assert found
    return found


def relationship(number: int = 1, **fields: Any) -> Relationship:
    """An active relationship that began in March, every two weeks, in which I am the mentor."""
    ordinary = {
        "name": SOREN,
        "role": "mentor",
        "status": "active",
        "started_on": "2026-03-02",
        "cadence": "every 2 weeks",
    }
    return Relationship(ref=Ref("relationship", number), uuid=f"uuid-r{number}", **_dated({**ordinary, **fields}))


def session(number: int, on: str, **fields: Any) -> Session:
    """A held session."""
    return Session(**_entry("session", number, {"status": "held", "on": on, **fields}))


def goal(number: int, **fields: Any) -> Goal:
    """An open goal."""
    return Goal(**_entry("goal", number, {"title": "Run it alone", "status": "open", "on": "2026-03-02", **fields}))


def action(number: int, **fields: Any) -> Action:
    """An open action of mine."""
    ordinary = {"text": "Send the checklist", "owner": "me", "status": "open", "on": "2026-11-09"}
    return Action(**_entry("action", number, {**ordinary, **fields}))


def feedback(number: int, **fields: Any) -> Feedback:
    """Feedback that I gave."""
    ordinary = {"direction": "given", "on": "2026-11-02", "behaviour": "Cut in twice"}
    return Feedback(**_entry("feedback", number, {**ordinary, **fields}))


def milestone(number: int, on: str, **fields: Any) -> Milestone:
    """A milestone that was reached and not celebrated."""
    ordinary = {"title": "First review led", "status": "reached", "on": on}
    return Milestone(**_entry("milestone", number, {**ordinary, **fields}))


def point(number: int, **fields: Any) -> Point:
    """An open point of the agenda."""
    return Point(**_entry("point", number, {"text": "Which talk?", "status": "open", "on": "2026-11-09", **fields}))


def note(number: int, **fields: Any) -> Note:
    """A note that is not private."""
    return Note(**_entry("note", number, {"text": "Seemed tired", "on": "2026-11-15", "private": False, **fields}))


def checkin(number: int, on: str = "2026-11-15", **fields: Any) -> Checkin:
    """A check-in that finds us meeting often enough."""
    return Checkin(**_entry("checkin", number, {"on": on, "frequency": 4, **fields}))


def rating(number: int, score: int = 3, on: str = "2026-11-15", **fields: Any) -> Rating:
    """A rating of a skill of the mentee."""
    ordinary = {"skill": "Listening", "owner": "them"}
    return Rating(**_entry("rating", number, {**ordinary, "score": score, "on": on, **fields}))


def person(bond: Relationship | None = None, **fields: Any) -> Person:
    """One line of `people`."""
    return Person(bond or relationship(), **_dated(fields))


def held(count: int) -> tuple[Month, ...]:
    """The months of a relationship with so many sessions held."""
    return (Month(2026, 3, held=count, minutes=60 * count),) if count else ()


def dossier(bond: Relationship | None = None, **fields: Any) -> Dossier:
    """A dossier of an ordinary relationship; held are those of its past sessions, else the `last_session`."""
    past, last = fields.get("past", ()), fields.pop("last_session", None)
    held = tuple(one for one in past if one.status == "held")[:3] or ((last,) if last else ())
    return Dossier(bond or relationship(), **{"held": held} | fields)


def whole(*entries: Entry, bond: Relationship | None = None) -> Whole:
    """A relationship with these entries, read as the store reads them: a session has the actions that were promised in
    it and the points that were discussed, a goal the progress of its last checkpoint."""
    return by_kind(bond or relationship(), [_linked(entry, entries) for entry in entries])


def _linked(entry: Any, entries: Iterable[Any]) -> Entry:
    if isinstance(entry, Session):
        actions = tuple(each for each in entries if isinstance(each, Action) and each.session == entry.ref)
        points = tuple(each.ref for each in entries if isinstance(each, Point) and each.session == entry.ref)
        entry = entry._replace(actions=entry.actions or actions, points=entry.points or points)
    if isinstance(entry, Goal) and entry.checkpoints:
        entry = entry._replace(progress=entry.checkpoints[-1].progress)
    linked: Entry = entry
    return linked


def checkpoints(*reached: tuple[str, int]) -> tuple[Checkpoint, ...]:
    """Checkpoints from days and progress."""
    return tuple(Checkpoint(day(on), progress) for on, progress in reached)


def _entry(kind: Kind, number: int, fields: dict[str, Any]) -> dict[str, Any]:
    made = Ref(kind, number)
    owner = {"relationship": SOREN, "relationship_ref": Ref("relationship", 1)}
    return {"ref": made, "uuid": f"uuid-{made}", **owner, **_dated(fields)}


def _dated(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: day(value) if name == "on" or name.endswith("_on") else value for name, value in fields.items()}
