"""The parts of the docs that are generated: from the description of the fields (`mentorlog.model.fields`), and the
counts of docs/reliability.md from docs/reliability.json.

python -m tests.generated_docs       write them: the field tables of export.md, tables.md and schema.md, and
                                     export.schema.json, and the counts of reliability.md

The meaning of a field is the first sentence of its docstring in the source of its class.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from mentorlog import model
from mentorlog.export.json_export import VERSION
from mentorlog.export.tables import COLUMNS, KINDS_OF_TABLES
from mentorlog.model import KINDS, MAX_SESSION_MINUTES, ME, PARTIES, REF_LETTERS, SCORES, Kind
from mentorlog.model.fields import FIELDS, Field
from mentorlog.model.fields.goal import CHECKPOINT
from mentorlog.model.vocabulary import MAX_MINUTES_SPENT
from mentorlog.store.queries.rows import class_of
from mentorlog.store.schema import added_in_9
from tests.reliability.page import reliability_md

DOCS: Final = Path(__file__).parents[1] / "docs"
PLURALS: Final = {kind: table for table, kind in KINDS_OF_TABLES.items()}
LISTS: Final = tuple(PLURALS[kind] for kind in KINDS[1:])
"""The lists of entries in a relationship of the JSON export."""
_SHARED: Final = ("ref", "uuid", "relationship", "relationship_ref", "private")
"""Fields of all entries, which the docs describe once."""
_IN_WORDS: Final = {
    ("ref", "session"): " (its date)",
    ("ref", "goal"): " (its title)",
    ("refs", "goal"): " (their titles)",
    ("refs", "point"): " (their texts)",
}
"""How the CSV tables show linked entries."""


# the docstrings of the classes


@cache
def meanings(name: str) -> Mapping[str, str]:
    """The docstring of each field of a class by name, and of the class itself by the empty name: the first sentence
    without its full stop."""
    found: dict[str, str] = {}
    for file in sorted(Path(str(model.__file__)).parent.glob("*.py")):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and node.name == name:
                found[""] = _sentence(node.body[0])
                for field, line in zip(node.body, node.body[1:], strict=False):
                    if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                        found[field.target.id] = _sentence(line)
    return found


def _sentence(node: ast.stmt) -> str:
    """The first sentence of the docstring of a field. Raises TypeError if there is none."""
    if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)):
        raise TypeError(f"line {node.lineno}: expected a line that says what the field means")
    return re.split(r"\.\s|\.$", " ".join(node.value.value.split()), maxsplit=1)[0]


def _meaning(kind: Kind, name: str) -> str:
    """The meaning of a field, and the statuses in which it has a value."""
    field = FIELDS[kind][name]
    meaning = meanings(class_of(kind).__name__)[name]
    if field.statuses:
        when = "only when" if field.can_clear else "exactly when"
        meaning += f"; set {when} the status is {' or '.join(f'`{status}`' for status in field.statuses)}"
    return meaning


# Markdown


def _value(field: Field, *, nothing: str) -> str:
    """The allowed values of a field, as a table cell; `nothing` is the word for no value."""
    match field.type:
        case "past date" | "future date" | "date":
            value = "date"
        case "choice" | "party":
            value = ", ".join(f"`{word}`" for word in field.choices or PARTIES)
        case "minutes":
            value = f"1 to {_most_minutes(field)}"
        case "percent":
            value = "0 to 100"
        case "score":
            value = f"{SCORES[0]} to {SCORES[-1]}"
        case "count":
            value = "number"
        case "entries":
            return "objects"
        case "yes or no":
            value = "boolean"
        case _:
            value = field.type
    always = field.is_required or field.type in ("texts", "refs")
    return value if always else f"{value}, {nothing}"


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _json_rows(kind: Kind) -> Iterator[tuple[str, ...]]:
    for name, field in _exported(kind):
        meaning = _meaning(kind, name)
        if field.type == "entries":
            meaning += f", each `{{{', '.join(CHECKPOINT)}}}`"
        computed = " *" if _is_computed(field) else ""
        yield f"`{name}`", _value(field, nothing="null"), meaning + computed


def _exported(kind: Kind) -> Iterator[tuple[str, Field]]:
    """The keys that a kind adds in the export. The actions of a session are only in the list of the relationship."""
    for name, field in FIELDS[kind].items():
        if field.in_json and name not in _SHARED and field.kind != "action":
            yield name, field


def _is_computed(field: Field) -> bool:
    """Whether a value is computed from other entries, so that it is not needed to restore the relationship."""
    return field.source == "query" and field.column is None and field.type not in ("refs", "text")


def _csv_rows(table: str) -> Iterator[tuple[str, ...]]:
    for column in COLUMNS[table]:
        if table == "checkpoints" and column in CHECKPOINT:
            yield f"`{column}`", meanings("Checkpoint")[column]
        elif table == "checkpoints":
            yield f"`{column}`", _OF_CHECKPOINTS[column]
        else:
            kind = KINDS_OF_TABLES[table]
            field = FIELDS[kind][column]
            yield f"`{column}`", _meaning(kind, column) + _IN_WORDS.get((field.type, str(field.kind)), "")


_OF_CHECKPOINTS: Final = {
    "relationship": "The name of the other person",
    "goal": "The goal (its title)",
    "private": "Whether the goal is private",
}


def _sql_rows(kind: Kind) -> Iterator[tuple[str, ...]]:
    owned = "" if kind == "relationship" else ", `relationship`"
    yield f"`id`, `uuid`{owned}, `private`, `created_at`", "", f"as above; the ref is `{REF_LETTERS[kind]}1`"
    for name, field in FIELDS[kind].items():
        if field.column and name not in _SHARED:
            yield f"`{field.column}`", _sql_value(field), _meaning(kind, name)
    if kind in added_in_9.COLUMNS:
        yield "`source_digest`", "text, NULL", "The SHA-256 of the section of a log that it was imported from"


def _sql_checkpoint() -> Iterator[tuple[str, ...]]:
    yield "`id`, `uuid`, `created_at`", "", "as above; it is shown under the ref of its goal"
    yield "`goal`, `relationship`", "`goal.id`, `relationship.id`", "The goal, and the relationship of the goal"
    for name, field in CHECKPOINT.items():
        yield f"`{field.column}`", _sql_value(field), meanings("Checkpoint")[name]


def _sql_value(field: Field) -> str:
    if field.type == "texts":
        return "JSON array of texts"
    return f"`{field.kind}.id`, NULL" if field.type == "ref" else _value(field, nothing="NULL")


def _with_tables(text: str, heading: str, table: Callable[[str], str | None]) -> str:
    """A document with the table below each heading replaced; `table` is called with the text of the heading."""

    def replaced(found: re.Match[str]) -> str:
        new = table(found["name"])
        return found[0] if new is None else f"{found['before']}{new}\n"

    part = rf"(?P<before>^{heading}$\n(?:(?!#|\|).*\n)*)(?P<table>(?:^\|.*\n)+)"
    return re.sub(part, replaced, text, flags=re.MULTILINE)


def export_md(text: str) -> str:
    """docs/export.md with the keys of each kind."""

    def keys(name: str) -> str | None:
        kind = KINDS_OF_TABLES.get(name)
        return _table(("key", "value", "meaning"), _json_rows(kind)) if kind else None

    return _with_tables(text, r"### (?P<name>\w+)", keys)


def tables_md(text: str) -> str:
    """docs/tables.md with the columns of each table."""
    return _with_tables(text, r"### (?P<name>\w+)\.csv", lambda name: _table(("column", "meaning"), _csv_rows(name)))


def schema_md(text: str) -> str:
    """docs/schema.md with the columns of entries and checkpoints."""

    def columns(name: str) -> str | None:
        rows = _sql_checkpoint() if name == "checkpoint" else _sql_rows(name) if name in KINDS else None  # type: ignore[arg-type]
        return _table(("column", "value", "meaning"), rows) if rows else None

    return _with_tables(text, r"### (?P<name>\w+)", columns)


# JSON Schema

_DAY: Final = {"$ref": "#/$defs/day"}
_TEXT: Final = {"$ref": "#/$defs/text"}
_DEFINITIONS: Final[dict[str, Any]] = {
    "day": {
        "description": "A day, YYYY-MM-DD.",
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    },
    "time": {
        "description": "A time of day, HH:MM.",
        "type": "string",
        "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$",
    },
    "text": {"description": "Text exactly as it was typed.", "type": "string", "minLength": 1},
    "uuid": {
        "type": "string",
        "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
    },
}


def export_schema(_: str) -> str:
    """docs/export.schema.json."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:mentorlog:export:{VERSION}",
        "title": f"mentorlog export, version {VERSION}",
        "description": "One relationship, or a whole journal, as `mentorlog export --format json` writes it.",
        **_object(
            {
                "mentorlog_export": {
                    "description": "The version of the format; a reader refuses one that it does not know.",
                    "const": VERSION,
                },
                "exported_at": {
                    "description": "When it was written, in the local time of the journal's owner.",
                    "type": "string",
                    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}$",
                },
                "private_included": {"description": "Whether private entries are included.", "type": "boolean"},
                "relationships": {
                    "description": "The relationship that was exported, or all of them.",
                    "type": "array",
                    "items": {"$ref": "#/$defs/relationship"},
                },
            }
        ),
        "$defs": {**_DEFINITIONS, "checkpoint": _checkpoint(), **{kind: _kind(kind) for kind in KINDS}},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _checkpoint() -> dict[str, Any]:
    said = meanings("Checkpoint")
    described = {name: {"description": f"{said[name]}.", **_type(field)} for name, field in CHECKPOINT.items()}
    return {"description": f"{said['']}.", **_object(described)}


