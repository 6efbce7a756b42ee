"""Backups of a journal, and what they contain.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

import datetime as dt
from pathlib import Path
from typing import Literal

from mentorlog.named_tuples import NamedTuple


class Backup(NamedTuple):
    """A file in the folder of backups, as its name describes it."""

    path: Path
    """The file."""
    made_at: dt.datetime
    """When it was made, in UTC."""
    machine: str
    """The name of the computer that made it."""
    is_own_machine: bool
    """Whether this computer made it."""


Unread = Literal["damaged", "locked", "other key"]
"""Why it is not known what a backup contains: the file is damaged; or encrypted, and no key is known; or encrypted with
another key than the journal."""


class BackupContent(NamedTuple):
    """What a backup contains, read from the file."""

    entries: int
    """The number of entries, without relationships."""
    people: int
    """The number of relationships with other people, ended ones included."""
    until: dt.date | None
    """The day of the newest entry, not later than the day after the backup was made; None if there is no entry."""
    version: int
    """The schema version."""
    size: int
    """The size of the file in bytes."""
    since: dt.date | None = None
    """The day of the oldest entry; None if there is no entry."""
