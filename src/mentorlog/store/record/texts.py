"""The texts of the entries that a command changed, also of those that are gone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from mentorlog.model import ME, REF_LETTERS
from mentorlog.model.results.history import ChangedText
from mentorlog.model.titles import TITLE_FIELDS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from mentorlog.model import Command, Ref

_FIELDS: Final = {
    **TITLE_FIELDS,
    "session": ("takeaways", "notes", "private_notes", "topics", "why"),
    "checkin": ("more", "less", "expectations_note"),
}
"""The columns with the text, by kind; the first that has a value is used."""
_LISTS: Final = ("takeaways", "topics")
"""The columns with a list of texts, as JSON."""
_AFTER: Final = "SELECT after FROM change WHERE command = ? AND tbl = ? AND row = ? AND json_valid(after) ORDER BY id"
"""What an undone command had changed in a row: all columns if it was new, else those that it changed."""
_DELETED: Final = (
    "SELECT before FROM change WHERE command >= ? AND tbl = ? AND row = ? AND event = 'delete' "
    "AND json_valid(before) ORDER BY id LIMIT 1"
)
"""The row as it was when it was deleted, by the command or by a later one."""


def texts_of(connection: sqlite3.Connection, command: Command, *, most: int) -> Iterator[ChangedText]:
    """Read the texts of at most `most` of the entries that a command changed: if it was undone, as it had left them,
    else as they are. An entry without a text, or whose text was forgotten, is left out."""
    # the name of a relationship says less than the text of an entry
    refs = sorted((ref for ref in command.refs if ref != ME), key=lambda ref: ref.kind == "relationship")
    found = 0
    for ref in refs:
        if found == most:
            return
        text = _text(ref, _columns(connection, command, ref))
        if text:
            found += 1
            yield ChangedText(ref, text)


def _columns(connection: sqlite3.Connection, command: Command, ref: Ref) -> dict[str, Any]:
    """The columns of an entry; empty if it is recorded nowhere."""
    row = (command.number, ref.kind, ref.number)
    present = connection.execute(f"SELECT json FROM {_view(ref)} WHERE id = ?", (ref.number,)).fetchall()
    images = [*present, *(connection.execute(_AFTER, row) if command.status != "done" else ())]
    columns: dict[str, Any] = {}
    for (image,) in images or connection.execute(_DELETED, row):
        columns |= json.loads(image)
    return columns


def _view(ref: Ref) -> str:
    """The view that shows the rows of a kind as JSON."""
    return f"{next(kind for kind in REF_LETTERS if kind == ref.kind)}_json"


def _text(ref: Ref, columns: dict[str, Any]) -> str:
    """The first value among the columns with the text; a list is joined."""
    for field in _FIELDS[ref.kind]:
        value = columns.get(field)
        if value and field in _LISTS:
            value = "; ".join(map(str, json.loads(value)))
        if value:
            return str(value)
    return ""
