"""Entries of a backup that are missing later, although no command deleted them."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

from mentorlog.model import KINDS
from mentorlog.store.backups.checking import open_unchanged
from mentorlog.store.damage import UNREADABLE
from mentorlog.store.file.driver import attach
from mentorlog.store.file.header import table_names

if TYPE_CHECKING:
    from pathlib import Path

# the whole row, which only a deletion records, has the column `id`
_DELETED: Final = """
SELECT change.row FROM main.change JOIN main.command ON command.id = change.command
WHERE tbl = ? AND before IS NOT NULL AND after IS NULL AND json_extract(before, '$.id') IS NOT NULL
  AND command.status = 'done' AND command.verb <> 'outside'
"""


def has_unexplained_losses(backup: Path, *, later: Path) -> bool:
    """Whether entries of `backup` are missing in `later` without a command in its record of changes that deleted them.
    True also if the record can't be read."""
    try:
        with closing(open_unchanged(later)) as connection:
            attach(connection, backup, name="old", mode="ro&immutable=1")
            tables = table_names(connection, "old") & table_names(connection)
            return any(
                connection.execute(
                    f"SELECT 1 FROM old.{kind} WHERE id NOT IN (SELECT id FROM main.{kind}) AND id NOT IN ({_DELETED})",
                    (kind,),
                ).fetchone()
                for kind in KINDS
                if kind in tables
            )
    except UNREADABLE:
        return True
