"""Whether a file is an earlier state of a journal, so that a new backup may replace it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

from mentorlog.model.vocabulary import ME
from mentorlog.store.backups.checking import open_unchanged
from mentorlog.store.damage import UNREADABLE
from mentorlog.store.file.header import connect
from mentorlog.store.forgetting.forgotten import read_forgotten

if TYPE_CHECKING:
    import os
    import sqlite3
    from pathlib import Path

_WAIT: Final = 5.0
"""Seconds to wait for the lock of the journal."""


def is_backup_of(file: Path, journal: str | os.PathLike[str]) -> bool:
    """Whether `file` is a backup of `journal`: the journal has the last command of the file, or has forgotten one of
    its relationships, and they share one. False if that can't be read: the file may then be the only copy of
    something."""
    try:
        with closing(open_unchanged(file)) as old, closing(connect(journal, mode="ro", wait=_WAIT)) as new:
            return (_has_last_command(new, old) or _was_forgotten(new, old)) and _share_relationships(new, old)
    except UNREADABLE:
        return False


def _has_last_command(new: sqlite3.Connection, old: sqlite3.Connection) -> bool:
    """Whether the last command of `old` is in the record of `new`, or older than all of it."""
    last = old.execute("SELECT id, at, verb FROM command ORDER BY id DESC LIMIT 1").fetchone()
    if last is None:
        return True
    (first,) = new.execute("SELECT min(id) FROM command").fetchone()
    if first is not None and last[0] < first:
        return True
    return bool(new.execute("SELECT 1 FROM command WHERE (id, at, verb) = (?, ?, ?)", last).fetchone())


def _was_forgotten(new: sqlite3.Connection, old: sqlite3.Connection) -> bool:
    """Whether `old` has a relationship that was forgotten in `new`, so that its last command may be gone from there."""
    forgotten = read_forgotten(new)
    return bool(forgotten) and any(uuid in forgotten for (uuid,) in old.execute("SELECT uuid FROM relationship"))


def _share_relationships(new: sqlite3.Connection, old: sqlite3.Connection) -> bool:
    """Whether one of the relationships is in both, or one of the files has none. `me` is the same in every journal."""
    others = f"SELECT uuid FROM relationship WHERE id <> {ME.number}"
    olds, news = ({uuid for (uuid,) in each.execute(others)} for each in (old, new))
    return not (olds and news) or bool(olds & news)
