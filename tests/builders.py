"""Build entries and the results of journal reads for tests; fields that are not given have defaults.

An entry is given by its number or its ref: `session(8, "2026-11-09")` is `session("s8", "11-09")`. Dates may be text;
without a year they are in 2026.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from mentorlog.insight.relationship_entries import group_entries as by_kind
from mentorlog.model import (
    Action,
    Advice,
    Checkin,
    Checkpoint,
    Dossier,
    Feedback,
    Goal,
    Milestone,
    Month,
    Note,
    Person,
    Point,
    Question,
    Rating,
    Ref,
    Relationship,
    Resource,
    Session,
)

if TYPE_CHECKING:
    from mentorlog.insight.relationship_entries import RelationshipEntries
    from mentorlog.model import (
        Entry,
        Kind,
    )

NOW: Final = dt.datetime.fromisoformat("2026-11-23T09:00")  # a Monday
TODAY: Final = NOW.date()
SOREN: Final = "Søren Østergård"

DEFAULTS: Final[dict[Kind, dict[str, Any]]] = {
    "relationship": {
        "name": SOREN,
        "role": "mentor",
        "status": "active",
        "started_on": "2026-03-02",
        "cadence": "every 2 weeks",
    },
    "session": {"status": "held", "on": "2026-11-09"},
    "goal": {"title": "Run it alone", "status": "open", "on": "2026-03-02"},
    "action": {"text": "Send the checklist", "owner": "me", "status": "open", "on": "2026-11-09"},
    "feedback": {"behaviour": "Cut in twice", "direction": "given", "on": "2026-11-02"},
    "milestone": {"title": "First review led", "status": "reached", "on": "2026-11-12"},
    "point": {"text": "Which talk?", "status": "open", "on": "2026-11-09"},
    "note": {"text": "Seemed tired", "on": "2026-11-15"},
    "checkin": {"on": "2026-11-15"},
    "rating": {"skill": "Listening", "owner": "them", "score": 3, "on": "2026-11-15"},
    "advice": {"text": "Ask for help early", "direction": "given", "on": "2026-11-15"},
    "resource": {"title": "Thinking, Fast and Slow", "status": "open", "on": "2026-11-15"},
    "question": {"text": "What would you try if you could not fail?", "on": "2026-11-15"},
}
"""The default values of the fields of each kind."""


DEFAULT: Any = object()
"""The default of an argument: use the default of the kind."""


def day(text: Any) -> Any:
    """A date from text such as `2026-11-09` or `11-09`; other values are returned unchanged."""
    if isinstance(text, str):
        return dt.date.fromisoformat(text if len(text) > 5 else f"2026-{text}")
    return text


def ref(text: str) -> Ref:
    """A ref from its text."""
    found = Ref.parse(text)
    assert found
    return found


def relationship(number: int | str = 1, **fields: Any) -> Relationship:
    """An active relationship since March with sessions every two weeks, in which I am the mentor."""
    return Relationship(**_fields("relationship", number, fields))


def session(number: int | str, on: Any = DEFAULT, **fields: Any) -> Session:
    """A held session."""
    return Session(**_fields("session", number, fields, on=on))


def goal(number: int | str, title: str = DEFAULT, **fields: Any) -> Goal:
    """An open goal."""
    return Goal(**_fields("goal", number, fields, title=title))


def action(number: int | str, text: str = DEFAULT, due_on: Any = None, **fields: Any) -> Action:
    """An open action of mine."""
    return Action(**_fields("action", number, fields, text=text, due_on=due_on))


def feedback(number: int | str, behaviour: str | None = DEFAULT, on: Any = DEFAULT, **fields: Any) -> Feedback:
    """Feedback that I gave."""
    return Feedback(**_fields("feedback", number, fields, behaviour=behaviour, on=on))


def milestone(number: int | str, title: str = DEFAULT, on: Any = DEFAULT, **fields: Any) -> Milestone:
    """A milestone that was reached and not celebrated."""
    return Milestone(**_fields("milestone", number, fields, title=title, on=on))


def point(number: int | str, text: str = DEFAULT, **fields: Any) -> Point:
    """An open point of the agenda."""
    return Point(**_fields("point", number, fields, text=text))


def note(number: int | str, text: str = DEFAULT, on: Any = DEFAULT, **fields: Any) -> Note:
    """A private note."""
    return Note(**_fields("note", number, fields, text=text, on=on))


def checkin(number: int | str, on: Any = DEFAULT, **fields: Any) -> Checkin:
    """A check-in (default: a good score for the frequency)."""
    answers = fields if fields.keys() & {"frequency", "challenge", "more", "less"} else {"frequency": 4, **fields}
    return Checkin(**_fields("checkin", number, answers, on=on))


def rating(number: int | str, score: int = DEFAULT, on: Any = DEFAULT, **fields: Any) -> Rating:
    """A rating of a skill of the mentee."""
    return Rating(**_fields("rating", number, fields, score=score, on=on))


def advice(number: int | str, text: str = DEFAULT, on: Any = DEFAULT, **fields: Any) -> Advice:
    """A piece of advice that the mentor gave."""
    return Advice(**_fields("advice", number, fields, text=text, on=on))


def resource(number: int | str, title: str = DEFAULT, **fields: Any) -> Resource:
    """An open resource."""
    return Resource(**_fields("resource", number, fields, title=title))


def question(number: int | str, text: str = DEFAULT, **fields: Any) -> Question:
    """A question of one's own."""
    return Question(**_fields("question", number, fields, text=text))


