"""Check the value of a JSON file against the schema of an export, and say what is wrong in words."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from mentorlog.errors import ImportFileError
from mentorlog.importing.journal_export.parsing import MAX_DEPTH, Fraction
from mentorlog.model.journal_schema import LISTS, VERSION, journal_schema
from mentorlog.model.vocabulary import REF_LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fastjsonschema import JsonSchemaValueException

    from mentorlog.model.results.journal_export import JsonObject


def check_export(value: object, *, name: str) -> JsonObject:
    """Return `value` if it is an export of a version that this program reads. Raises ImportFileError."""
    import fastjsonschema

    if not isinstance(value, dict) or "mentorlog_export" not in value:
        raise ImportFileError(f"{name} is not an export of mentorlog: it has no `mentorlog_export`.")
    version = value["mentorlog_export"]
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise ImportFileError(f"{name}: mentorlog_export must be a version from 1 to {VERSION}, not {_shown(version)}.")
    if version > VERSION:
        raise ImportFileError(
            f"{name} has version {version} of the export format, and this mentorlog reads versions up to {VERSION}.",
            hint="Install a newer mentorlog, or export again with this one.",
        )
    try:
        _validator(version)(value)
    except fastjsonschema.JsonSchemaValueException as error:
        raise ImportFileError(f"{name}: {_in_words(error)}.") from None
    return value


@cache
def _validator(version: int) -> Callable[[Any], object]:
    """The function that checks an export of a version. Compiling it takes longer than checking a thousand entries."""
    import fastjsonschema

    schema = journal_schema(version=version, allow_more=True)
    validate: Callable[[Any], object] = fastjsonschema.compile(schema, formats={"date": _is_date}, use_default=False)
    return validate


@cache  # most days of an export are repeated
def _is_date(text: str) -> bool:
    """Whether a text is an existing day."""
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("YYYY-MM-DD")


_TYPES: Final = {
    "string": "text",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}


def _in_words(error: JsonSchemaValueException) -> str:
    """What is wrong with a value, after its place: `relationships[3].sessions[14].minutes must be 1 to 1440, not 0`."""
    place = (error.name or "").removeprefix("data").removeprefix(".")
    rule, definition, value = error.rule, error.definition or {}, error.value
    if rule == "required":
        missing = next(key for key in definition["required"] if key not in value)
        return f"{place or 'the export'} has no `{missing}`"
    if rule == "uniqueItems":
        return f"{place} has an entry twice"
    return f"{place} must be {_expected(rule, definition)}, not {_shown(value)}"


def _expected(rule: str | None, definition: dict[str, Any]) -> str:
    """The values that a schema allows."""
    if rule == "const":
        return json.dumps(definition["const"])
    if rule == "enum":
        words = [json.dumps(word) for word in definition["enum"]]
        return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]
    if rule in ("minimum", "maximum"):
        return f"{definition['minimum']} to {definition['maximum']}"
    if rule == "minLength":
        return "text that is not empty"
    if rule in ("pattern", "format"):
        return _form(definition.get("pattern", ""))
    types = definition.get("type", "object")
    allowed = [types] if isinstance(types, str) else types
    if set(definition) == {"type"} and types in _BY_STATUS:
        return _BY_STATUS[types]
    if "pattern" in definition:
        return " or ".join([_form(definition["pattern"]), *(["null"] if "null" in allowed else [])])
    return " or ".join(_TYPES[each] for each in allowed)


_BY_STATUS: Final = {"string": "a day because of its status", "null": "null because of its status"}
"""What a date must be that an entry has in some statuses only; no other value has these schemas."""


def _form(pattern: str) -> str:
    """What a pattern of the schema matches."""
    if pattern.endswith(")?$"):
        return "a time in UTC (YYYY-MM-DDTHH:MM:SSZ)"
    if "T[0-9]" in pattern:
        return "a time (YYYY-MM-DDTHH:MM:SS)"
    if pattern.endswith("[0-9]{2}-[0-9]{2}$"):
        return "an existing day (YYYY-MM-DD)"
    if pattern.startswith("^(["):
        return "a time of day (HH:MM)"
    if "{64}" in pattern:
        return "64 hexadecimal digits"
    letter = pattern.lstrip("^(")[:1]
    if letter in REF_LETTERS.values():
        link = " or a uuid" if "{12}" in pattern else ""
        return f"a ref like {letter}1{link}"
    return "a uuid"


def _shown(value: object) -> str:
    """A value as it is in the file, shortened."""
    if isinstance(value, Fraction):
        return value.text[:_MOST_SHOWN]
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    text = json.dumps(value)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


_MOST_SHOWN: Final = 60
"""The characters of a value in a message."""


def unknown_keys(export: JsonObject, *, name: str) -> tuple[str, ...]:
    """The keys of an export that this version of the program does not know, each once: `sessions[].mood`; of many keys
    the number: `sessions[].* (300 keys)`. Raises ImportFileError if what they contain is nested too deep."""
    known = _known_keys(export["mentorlog_export"])
    found: dict[str, set[str]] = {}
    for owner, place, value in _objects(export):
        for key in value.keys() - known[owner]:
            if _depth(value[key]) > MAX_DEPTH:
                raise ImportFileError(f"{name}: {place}{key} is nested more than {MAX_DEPTH} levels deep.")
            found.setdefault(place, set()).add(key)
    return tuple(path for place in sorted(found) for path in _listed(place, found[place]))


_MOST_KEYS: Final = 10
"""The unknown keys of one kind of object that are listed."""


def _listed(place: str, keys: set[str]) -> list[str]:
    if len(keys) > _MOST_KEYS:
        return [f"{place}* ({len(keys)} keys)"]
    return [f"{place}{key[:_MOST_SHOWN]}" for key in sorted(keys)]


@cache
def _known_keys(version: int) -> dict[str, frozenset[str]]:
    schema = journal_schema(version=version)
    known = {owner: frozenset(each["properties"]) for owner, each in schema["$defs"].items() if "properties" in each}
    return {**known, "": frozenset(schema["properties"])}


def _objects(export: JsonObject) -> Iterator[tuple[str, str, JsonObject]]:
    """Every object of an export: its name in the schema, what its keys are shown after, and the object."""
    yield "", "", export
    for evaluation in export.get("evaluations", ()):
        yield "evaluation", "evaluations[].", evaluation
    for relationship in export["relationships"]:
        yield "relationship", "relationships[].", relationship
        for kind, entries in LISTS.items():
            for entry in relationship[entries]:
                yield kind, f"{entries}[].", entry
        for goal in relationship["goals"]:
            for checkpoint in goal["checkpoints"]:
                yield "checkpoint", "checkpoints[].", checkpoint


def _depth(value: object) -> int:
    """How deep objects and lists are nested."""
    depth, level = 0, [value]
    while level := [
        inner
        for each in level
        if isinstance(each, dict | list)
        for inner in (each.values() if isinstance(each, dict) else each)
    ]:
        depth += 1
    return depth


def check_texts(value: object, *, name: str, place: str = "") -> None:
    """Raise ImportFileError for a text that SQLite can't store."""
    if isinstance(value, dict):
        for key, each in value.items():
            check_texts(each, name=name, place=f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        for number, each in enumerate(value):
            check_texts(each, name=name, place=f"{place}[{number}]")
    elif isinstance(value, str):
        if "\0" in value:
            raise ImportFileError(f"{name}: {place} contains a NUL character, which can't be stored.")
        try:
            value.encode()
        except UnicodeEncodeError:
            raise ImportFileError(f"{name}: {place} contains an incomplete character (a lone surrogate).") from None
