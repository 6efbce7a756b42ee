"""Copy a file to a complete journal of the current schema."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

from mentorlog.store.errors import damaged
from mentorlog.store.file.file_header import is_database, is_marked, read_header, version_in
from mentorlog.store.file.files import create_private
from mentorlog.store.file.header import VERSION, connect
from mentorlog.store.file.page_copy import copy_pages
from mentorlog.store.migration.from_dump import copy_to_journal
from mentorlog.store.restoring.other_files import not_a_journal

if TYPE_CHECKING:
    from pathlib import Path

WAIT: Final = 2.0
"""Seconds to wait for the lock of the file."""


def copy_file(source: Path, draft: Path, *, command: str = "restore") -> None:
    """Copy the journal at `source`, which is not changed, to the empty file `draft`. It may have any supported version,
    or be rebuilt from a dump. `command`: the command that reads the file, for hints. Raises as `copy_to_journal` does,
    and DamagedError."""
    header = read_header(source)
    if not is_database(header):
        raise not_a_journal(source, header, command=command)
    if is_marked(header) and version_in(header) == 0:
        raise damaged(str(source), problem="it has no schema")
    if is_marked(header) and version_in(header) == VERSION:
        if _copy_pages(source, draft):
            return
        draft.unlink()
        create_private(draft)
    copy_to_journal(source, draft)


def _copy_pages(source: Path, draft: Path) -> bool:
    """Copy a file as it is; false if rows in it link to rows that are missing, because another program deleted them:
    such a file is copied row by row, which repairs the links."""
    with closing(connect(source, mode="ro", wait=WAIT)) as old, closing(connect(draft, mode="rw", wait=0)) as new:
        new.execute("PRAGMA synchronous = OFF")  # it is synced before it gets the name of a journal
        copy_pages(old, new)
        return new.execute("PRAGMA foreign_key_check").fetchone() is None
