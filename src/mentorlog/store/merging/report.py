"""What an import brings, changes and leaves, from the temporary tables, before anything is written.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

from typing import TYPE_CHECKING, Final, cast

from mentorlog.model import KINDS, ME, REF_LETTERS, Ref
from mentorlog.model.fields import FIELDS
from mentorlog.model.results.importing import Imported, ImportedEntries, ImportedEntry, JoinedRelationship
from mentorlog.named_tuples import NamedTuple
from mentorlog.store.merging.comparing import SEPARATOR
from mentorlog.store.merging.same_log import count_same_log
from mentorlog.store.restoring.differences import ignored_columns
from mentorlog.store.restoring.entry_texts import decoded, entry_texts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from mentorlog.model import Kind
    from mentorlog.store.restoring.entry_texts import File

_RANK: Final = {table: rank for rank, table in enumerate((*KINDS, "checkpoint", "evaluation"))}
_OWNERS: Final = {"checkpoint": "goal", "session_goal": "session"}
"""The entries to which the rows of a table without refs belong."""


class _Entry(NamedTuple):
    """An entry of the other file, or its kind for one without a ref."""

    kind: str
    theirs: int
    """Its number there."""
    ours: int | None
    """Its number here; None if it does not come."""
    fields: tuple[str, ...] = ()
    """The fields that differ."""


def report(connection: "sqlite3.Connection", *, takes_theirs: bool, is_exact: bool, limit: int | None) -> Imported:
    """What an import does with the rows of `matched`. Each list has at most `limit` entries (None: all of them)."""
    taken, left = _differing(connection, takes_theirs=takes_theirs)
    if is_exact:
        taken, left = [], []  # only the relationship with oneself, which every journal has
    kept = [
        _Entry(table, theirs, ours, ("private",))
        for table, theirs, ours in connection.execute("SELECT tbl, theirs, ours FROM temp.kept_private")
    ]
    filled = [
        _Entry("relationship", theirs, ours, tuple(_field_names("relationship", names)))
        for theirs, ours, names in connection.execute("SELECT theirs, ours, fields FROM temp.filled")
    ]
    different = {entry[:2] for entry in (*taken, *left, *kept, *filled) if entry[:2] != ("relationship", ME.number)}
    return Imported(
        came=_of_state(connection, "new", limit=limit),
        changed=_entries(connection, taken, limit=limit),
        differ=_entries(connection, left, limit=limit),
        deleted=_of_state(connection, "deleted", limit=limit),
        waiting=_of_state(connection, "waiting", limit=limit),
        filled=_entries(connection, filled, limit=limit),
        kept_private=_entries(connection, kept, limit=limit),
        joined=tuple(_joined(connection)),
        from_same_log=0 if is_exact else count_same_log(connection),
        same=_count_here(connection) - len(different),
        ignored=ignored_columns(connection),
        is_exact=is_exact,
    )


def _of_state(connection: "sqlite3.Connection", state: str, *, limit: int | None) -> ImportedEntries:
    counts = dict(
        connection.execute("SELECT tbl, count(*) FROM temp.matched WHERE state = ? GROUP BY tbl", (state,)).fetchall()
    )
    found: list[_Entry] = []
    for table in sorted(counts.keys() - {"checkpoint"}, key=_RANK.__getitem__):
        rest = -1 if limit is None else limit - len(found)
        found += (
            _Entry(table, theirs, ours)
            for theirs, ours in connection.execute(
                "SELECT theirs, ours FROM temp.matched WHERE tbl = ? AND state = ? ORDER BY theirs LIMIT ?",
                (table, state, rest),
            )
        )
    return ImportedEntries(
        counts=tuple(sorted(counts.items(), key=lambda count: _RANK[count[0]])),
        first=tuple(_described(connection, found, file="restored")),
    )


def _differing(connection: "sqlite3.Connection", *, takes_theirs: bool) -> tuple[list[_Entry], list[_Entry]]:
    """The entries that get the values of the other file, and those that are left."""
    taken: dict[tuple[str, int, int], list[str]] = {}
    left: dict[tuple[str, int, int], list[str]] = {}
    for table, theirs, ours, names, is_untaken in connection.execute(
        "SELECT d.tbl, ifnull(x.goal, d.theirs), ifnull(y.goal, d.ours), d.fields, "
        "EXISTS (SELECT 1 FROM temp.untaken u WHERE u.tbl = d.tbl AND u.ours = d.ours) FROM temp.differing d "
        "LEFT JOIN restored.checkpoint x ON d.tbl = 'checkpoint' AND x.id = d.theirs "
        "LEFT JOIN main.checkpoint y ON d.tbl = 'checkpoint' AND y.id = d.ours "
        "ORDER BY d.tbl IN ('checkpoint', 'session_goal')"
    ):
        found = taken if takes_theirs and not is_untaken else left
        found.setdefault((_OWNERS.get(table, table), theirs, ours), []).extend(_field_names(table, names))
    return _merged(taken), _merged(left)


def _merged(found: "dict[tuple[str, int, int], list[str]]") -> list[_Entry]:
    return [_Entry(*entry, tuple(dict.fromkeys(fields))) for entry, fields in found.items()]


def _field_names(table: str, names: str) -> "Iterator[str]":
    """The fields of the columns in which a row differs."""
    if table == "checkpoint":
        yield "checkpoints"
        return
    fields = FIELDS.get(cast("Kind", table), {})
    by_column = {field.column: name.removesuffix("_ref") for name, field in fields.items() if field.column}
    for column in names.split(SEPARATOR)[:-1]:
        yield by_column.get(column, column)


def _entries(connection: "sqlite3.Connection", found: list[_Entry], *, limit: int | None) -> ImportedEntries:
    entries = sorted(found, key=lambda entry: (_RANK[entry.kind], entry.ours or 0))
    counts: dict[str, int] = {}
    for entry in entries:
        counts[entry.kind] = counts.get(entry.kind, 0) + 1
    first = tuple(_described(connection, entries[:limit], file="main"))
    return ImportedEntries(counts=tuple(counts.items()), first=first)


def _described(
    connection: "sqlite3.Connection", entries: "Sequence[_Entry]", *, file: "File"
) -> "Iterator[ImportedEntry]":
    """The entries with their titles, as they are in one of the two files."""
    rows = [(entry.kind, entry.ours or 0 if file == "main" else entry.theirs) for entry in entries]
    texts = entry_texts(connection, rows, file=file)
    for entry, row in zip(entries, rows, strict=True):
        there, here = _ref(entry.kind, entry.theirs), _ref(entry.kind, entry.ours)
        yield ImportedEntry(entry.kind, there, here, *texts[row], entry.fields)


def _ref(kind: str, number: int | None) -> Ref | None:
    return None if number is None or kind not in REF_LETTERS else Ref(kind, number)


def _joined(connection: "sqlite3.Connection") -> "Iterator[JoinedRelationship]":
    for theirs, ours, name in connection.execute(
        "SELECT m.theirs, m.ours, CAST(y.name AS BLOB) FROM temp.matched m "
        "JOIN restored.relationship x ON x.id = m.theirs JOIN main.relationship y ON y.id = m.ours "
        "WHERE m.tbl = 'relationship' AND m.state = 'here' AND x.uuid <> y.uuid ORDER BY m.theirs"
    ):
        yield JoinedRelationship(Ref("relationship", theirs), Ref("relationship", ours), decoded(name))


def _count_here(connection: "sqlite3.Connection") -> int:
    """How many entries are in both files, without the relationship that every journal has, and without checkpoints
    that differ."""
    (count,) = connection.execute(
        "SELECT count(*) FROM temp.matched m WHERE state = 'here' AND (tbl, theirs) <> ('relationship', "
        f"{ME.number}) AND NOT (tbl = 'checkpoint' AND EXISTS (SELECT 1 FROM temp.differing d "
        "WHERE d.tbl = 'checkpoint' AND d.theirs = m.theirs))"
    ).fetchone()
    return int(count)
