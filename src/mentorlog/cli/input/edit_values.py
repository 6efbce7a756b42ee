"""The fields of each kind that `edit` changes, under the names of the recording options and of the JSON keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final, NamedTuple

from mentorlog.cli.app import App
from mentorlog.cli.input.checks import checked_role, outcome_of, score_of, tone_of, usable_name
from mentorlog.cli.input.dates import read_day, read_when
from mentorlog.cli.input.lookup import entry as entry_of
from mentorlog.cli.input.sessions import checked_manner, checked_party, minutes_of
from mentorlog.dates import parse_cadence
from mentorlog.errors import ConflictError, UsageError
from mentorlog.model import TONES, Entry, Kind, Relationship
from mentorlog.model.words import a_kind
from mentorlog.store import Journal


class Place(NamedTuple):
    """Where a value is typed: the program, the journal, the entry that is edited, and the relationship that it will
    belong to."""

    app: App
    journal: Journal
    entry: Entry
    relationship: Relationship


Values = dict[str, object]
Reader = Callable[[Place, str], Values]


class Field(NamedTuple):
    """One field: its name in the model, the option names (the first is shown), how its value is read into model fields,
    whether it may be cleared, is a flag (no value), or a list (a repeated one replaces it); and where it belongs to
    some statuses alone, which, and what brings the entry there (`{ref}` is the entry's, `{value}` what was typed)."""

    name: str
    options: tuple[str, ...]
    read: Reader
    clears: bool = True
    is_flag: bool = False
    is_list: bool = False
    statuses: tuple[str, ...] = ()
    brought_by: str = "mentorlog done {ref}"


def _text(name: str) -> Reader:
    return lambda _, value: {name: _said(name, value)}


def _needed(name: str) -> Reader:
    """Text that an entry of this kind can't be without."""

    def read(place: Place, value: str) -> Values:
        if not value.strip():
            raise UsageError(f"--{name} can't be empty.", hint=f"mentorlog edit {place.entry.ref} --{name} TEXT")
        return {name: value}

    return read


def _said(name: str, value: str) -> str:
    if not value.strip():
        raise UsageError(f"--{name.replace('_', '-')} is empty.", hint=f"--clear {name.replace('_', '-')}")
    return value


def _day(name: str, looking: str) -> Reader:
    return lambda place, value: {name: read_day(place.app, value, looking=looking)}  # type: ignore[arg-type]


def _when(place: Place, value: str) -> Values:
    looking = "ahead" if getattr(place.entry, "status", "") == "planned" else "back"
    when = read_when(place.app, value, looking=looking)  # type: ignore[arg-type]
    _refuse_ahead(place, when.on, "held")
    return {"on": when.on} | ({"at": when.at} if when.at else {})


def _milestone_day(looking: str) -> Reader:
    def read(place: Place, value: str) -> Values:
        day = read_day(place.app, value, looking=looking)  # type: ignore[arg-type]
        _refuse_ahead(place, day, "reached")
        return {"on": day}

    return read


def _refuse_ahead(place: Place, day: dt.date | None, status: str) -> None:
    """What was held or reached is not ahead."""
    if day and getattr(place.entry, "status", "") == status and day > place.app.today:
        raise UsageError(
            f"{day:%a} {day} is still ahead, and {place.entry.ref} was {status}.",
            hint=f"mentorlog reopen {place.entry.ref}",
        )


def _time(place: Place, value: str) -> Values:
    when = read_when(place.app, f"{place.app.today.isoformat()} {value}", looking="back")
    return {"at": when.at}


def _ref(name: str, kind: Kind) -> Reader:
    def read(place: Place, value: str) -> Values:
        linked = entry_of(place.journal, value, kind)
        place.journal.refuse_other_relationship(linked.ref, relationship=place.relationship.ref)
        return {name: linked.ref}

    return read


def _checked(name: str, check: Callable[[str], object]) -> Reader:
    return lambda _, value: {name: check(value)}


def _score(name: str) -> Reader:
    return lambda place, value: {
        name: score_of(value, what=f"--{name}", hint=f"mentorlog edit {place.entry.ref} --{name} 4")
    }


def _cadence(value: str) -> str:
    parse_cadence(value)
    return value.strip()


def _party(option: str) -> Callable[[str], object]:
    return lambda value: checked_party(value.casefold(), option=option)


def _tone(value: str) -> str:
    return tone_of(praise=value == TONES[0], constructive=value == TONES[1]) or _no_tone(value)


def _no_tone(value: str) -> str:
    raise UsageError(f"A tone is praise or constructive, not {value!r}.")


def _direction(value: str) -> str:
    if value not in ("given", "received"):
        raise UsageError(f"A direction is given or received, not {value!r}.")
    return value


def _flag(name: str, value: object) -> Reader:
    return lambda *_: {name: value}


def _texts(*pairs: str) -> tuple[Field, ...]:
    return tuple(Field(name.replace("-", "_"), (name,), _text(name.replace("-", "_"))) for name in pairs)


def _closed(name: str, *statuses: str) -> Field:
    """The day on which an entry was closed."""
    return Field(name, (name.replace("_", "-"),), _day(name, "back"), clears=False, statuses=statuses)


_ON: Final = Field("on", ("on",), _day("on", "back"), clears=False)
_COMMON: Final = (
    Field("private", ("private",), _flag("private", True), clears=False, is_flag=True),
    Field("private", ("shareable",), _flag("private", False), clears=False, is_flag=True),
)
_OWNER: Final = (
    Field("owner", ("owner",), _checked("owner", _party("--owner")), clears=False),
    Field("owner", ("mine",), _flag("owner", "me"), clears=False, is_flag=True),
    Field("owner", ("theirs",), _flag("owner", "them"), clears=False, is_flag=True),
)

_SNOOZED: Final = Field("snoozed_until", ("snoozed-until",), _day("snoozed_until", "ahead"))

FIELDS: Final[dict[Kind, tuple[Field, ...]]] = {
    "relationship": (
        Field("name", ("name",), _checked("name", usable_name), clears=False),
        Field("role", ("i-am", "role"), _checked("role", checked_role), clears=False),
        Field("cadence", ("cadence",), _checked("cadence", _cadence), clears=False),
        *_texts("focus", "email", "org"),
        Field("started_on", ("since", "started-on"), _day("started_on", "back"), clears=False),
        Field("ends_on", ("until", "ends-on"), _day("ends_on", "ahead")),
        Field("paused_until", ("paused-until",), _day("paused_until", "ahead")),
        Field(
            "ended_on",
            ("ended-on",),
            _day("ended_on", "back"),
            clears=False,
            statuses=("ended",),
            brought_by="mentorlog end {ref}",
        ),
        *_texts("reason", "thanks", "learned", "same", "different", "next", "agreement"),
        Field("agreed_on", ("agreed-on",), _day("agreed_on", "back")),
        Field("look_again_on", ("look-again", "look-again-on"), _day("look_again_on", "ahead")),
        Field("keep_in_touch_on", ("keep-in-touch", "keep-in-touch-on"), _day("keep_in_touch_on", "ahead")),
        _SNOOZED,
        *_COMMON,
    ),
    "session": (
        Field("on", ("on",), _when, clears=False),
        Field("at", ("at",), _time),
        Field("minutes", ("for", "minutes"), _checked("minutes", minutes_of)),
        Field("how", ("how",), _checked("how", checked_manner)),
        *_texts("where"),
        Field("notes", ("text", "notes"), _text("notes")),
        *_texts("private-notes"),
        Field("topics", ("topic", "topics"), _text("topics"), is_list=True),
        Field("takeaways", ("takeaway", "takeaways"), _text("takeaways"), is_list=True),
        Field("goals", ("goal", "goals"), _ref("goals", "goal"), is_list=True),
        Field("points", ("point", "points"), _ref("points", "point"), is_list=True),
        Field("cancelled_by", ("cancelled-by", "who"), _checked("cancelled_by", _party("--cancelled-by"))),
        *_texts("why"),
        _SNOOZED,
        Field("moved_by", ("moved-by",), _checked("moved_by", _party("--moved-by"))),
        *_COMMON,
    ),
    "goal": (
        Field("title", ("title",), _needed("title"), clears=False),
        *_texts("measure", "why"),
        Field("due_on", ("by", "due-on"), _day("due_on", "ahead")),
        _ON,
        _SNOOZED,
        _closed("closed_on", "achieved", "dropped"),
        *_COMMON,
    ),
    "action": (
        Field("text", ("text",), _needed("text"), clears=False),
        *_OWNER,
        Field("due_on", ("by", "due-on"), _day("due_on", "ahead")),
        Field("goal", ("goal",), _ref("goal", "goal")),
        Field("session", ("session",), _ref("session", "session")),
        _ON,
        _SNOOZED,
        _closed("done_on", "done"),
        *_COMMON,
    ),
    "feedback": (
        *_texts("text", "situation"),
        Field("behaviour", ("behaviour", "behavior"), _text("behaviour")),
        *_texts("impact"),
        Field("direction", ("direction",), _checked("direction", _direction), clears=False),
        Field("tone", ("tone",), _checked("tone", _tone)),
        Field("tone", ("praise",), _flag("tone", "praise"), is_flag=True),
        Field("tone", ("constructive",), _flag("tone", "constructive"), is_flag=True),
        Field("follow_up_on", ("follow-up", "follow-up-on"), _day("follow_up_on", "ahead")),
        Field("outcome", ("outcome",), _checked("outcome", outcome_of)),
        *_texts("outcome-note"),
        Field("outcome_on", ("outcome-on",), _day("outcome_on", "back")),
        _ON,
        _SNOOZED,
        *_COMMON,
    ),
    "milestone": (
        Field("title", ("title",), _needed("title"), clears=False),
        Field("on", ("on",), _milestone_day("back"), clears=False),
        Field("on", ("by",), _milestone_day("ahead"), clears=False),
        Field("goal", ("goal",), _ref("goal", "goal")),
        *_texts("how"),
        Field("celebrated_on", ("celebrated-on",), _day("celebrated_on", "back"), statuses=("reached",)),
        _SNOOZED,
        *_COMMON,
    ),
    "point": (
        Field("text", ("text",), _needed("text"), clears=False),
        _ON,
        _closed("closed_on", "discussed", "dropped"),
        Field(
            "session",
            ("session",),
            _ref("session", "session"),
            statuses=("discussed",),
            brought_by="mentorlog edit {value} --point {ref}",
        ),
        *_COMMON,
    ),
    "note": (Field("text", ("text",), _needed("text"), clears=False), _ON, *_COMMON),
    "checkin": (
        Field("frequency", ("frequency",), _score("frequency")),
        Field("challenge", ("challenge",), _score("challenge")),
        *_texts("more", "less"),
        _ON,
        *_COMMON,
    ),
    "rating": (
        Field("skill", ("skill",), _needed("skill"), clears=False),
        Field("score", ("score",), _score("score"), clears=False),
        *_OWNER,
        _ON,
        *_COMMON,
    ),
}

LONG: Final[dict[Kind, str]] = {"session": "notes", "feedback": "text", "note": "text", "relationship": "agreement"}
"""The field of each kind that is typed below the heads in the editor."""


def options() -> dict[str, bool]:
    """Every option name of every kind, and whether it is a flag."""
    return {option: field.is_flag for fields in FIELDS.values() for field in fields for option in field.options}


def field_of(kind: Kind, option: str) -> Field:
    """The field of that kind with that option name. Raises UsageError that names the fields there are."""
    for field in FIELDS[kind]:
        if option in field.options:
            return field
    known = " ".join(f"--{field.options[0]}" for field in FIELDS[kind])
    raise UsageError(f"{a_kind(kind).capitalize()} has no field {option!r} to edit.", hint=f"its fields: {known}")


def read_values(place: Place, typed: list[tuple[str, str]]) -> Values:
    """The model fields that typed options come to; of a list all, of any other the last counts."""
    kind = place.entry.ref.kind
    values: Values = {}
    lists: dict[str, list[object]] = {}
    for option, said in typed:
        field = field_of(kind, option)
        read = field.read(place, said)
        _refuse_status(place.entry, field, said)
        if field.is_list:
            lists.setdefault(field.name, []).extend(read.values())
        else:
            values |= read
    return values | {name: tuple(items) for name, items in lists.items()}


def _refuse_status(entry: Entry, field: Field, said: str) -> None:
    status = getattr(entry, "status", "")
    if field.statuses and status not in field.statuses:
        raise ConflictError(
            f"{entry.ref} is {status}, not {' or '.join(field.statuses)}.",
            hint=field.brought_by.format(ref=entry.ref, value=said.strip()),
        )


def cleared(kind: Kind, option: str) -> Values:
    """The value that clears a field. Raises UsageError for one that can't be empty."""
    field = field_of(kind, option.lstrip("-"))
    if not field.clears:
        raise UsageError(f"--{field.options[0]} of {a_kind(kind)} can't be empty.")
    return {field.name: () if field.is_list else None}


def dated(value: object) -> str:
    """A value as it is typed."""
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return str(value)