def _kind(kind: Kind) -> dict[str, Any]:
    said = meanings(class_of(kind).__name__)
    properties: dict[str, Any] = {
        "ref": {
            "description": "Its handle in the journal that it comes from; other entries name it by this.",
            **_ref(kind),
        },
        "uuid": {"description": f"{said['uuid']}.", "$ref": "#/$defs/uuid"},
        "kind": {"description": "The kind of entry.", "const": kind},
        "relationship": {"description": "The name of the other person.", **_TEXT},
    }
    for name, field in _exported(kind):
        computed = " (worked out, not kept)" if _is_computed(field) else ""
        properties[name] = {"description": f"{_meaning(kind, name)}{computed}.", **_type(field)}
    properties["private"] = {"description": f"{said['private']}.", "type": "boolean"}
    if kind == "relationship":
        for each in KINDS[1:]:
            order = "in the order they were set" if each == "goal" else "oldest first"
            properties[PLURALS[each]] = {
                "description": f"Its {PLURALS[each]}, {order}.",
                "type": "array",
                "items": {"$ref": f"#/$defs/{each}"},
            }
    return {"description": f"{said['']}.", **_object(properties), **_of_status(kind)}


def _of_status(kind: Kind) -> dict[str, Any]:
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


def _ref(kind: Kind) -> dict[str, Any]:
    number = f"{REF_LETTERS[kind]}[1-9][0-9]*"
    return {"type": "string", "pattern": f"^({number}|{ME})$" if kind == "relationship" else f"^{number}$"}


