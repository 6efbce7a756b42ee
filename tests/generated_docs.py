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
from typing import Final

from mentorlog import model
from mentorlog.export.tables import COLUMNS, KINDS_OF_TABLES
from mentorlog.model import KINDS, PARTIES, REF_LETTERS, SCORES, Kind
from mentorlog.model.fields import FIELDS, Field
from mentorlog.model.fields.goal import CHECKPOINT
from mentorlog.model.journal_schema import ADDED_IN_2, exported_fields, journal_schema, most_minutes
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
            value = f"1 to {most_minutes(field)}"
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
    for name, field in exported_fields(kind):
        meaning = _meaning(kind, name)
        if field.type == "entries":
            added = [key for key, each in ADDED_IN_2.items() if "checkpoint" in each.owners]
            meaning += f", each `{{{', '.join((*CHECKPOINT, *added))}}}`"
        computed = " *" if is_computed(field) else ""
        value = _value(field, nothing="null")
        # a ref, or a uuid in an export without refs
        yield f"`{name}`", value.replace("ref", "link") if field.type in ("ref", "refs") else value, meaning + computed
    for name, key in ADDED_IN_2.items():
        if kind in key.owners and name != "created_at":
            yield f"`{name}`", _VALUES_ADDED[name], key.meaning


def is_computed(field: Field) -> bool:
    """Whether a value is computed from other entries, so that it is not needed to restore a journal."""
    return field.source == "query" and field.column is None and field.type not in ("refs", "text")


_VALUES_ADDED: Final = {"sequence": "number", "source_digest": "text, null", "stored": "object"}


def _csv_rows(table: str) -> Iterator[tuple[str, ...]]:
    for column in COLUMNS[table]:
        if table == "checkpoints" and column in CHECKPOINT:
            yield f"`{column}`", meanings("Checkpoint")[column]
        elif table == "checkpoints":
            yield f"`{column}`", _OF_CHECKPOINTS[column]
        elif column.endswith(("uuid", "uuids")):
            yield f"`{column}`", _OF_UUIDS[column]
        else:
            kind = KINDS_OF_TABLES[table]
            field = FIELDS[kind][column]
            yield f"`{column}`", _meaning(kind, column) + _IN_WORDS.get((field.type, str(field.kind)), "")


_OF_CHECKPOINTS: Final = {
    "relationship": "The name of the other person",
    "goal": "The goal (its title)",
    "private": "Whether the goal is private",
    "relationship_uuid": "The relationship, by its `uuid`",
    "goal_uuid": "The goal, by its `uuid`",
}
_OF_UUIDS: Final = {
    "uuid": "Identifies the entry in every export; with `--anonymous` it is new each time",
    "relationship_uuid": "Its relationship, by its `uuid`",
    "session_uuid": "The same session, by its `uuid`",
    "goal_uuid": "The same goal, by its `uuid`",
    "goal_uuids": "The same goals, by their `uuid`",
    "point_uuids": "The same points, by their `uuid`",
}
"""The columns of the CSV tables that identify entries."""


def _sql_rows(kind: Kind) -> Iterator[tuple[str, ...]]:
    owned = "" if kind == "relationship" else ", `relationship`"
    yield f"`id`, `uuid`{owned}, `private`, `created_at`", "", f"as above; the ref is `{REF_LETTERS[kind]}1`"
    for name, field in FIELDS[kind].items():
        if field.column and name not in _SHARED:
            yield f"`{field.column}`", _sql_value(field), _meaning(kind, name)
    if kind in added_in_9.COLUMNS:
        meaning, _, _ = ADDED_IN_2["source_digest"].meaning.partition(";")
        yield "`source_digest`", "text, NULL", meaning


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


def export_schema(_: str) -> str:
    """docs/export.schema.json."""
    return json.dumps(journal_schema(describe=_description), indent=2, ensure_ascii=False) + "\n"


_OF_THE_EXPORT: Final = {
    "mentorlog_export": "The version of the format; a reader refuses one that it does not know",
    "exported_at": "When it was written, in the local time of the journal's owner",
    "private_included": "Whether private entries are included",
    "owner": "The name of the journal's owner, if it is known",
    "next_numbers": "The number that the next entry of each kind gets; null unless the whole journal was exported with "
    "private entries",
    "relationships": "The relationship that was exported, or all of them",
    "evaluations": "The evaluations of programmes; empty unless the whole journal was exported with private entries",
}
_OF_EVALUATIONS: Final = {
    "uuid": "Its permanent identity, the same in every export",
    "programme": "The programme that was evaluated",
    "on": "The day of the evaluation",
    "note": "What was found, and what to change",
    "look_again_on": "The day of the next evaluation",
    "created_at": ADDED_IN_2["created_at"].meaning,
}
_OF_ALL_ENTRIES: Final = {
    "ref": "Its handle in the journal that it comes from, by which other entries name it; only in an export with "
    "private entries. In one without, entries are named by their uuid",
    "kind": "The kind of entry",
    "relationship": "The name of the other person",
}
_OF_STORED: Final = {
    "status": "The status; `paused` also after the end of the pause",
    "cadence": "The cadence",
    "started_on": "The day it began",
}


def _description(owner: str, key: str) -> str:
    """What a key of the export means, as a sentence."""
    return f"{_meaning_in_schema(owner, key)}."


def _meaning_in_schema(owner: str, key: str) -> str:
    listed = {"": _OF_THE_EXPORT, "evaluation": _OF_EVALUATIONS, "stored": _OF_STORED}
    if owner in listed:
        return listed[owner][key]
    if owner == "next_numbers":
        return f"The number that the next entry of the kind `{key}` gets"
    if key in ADDED_IN_2 and owner in ADDED_IN_2[key].owners:
        return ADDED_IN_2[key].meaning
    if owner == "checkpoint":
        return meanings("Checkpoint")[key]
    kind: Kind = owner  # type: ignore[assignment]
    if key in _OF_ALL_ENTRIES:
        return _OF_ALL_ENTRIES[key]
    if key in PLURALS.values() and kind == "relationship" and key not in FIELDS[kind]:
        return f"Its {key}, {'in the order they were set' if key == 'goals' else 'oldest first'}"
    if key in ("uuid", "private"):
        return meanings(class_of(kind).__name__)[key]
    computed = " (worked out, not kept)" if is_computed(FIELDS[kind][key]) else ""
    return _meaning(kind, key) + computed


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
