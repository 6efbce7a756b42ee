"""The texts of the entries that a command changed, also of those that are gone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from mentorlog.model import ME, REF_LETTERS, Ref
from mentorlog.model.fields import FIELDS
from mentorlog.model.results.history import ChangedText
from mentorlog.model.titles import TITLE_FIELDS
from mentorlog.store.titles import title_sql

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

    from mentorlog.model import Command, Kind

_FIELDS: Final = {
    **TITLE_FIELDS,
    "session": ("takeaways", "notes", "private_notes", "topics", "why"),
    "checkin": ("more", "less", "expectations_note"),
}
"""The columns with the text, by kind; the first that has a value is used."""
_TITLES: Final[dict[str, str]] = {
    "session": "coalesce(json_extract(x.takeaways, '$[0]'), x.notes, json_extract(x.topics, '$[0]'))",
    "checkin": "coalesce(x.more, x.less, x.expectations_note)",
}
"""SQL for what is shown of the kinds without a title; `x` is the table."""
_LONGEST: Final = 100
"""The characters of a title that are read."""
_LISTS: Final = ("takeaways", "topics")
"""The columns with a list of texts, as JSON."""
_AFTER: Final = "SELECT after FROM change WHERE command = ? AND tbl = ? AND row = ? AND json_valid(after) ORDER BY id"
"""What an undone command had changed in a row: all columns if it was new, else those that it changed."""
_CHECKPOINTS: Final = (
    "SELECT after FROM change WHERE command = ? AND tbl = 'checkpoint' AND json_valid(after) ORDER BY id DESC"
)
"""The checkpoints that an undone command had added or changed, the last first."""
_DELETED: Final = (
    "SELECT before FROM change WHERE command >= ? AND tbl = ? AND row = ? AND event = 'delete' "
    "AND json_valid(before) ORDER BY id LIMIT 1"
)
"""The row as it was when it was deleted, by the command or by a later one."""


def texts_of(connection: sqlite3.Connection, command: Command, *, most: int) -> Iterator[ChangedText]:
    """Read the texts of at most `most` of the entries that a command changed: if it was undone, what it had written,
    else as they are. An entry without a text, or whose text was forgotten, is left out."""
    # the name of a relationship says less than the text of an entry
    refs = sorted((ref for ref in command.refs if ref != ME), key=lambda ref: ref.kind == "relationship")
    found = 0
    for ref in refs:
        if found == most:
            return
        columns = _columns(connection, command, ref)
        text = _changed_text(connection, command, ref) or _text(ref, columns)
        if text:
            found += 1
            yield ChangedText(ref, text, ref if ref.kind == "relationship" else _relationship(columns))


def titles_of(connection: sqlite3.Connection, refs: Collection[Ref]) -> dict[Ref, tuple[str, str]]:
    """Read the beginning of the title of each entry, and the name of its person, in one query. Entries that are gone
    are left out."""
    by_kind: dict[Kind, list[int]] = {}
    for ref in refs:
        by_kind.setdefault(ref.kind, []).append(ref.number)
    if not by_kind:
        return {}
    query = " UNION ALL ".join(
        f"SELECT '{kind}', x.id, substr({_TITLES.get(kind) or title_sql(kind)}, 1, {_LONGEST}), "
        + (
            "'' FROM relationship x"
            if kind == "relationship"
            else f"r.name FROM {kind} x JOIN relationship r ON r.id = x.relationship"
        )
        + f" WHERE x.id IN ({', '.join(map(str, numbers))})"
        for kind, numbers in by_kind.items()
    )
    return {Ref(kind, number): (title or "", name) for kind, number, title, name in connection.execute(query)}


def _changed_text(connection: sqlite3.Connection, command: Command, ref: Ref) -> str:
    """What an undone command had written in a field other than the title: `Measure: three reviews`. Empty if it had
    written none, if it had made the entry, or if it was not undone."""
    if command.status == "done":
        return ""
    written: dict[str, Any] = {}
    for (image,) in connection.execute(_AFTER, (command.number, ref.kind, ref.number)):
        written |= json.loads(image)
    if "uuid" in written or any(written.get(field) for field in TITLE_FIELDS.get(ref.kind, ())):
        return ""
    for field in FIELDS[ref.kind].values():
        value = _value(written, field.column) if field.type in {"text", "texts"} and field.column else ""
        if value:
            return f"{field.label}: {value}"
    return _checkpoint_text(connection, command, ref)


def _checkpoint_text(connection: sqlite3.Connection, command: Command, ref: Ref) -> str:
    """The progress, and the note, of the checkpoint that an undone command had added to a goal: `60%: two reviews`."""
    if ref.kind != "goal":
        return ""
    for (image,) in connection.execute(_CHECKPOINTS, (command.number,)):
        columns = json.loads(image)
        if columns.get("goal") == ref.number:
            progress, note = columns["progress"], columns.get("note")
            return f"{progress}%: {note}" if note else f"{progress}%"
    return ""


def _columns(connection: sqlite3.Connection, command: Command, ref: Ref) -> dict[str, Any]:
    """The columns of an entry; empty if it is recorded nowhere."""
    row = (command.number, ref.kind, ref.number)
    present = connection.execute(f"SELECT json FROM {_view(ref)} WHERE id = ?", (ref.number,)).fetchall()
    images = [*present, *(connection.execute(_AFTER, row) if command.status != "done" else ())]
    columns: dict[str, Any] = {}
    for (image,) in images or connection.execute(_DELETED, row):
        columns |= json.loads(image)
    return columns


def _relationship(columns: dict[str, Any]) -> Ref | None:
    number = columns.get("relationship")
    return Ref("relationship", number) if number else None


def _view(ref: Ref) -> str:
    """The view that shows the rows of a kind as JSON."""
    return f"{next(kind for kind in REF_LETTERS if kind == ref.kind)}_json"


def _text(ref: Ref, columns: dict[str, Any]) -> str:
    """The first value among the columns with the text; a list is joined."""
    return next(filter(None, (_value(columns, field) for field in _FIELDS[ref.kind])), "")


def _value(columns: dict[str, Any], field: str) -> str:
    """The text in a column; a list is joined."""
    value = columns.get(field) or ""
    return "; ".join(map(str, json.loads(value))) if value and field in _LISTS else str(value)