def _most_minutes(field: Field) -> int:
    return MAX_MINUTES_SPENT if field == FIELDS["resource"]["minutes"] else MAX_SESSION_MINUTES


def _type(field: Field) -> dict[str, Any]:
    """The allowed values of a field, as JSON Schema."""
    if field.type in ("choice", "party"):
        words: list[str | None] = list(field.choices or PARTIES)
        return {"enum": words if field.is_required else [*words, None]}
    if field.type == "texts":
        return {"type": "array", "items": _TEXT}
    if field.type == "refs" and field.kind:
        return {"type": "array", "items": _ref(field.kind), "uniqueItems": True}
    if field.type == "entries":
        return {"type": "array", "items": {"$ref": "#/$defs/checkpoint"}}
    value = _single(field)
    return value if field.is_required else {"anyOf": [value, {"type": "null"}]}


def _single(field: Field) -> dict[str, Any]:
    match field.type:
        case "past date" | "future date" | "date":
            return _DAY
        case "time":
            return {"$ref": "#/$defs/time"}
        case "ref" if field.kind:
            return _ref(field.kind)
        case "minutes":
            return {"type": "integer", "minimum": 1, "maximum": _most_minutes(field)}
        case "percent":
            return {"type": "integer", "minimum": 0, "maximum": 100}
        case "score":
            return {"type": "integer", "minimum": SCORES[0], "maximum": SCORES[-1]}
        case "count":
            return {"type": "integer", "minimum": 0}
        case "yes or no":
            return {"type": "boolean"}
    return _TEXT


GENERATED: Final[dict[str, Callable[[str], str]]] = {
    "export.md": export_md,
    "tables.md": tables_md,
    "schema.md": schema_md,
    "export.schema.json": export_schema,
    "reliability.md": reliability_md,
}
"""The function that updates the text of each document."""


def write() -> None:
    """Update the documents."""
    for name, generated in GENERATED.items():
        file = DOCS / name
        file.write_text(generated(file.read_text("utf-8")), "utf-8", newline="\n")


if __name__ == "__main__":
    write()
