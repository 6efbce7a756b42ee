"""What a backup contains."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from typing import TYPE_CHECKING

from mentorlog.errors import BackupError, LockedBackupError, LockedError
from mentorlog.model import KINDS
from mentorlog.model.results.backups import BackupContent
from mentorlog.store.backups.checking import open_unchanged
from mentorlog.store.damage import LOCKED, UNREADABLE, name_of
from mentorlog.store.file.header import APPLICATION_ID, table_names, version_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from mentorlog.model.results.backups import Backup


def describe(backup: Backup) -> BackupContent:
    """Read what a backup contains; the file and its folder are not changed. Raises BackupError if the file can't be
    read or is not a journal, LockedBackupError if its key is not there."""
    last = backup.made_at.date() + dt.timedelta(days=1)  # the day may be later in the zone of its machine than in UTC
    try:
        size = backup.path.stat().st_size
        with closing(open_unchanged(backup.path)) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise BackupError(f"{backup.path} is not a mentorlog journal.")
            tables = table_names(connection)
            kinds = [kind for kind in KINDS[1:] if kind in tables]
            return BackupContent(
                entries=sum(_value(connection, f"SELECT count(*) FROM {kind}") for kind in kinds),
                people=_value(connection, "SELECT count(*) FROM relationship WHERE id > 0"),
                until=_newest_day(connection, kinds, last=last),
                version=version_of(connection),
                size=size,
                since=_oldest_day(connection, kinds),
            )
    except OSError as error:
        raise BackupError(f"{backup.path} can't be read: {error.strerror}.") from error
    except LockedError as error:
        raise LockedBackupError(f"{backup.path} can't be read: {LOCKED}.") from error
    except UNREADABLE as error:
        raise BackupError(f"{backup.path} is damaged ({name_of(error)}).", hint="mentorlog backup --verify") from error


def _value(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


def _newest_day(connection: sqlite3.Connection, kinds: Sequence[str], *, last: dt.date) -> dt.date | None:
    """The newest day of an entry up to the day `last`: planned sessions may be years ahead."""
    days = [
        connection.execute(f"SELECT max(day) FROM {kind} WHERE day <= ?", (last.isoformat(),)).fetchone()[0]
        for kind in kinds
    ]
    return _date(max(filter(None, days), default=None))


def _oldest_day(connection: sqlite3.Connection, kinds: Sequence[str]) -> dt.date | None:
    """The oldest day of an entry that can be shown; older versions accepted years before 1."""
    days = [connection.execute(f"SELECT min(day) FROM {kind} WHERE day >= '1900'").fetchone()[0] for kind in kinds]
    return _date(min(filter(None, days), default=None))


def _date(day: str | None) -> dt.date | None:
    """A stored day as a date; None for one that is not valid, which another program may have written."""
    try:
        return dt.date.fromisoformat(day) if day else None
    except ValueError:
        return None