def person(bond: Relationship | None = None, **fields: Any) -> Person:
    """A person of the list `people`."""
    return Person(bond or relationship(), **dated(fields))


def months_held(count: int) -> tuple[Month, ...]:
    """The months of a relationship in which this many sessions were held."""
    return (Month(2026, 3, held=count, minutes=60 * count),) if count else ()


def dossier(bond: Relationship | None = None, **fields: Any) -> Dossier:
    """A dossier of an ordinary relationship; its held sessions are those of `past`, or else `last_session`."""
    past, last = fields.get("past", ()), fields.pop("last_session", None)
    held = tuple(one for one in past if one.status == "held")[:3] or ((last,) if last else ())
    return Dossier(bond or relationship(), **{"held": held} | fields)


def whole(*entries: Entry, bond: Relationship | None = None) -> RelationshipEntries:
    """A relationship with these entries, as the store reads them: sessions have their actions and discussed points, and
    goals have the progress of their last checkpoint."""
    return by_kind(bond or relationship(), [_linked(entry, entries) for entry in entries])


def _linked(entry: Any, entries: Iterable[Any]) -> Entry:
    if isinstance(entry, Session):
        actions = tuple(each for each in entries if isinstance(each, Action) and each.session == entry.ref)
        points = tuple(each.ref for each in entries if isinstance(each, Point) and each.session == entry.ref)
        entry = entry._replace(actions=entry.actions or actions, points=entry.points or points)
    if isinstance(entry, Goal) and entry.checkpoints:
        entry = entry._replace(progress=100 if entry.status == "achieved" else entry.checkpoints[-1].progress)
    linked: Entry = entry
    return linked


def checkpoints(*reached: tuple[str, int]) -> tuple[Checkpoint, ...]:
    """Checkpoints from days and progress."""
    return tuple(Checkpoint(day(on), progress) for on, progress in reached)


def _fields(kind: Kind, number: int | str, fields: dict[str, Any], **named: Any) -> dict[str, Any]:
    made = ref(number) if isinstance(number, str) else Ref(kind, number)
    owner = {} if kind == "relationship" else {"relationship": SOREN, "relationship_ref": Ref("relationship", 1)}
    return {"ref": made, "uuid": f"uuid-{made}", **owner, **with_defaults(kind, {**fields, **named})}


def with_defaults(kind: Kind, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of an entry with the defaults of its kind, and with text parsed to dates."""
    return dated(DEFAULTS[kind] | {name: value for name, value in fields.items() if value is not DEFAULT})


def dated(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of an entry with text parsed to dates."""
    dates = {name for name in fields if name in ("on", "try_by") or name.endswith(("_on", "_until"))}
    return {name: day(value) if name in dates else value for name, value in fields.items()}
