"""Read what identifies the people of a journal, for pages without names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model.results.identity import Identity

if TYPE_CHECKING:
    import sqlite3

_IDENTITIES: Final = """SELECT name, org, email, programme, id FROM main.relationship WHERE id <> 0
UNION SELECT person, NULL, NULL, NULL, NULL FROM main.action WHERE person IS NOT NULL
UNION SELECT json_extract(before, '$.name'), json_extract(before, '$.org'), json_extract(before, '$.email'),
  json_extract(before, '$.programme'), row
FROM main.change WHERE tbl = 'relationship' AND row <> 0 AND json_valid(before)
UNION SELECT json_extract(before, '$.person'), NULL, NULL, NULL, NULL
FROM main.change WHERE tbl = 'action' AND json_valid(before)
UNION SELECT NULL, NULL, NULL, programme, NULL FROM main.evaluation
"""


def identities(connection: sqlite3.Connection) -> tuple[Identity, ...]:
    """Read those of all relationships, introductions and evaluations: the present ones, those that were changed or
    deleted as far back as the record of changes reaches, and those that redo would bring back; in the shareable view
    private ones too, because their names are to be found in texts."""
    return tuple(Identity(name or "", *others) for name, *others in connection.execute(_IDENTITIES))
