"""Find entries by their permanent identity, or by the section of a log that they were imported from."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Final

from mentorlog.model import Ref
from mentorlog.model.results.known_entries import DeletedEntry, KnownEntry

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

    from mentorlog.model import Kind

_COLUMNS: Final[dict[Kind, str]] = {
    "session": "id, uuid, relationship, day, status, source_digest, private, "
    "ifnull(notes, '') || char(10) || ifnull(private_notes, '') || char(10) || topics || char(10) || takeaways || "
    "char(10) || ifnull((SELECT group_concat(a.text, char(10)) FROM action a WHERE a.session = session.id), '')",
    "note": "id, uuid, relationship, day, NULL, source_digest, private, text",
    "action": "id, uuid, relationship, day, status, NULL, private, text",
}
_WITH_UUID: Final = "SELECT {columns} FROM {table} WHERE uuid IN (SELECT value FROM json_each(?))"
_OF_RELATIONSHIP: Final = "SELECT {columns} FROM {table} WHERE relationship = ?"
_DELETED: Final = """
SELECT json_extract(before, '$.uuid'), json_extract(before, '$.day'), json_extract(before, '$.source_digest')
FROM change
WHERE event = 'delete' AND tbl IN ('session', 'note')
  AND (json_extract(before, '$.uuid') IN (SELECT value FROM json_each(:uuids))
    OR json_extract(before, '$.source_digest') IN (SELECT value FROM json_each(:digests)))
  AND (SELECT status FROM command WHERE id = change.command) = 'done'
ORDER BY id
"""


def known_entries(
    connection: sqlite3.Connection, relationship: Ref, *, uuids: Collection[str]
) -> tuple[KnownEntry, ...]:
    """Read the sessions and notes of a relationship, and the entries of any relationship with these identities."""
    found = _of_relationship(connection, relationship)
    refs = {entry.ref for entry in found}
    return (*found, *(each for each in _with_uuids(connection, uuids) if each.ref not in refs))


def _with_uuids(connection: sqlite3.Connection, uuids: Collection[str]) -> tuple[KnownEntry, ...]:
    """Read the sessions, notes and actions with one of these identities, of any relationship."""
    wanted = json.dumps(list(uuids))
    return tuple(
        entry
        for table, columns in _COLUMNS.items()
        for entry in _read(connection, table, _WITH_UUID.format(columns=columns, table=table), wanted)
    )


def _of_relationship(connection: sqlite3.Connection, relationship: Ref) -> tuple[KnownEntry, ...]:
    """Read the sessions and notes of a relationship."""
    return tuple(
        entry
        for table in ("session", "note")
        for entry in _read(
            connection, table, _OF_RELATIONSHIP.format(columns=_COLUMNS[table], table=table), relationship.number
        )
    )


def _read(connection: sqlite3.Connection, kind: Kind, query: str, value: str | int) -> Iterator[KnownEntry]:
    for number, uuid, owner, day, status, digest, private, text in connection.execute(query, (value,)):
        on = dt.date.fromisoformat(day)
        owner_ref = Ref("relationship", owner)
        yield KnownEntry(Ref(kind, number), uuid, owner_ref, on, status, digest, bool(private), text)


def deleted(
    connection: sqlite3.Connection, *, uuids: Collection[str], digests: Collection[str]
) -> tuple[DeletedEntry, ...]:
    """Read the sessions and notes with one of these identities, or imported from one of these sections, that commands
    have deleted, the latest last. Some may have come back since."""
    wanted = {"uuids": json.dumps(list(uuids)), "digests": json.dumps(list(digests))}
    return tuple(
        DeletedEntry(uuid, dt.date.fromisoformat(day), digest)
        for uuid, day, digest in connection.execute(_DELETED, wanted)
    )
