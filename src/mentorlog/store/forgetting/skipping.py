"""Skip what was forgotten when another file is imported or restored.

The copy of that file is erased before it is compared with the journal, so that nothing later can bring it back.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

from mentorlog.model.results.forgetting import Skipped
from mentorlog.store.errors import translate_sqlite_errors
from mentorlog.store.file.header import VERSION, connect, version_of
from mentorlog.store.forgetting.erasing import delete_rows
from mentorlog.store.forgetting.forgotten import read_forgotten
from mentorlog.store.forgetting.target import Target
from mentorlog.store.quoting import quoted
from mentorlog.store.restoring.distrust import distrust_schema

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_WAIT: Final = 2.0
"""Seconds to wait for the lock of the journal."""


def skip_forgotten(copy: Path, *, journal: Path) -> Skipped:
    """Delete what was forgotten in `journal` from a scratch copy, of which only the entries are read. Its triggers,
    which may be those of another program, are deleted first."""
    target = _target(journal)
    if not target.uuids:
        return Skipped()
    with closing(connect(copy, mode="rw", wait=0)) as connection:
        distrust_schema(connection)
        for setting in ("journal_mode = MEMORY", "synchronous = OFF", "foreign_keys = OFF"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN")
        triggers = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            connection.execute(f"DROP TRIGGER main.{quoted(name)}")
        counts = delete_rows(connection, target)
        connection.execute("COMMIT")
    return _skipped(counts)


def _target(journal: Path) -> Target:
    """What was forgotten in a journal; nothing if it is missing. A relationship that is here is never skipped."""
    if not journal.exists():
        return Target()
    with translate_sqlite_errors(str(journal)), closing(connect(journal, mode="rw", wait=_WAIT)) as connection:
        if version_of(connection) != VERSION:  # it has not forgotten anything
            return Target()
        here = frozenset(uuid for (uuid,) in connection.execute("SELECT uuid FROM main.relationship"))
        return Target(read_forgotten(connection), others=here)


def prepare_file_to_place(copy: Path, forgotten: frozenset[str], *, source: Path) -> Skipped:
    """Erase what was forgotten from a copy that will be the journal, and let it have the identities. Raises
    JournalError."""
    if not forgotten:
        return Skipped()
    from mentorlog.store.forgetting.rewriting import open_scratch, scrub

    with closing(open_scratch(copy)) as connection, copy.open("rb") as raw:
        found = scrub(connection, raw, target=Target(forgotten), remember=forgotten, name=source)
    return _skipped(found.counts)


def _skipped(found: Iterable[tuple[str, int]]) -> Skipped:
    counts = dict(found)
    entries = sum(count for table, count in counts.items() if table not in ("relationship", "checkpoint"))
    return Skipped(counts.get("relationship", 0), entries)
