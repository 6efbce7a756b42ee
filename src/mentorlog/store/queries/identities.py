"""Read what identifies the people of a journal, for pages without names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model.results.identity import Identity

if TYPE_CHECKING:
    import sqlite3

_IDENTITIES: Final = """SELECT name, org, email FROM relationship WHERE id <> 0
UNION SELECT person, NULL, NULL FROM action WHERE person IS NOT NULL
UNION SELECT json_extract(before, '$.name'), json_extract(before, '$.org'), json_extract(before, '$.email')
FROM change WHERE tbl = 'relationship' AND row <> 0 AND json_valid(before)
UNION SELECT json_extract(before, '$.person'), NULL, NULL FROM change WHERE tbl = 'action' AND json_valid(before)
"""


def identities(connection: sqlite3.Connection) -> tuple[Identity, ...]:
    """Read those of all relationships and introductions: the present ones, those that were changed or deleted as far
    back as the record of changes reaches, and those that redo would bring back."""
    return tuple(Identity(name or "", org, email) for name, org, email in connection.execute(_IDENTITIES))
