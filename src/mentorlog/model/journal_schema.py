"""The format of the JSON export, as a JSON Schema (draft 2020-12): docs/export.schema.json, and the rules by which an
export is read again.

It is made from the description of the fields, without texts; the docs add what each key means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mentorlog.model.fields import FIELDS
from mentorlog.model.fields.goal import CHECKPOINT
from mentorlog.model.vocabulary import (
    KINDS,
    MAX_MINUTES_SPENT,
    MAX_SESSION_MINUTES,
    ME,
    PARTIES,
    REF_LETTERS,
    SCORES,
    STATUSES,
    UNCOUNTED,
)
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mentorlog.model import Kind
    from mentorlog.model.fields import Field

    Schema = dict[str, Any]
    Describe = Callable[[str, str], str]
    """Returns what a key of an object means: of a kind, of `checkpoint`, `evaluation`, or of the whole export (``)."""

VERSION: Final = 2
"""The version of the format. A reader must refuse a higher one."""

LISTS: Final[dict[Kind, str]] = {kind: kind if kind in UNCOUNTED else f"{kind}s" for kind in KINDS[1:]}
"""The name of the list of each kind in a relationship."""


class Key(NamedTuple):
    """A key of the export that is not a field of the model."""

    owners: tuple[str, ...]
    """The kinds of entries that have it, or `checkpoint`."""
    meaning: str
    """What it means, for the docs."""


ADDED_IN_2: Final[dict[str, Key]] = {
    "uuid": Key(("checkpoint",), "Its permanent identity, the same in every export"),
    "created_at": Key((*KINDS, "checkpoint"), "When it was recorded, in UTC"),
    "sequence": Key(("session", "goal", "action"), "How often its entry in a calendar has changed"),
    "source_digest": Key(
        ("session", "note"),
        "The SHA-256 of the section of a log that it was imported from; exported only with private entries",
    ),
    "stored": Key(
        ("relationship",),
        "`status`, `cadence` and `started_on` as the journal stores them: `paused` also after the end of a pause, and "
        "null for what was never recorded",
    ),
}
"""The keys that version 1 did not have, in the order of the JSON."""

FIELDS_ADDED_IN_2: Final[dict[str, tuple[str, ...]]] = {"relationship": ("recap", "summary_readers")}
"""The fields that version 1 did not have, by kind."""

STORED: Final = ("status", "cadence", "started_on")
"""The keys of a relationship that show a computed value; its key `stored` has what the journal stores."""

EVALUATION: Final = {
    "uuid": "uuid",
    "programme": "text",
    "on": "day",
    "note": "text_or_null",
    "look_again_on": "day_or_null",
    "created_at": "moment",
}
"""The keys of an evaluation, with the definitions of their values."""

_UUID: Final = "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"
"""In lower case, unless another program has written it."""
_NUMBER: Final = "[1-9][0-9]{0,8}"
_DAY: Final = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_MOMENT: Final = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
_CLOCK: Final = "[0-9]{2}:[0-9]{2}"
_MOST: Final = 999_999_999
"""The highest number in the format."""


def journal_schema(*, version: int = VERSION, describe: Describe | None = None, allow_more: bool = False) -> Schema:
    """The schema of a version of the format. `describe` returns the description of each key; `allow_more`: keys that
    this version does not know are allowed, as newer programs of the same version may write."""
    schema = _Schema(version, describe, allow_more=allow_more)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:mentorlog:export:{version}",
        "title": f"mentorlog export, version {version}",
        "description": "One relationship, or a whole journal, as `mentorlog export --format json` writes it.",
        **schema.journal(),
        "$defs": {**_DEFINITIONS, **schema.definitions()},
    }


def exported_fields(kind: Kind) -> Iterator[tuple[str, Field]]:
    """The fields that a kind adds to those of all entries. The actions of a session are only in the list of the
    relationship."""
    for name, field in FIELDS[kind].items():
        if field.in_json and name not in ("ref", "uuid", "relationship", "private") and field.kind != "action":
            yield name, field


def most_minutes(field: Field) -> int:
    """The highest value of a field in minutes."""
    return MAX_MINUTES_SPENT if field == FIELDS["resource"]["minutes"] else MAX_SESSION_MINUTES


_DEFINITIONS: Final[dict[str, Any]] = {
    "day": {"description": "A day, YYYY-MM-DD.", "type": "string", "format": "date", "pattern": _DAY},
    "day_or_null": {
        "description": "A day, YYYY-MM-DD, or null.",
        "type": ["string", "null"],
        "format": "date",
        "pattern": _DAY,
    },
    "time_or_null": {
        "description": "A time of day, HH:MM, or null.",
        "type": ["string", "null"],
        "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$",
    },
    "text": {"description": "Text exactly as it was typed.", "type": "string", "minLength": 1},
    "text_or_null": {
        "description": "Text exactly as it was typed, or null.",
        "type": ["string", "null"],
        "minLength": 1,
    },
    "uuid": {"description": "A UUID.", "type": "string", "pattern": f"^{_UUID}$"},
    "moment": {
        "description": "A date and time in UTC: 2026-11-23T08:00:00.000Z, unless another program has written it.",
        "type": "string",
        "pattern": f"{_DAY[:-1]}([T ]{_CLOCK}(:[0-9]{{2}}(\\.[0-9]+)?)?(Z|[+-]{_CLOCK})?)?$",
    },
}


class _Schema:
    """Makes the parts of the schema of one version."""

    def __init__(self, version: int, describe: Describe | None, *, allow_more: bool) -> None:
        self._is_first = version == 1
        self._describe = describe
        self._allow_more = allow_more

    def journal(self) -> Schema:
        keys: Schema = {
            "mentorlog_export": {"const": 1 if self._is_first else VERSION},
            "exported_at": {"type": "string", "pattern": f"{_MOMENT}$"},
            "private_included": {"type": "boolean"},
        }
        if not self._is_first:
            numbers: Schema = {kind: {"type": "integer", "minimum": 1, "maximum": _MOST + 1} for kind in KINDS}
            keys["owner"] = _reference("text_or_null")
            keys["next_numbers"] = {**self._object("next_numbers", numbers), "type": ["object", "null"]}
        keys["relationships"] = {"type": "array", "items": _reference("relationship")}
        if not self._is_first:
            keys["evaluations"] = {"type": "array", "items": _reference("evaluation")}
        return self._object("", keys)

    def definitions(self) -> Schema:
        found: Schema = {"checkpoint": self._checkpoint()}
        found |= {kind: self._kind(kind) for kind in KINDS}
        return found if self._is_first else {**found, "evaluation": self._evaluation()}

    def _kind(self, kind: Kind) -> Schema:
        keys: Schema = {
            "ref": _ref(kind),
            "uuid": _reference("uuid"),
            "kind": {"const": kind},
            "relationship": _reference("text"),
        }
        later = FIELDS_ADDED_IN_2.get(kind, ()) if self._is_first else ()
        keys |= {name: _type(field) for name, field in exported_fields(kind) if name not in later}
        keys["private"] = {"type": "boolean"}
        keys |= self._added(kind)
        if kind == "relationship":
            keys |= {name: {"type": "array", "items": _reference(each)} for each, name in LISTS.items()}
        return {**self._object(kind, keys, optional=() if self._is_first else ("ref",)), **_rule_of_status(kind)}

    def _checkpoint(self) -> Schema:
        keys = {name: _type(field) for name, field in CHECKPOINT.items()}
        return self._object("checkpoint", keys | self._added("checkpoint"))

    def _evaluation(self) -> Schema:
        return self._object("evaluation", {name: _reference(each) for name, each in EVALUATION.items()})

    def _added(self, owner: str) -> Schema:
        if self._is_first:
            return {}
        schemas: Schema = {
            "uuid": _reference("uuid"),
            "created_at": _reference("moment"),
            "sequence": {"type": "integer", "minimum": 0, "maximum": _MOST},
            "source_digest": {"type": ["string", "null"], "pattern": "^[0-9a-f]{64}$"},
            "stored": self._object(
                "stored",
                {
                    "status": {"enum": list(STATUSES["relationship"])},
                    "cadence": _reference("text_or_null"),
                    "started_on": _reference("day_or_null"),
                },
            ),
        }
        return {name: schemas[name] for name, key in ADDED_IN_2.items() if owner in key.owners}

    def _object(self, owner: str, keys: Schema, *, optional: tuple[str, ...] = ()) -> Schema:
        """An object with these keys."""
        described = keys
        if self._describe:
            # `description` comes first, which is easier to read
            described = {name: {"description": self._describe(owner, name), **keys[name]} for name in keys}
        return {
            "type": "object",
            "properties": described,
            "required": [name for name in keys if name not in optional],
            "additionalProperties": self._allow_more,
        }


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _rule_of_status(kind: Kind) -> Schema:
    """The rule for a date that an entry has in some statuses only."""
    for name, field in FIELDS[kind].items():
        if field.statuses and not field.can_clear:
            one = len(field.statuses) == 1
            status = {"const": field.statuses[0]} if one else {"enum": list(field.statuses)}
            return {
                "if": {"properties": {"status": status}},
                "then": {"properties": {name: {"type": "string"}}},
                "else": {"properties": {name: {"type": "null"}}},
            }
    return {}


def _ref(kind: Kind) -> Schema:
    number = f"{REF_LETTERS[kind]}{_NUMBER}"
    return {"type": "string", "pattern": f"^({number}|{ME})$" if kind == "relationship" else f"^{number}$"}


def _link(kind: Kind) -> Schema:
    """A link to another entry: its ref, or its uuid if the export has no refs."""
    return {"type": "string", "pattern": f"^({REF_LETTERS[kind]}{_NUMBER}|{_UUID})$"}


def _type(field: Field) -> Schema:
    """The allowed values of a field."""
    if field.type in ("choice", "party"):
        words: list[str | None] = list(field.choices or PARTIES)
        return {"enum": words if field.is_required else [*words, None]}
    if field.type == "texts":
        return {"type": "array", "items": _reference("text")}
    if field.type == "refs" and field.kind:
        return {"type": "array", "items": _link(field.kind), "uniqueItems": True}
    if field.type == "entries":
        return {"type": "array", "items": _reference("checkpoint")}
    return _single(field)


def _single(field: Field) -> Schema:
    """The allowed values of a field that has one value."""
    null = "" if field.is_required else "_or_null"
    match field.type:
        case "past date" | "future date" | "date":
            return _reference(f"day{null}")
        case "time":
            return _reference("time_or_null")
        case "ref" if field.kind:
            return _or_null(_link(field.kind), field)
        case "minutes":
            return _or_null({"type": "integer", "minimum": 1, "maximum": most_minutes(field)}, field)
        case "percent":
            return _or_null({"type": "integer", "minimum": 0, "maximum": 100}, field)
        case "score":
            return _or_null({"type": "integer", "minimum": SCORES[0], "maximum": SCORES[-1]}, field)
        case "count":
            return _or_null({"type": "integer", "minimum": 0, "maximum": _MOST}, field)
        case "yes or no":
            return {"type": "boolean"}
    return _reference(f"text{null}")


def _or_null(schema: Schema, field: Field) -> Schema:
    return schema if field.is_required else {**schema, "type": [schema["type"], "null"]}
