"""Delete old backups of one machine.

Kept are the newest backup of each of the last 7 days, 4 weeks and 12 months on which one was made, everything of today,
and for 12 months each backup that has more entries than every later one, because these entries may have been lost. It
is not kept for that reason if every entry that is missing later was deleted by a command of mentorlog. A backup that
can't be read because it is encrypted with another passphrase is always kept, and not counted.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.errors import BackupError, BusyError
from mentorlog.store.backups.content import describe
from mentorlog.store.backups.folder import list_backups
from mentorlog.store.backups.lock import one_at_a_time
from mentorlog.store.file.driver import is_locked

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Sequence

    from mentorlog.model.results.backups import Backup

DAYS: Final = 7
WEEKS: Final = 4
MONTHS: Final = 12
LONGEST: Final = dt.timedelta(days=366)
"""How long a backup is kept that has more entries than every later one."""


def prune(folder: str | os.PathLike[str], *, now: dt.datetime, machine: str) -> tuple[Backup, ...]:
    """Delete the backups of this machine that need not be kept, and return them; those of other machines stay. `now`
    has a time zone, in which days, weeks and months are counted. Does nothing while another process works in the
    folder. Raises OSError."""
    place = Path(folder)
    try:
        with one_at_a_time(place, wait=0):
            own = [
                backup
                for backup in list_backups(place, machine=machine)
                if backup.is_own_machine and not is_locked(backup.path)
            ]
            deleted = to_delete(own, now=now, has_lost_entries=_has_lost_entries)
            for backup in deleted:
                backup.path.unlink(missing_ok=True)
    except BusyError:
        return ()
    return deleted


def to_delete(
    backups: Iterable[Backup], *, now: dt.datetime, has_lost_entries: Callable[[Backup, Sequence[Backup]], bool]
) -> tuple[Backup, ...]:
    """The backups of one machine that need not be kept, oldest first. `has_lost_entries` says whether a backup has
    entries that were lost in the later ones, which it gets newest first."""
    ordered = sorted(backups, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)
    kept = _kept_by_time(ordered, now=now)
    deleted = [
        backup
        for place, backup in enumerate(ordered)
        if backup not in kept and not (now - backup.made_at <= LONGEST and has_lost_entries(backup, ordered[:place]))
    ]
    return tuple(reversed(deleted))


def _kept_by_time(ordered: Sequence[Backup], *, now: dt.datetime) -> set[Backup]:
    """The backups of today, and the newest of each of the last days, weeks and months that have one."""
    days = {backup: backup.made_at.astimezone(now.tzinfo).date() for backup in ordered}
    kept = {backup for backup in ordered if days[backup] >= now.date()}
    periods: tuple[tuple[int, Callable[[dt.date], object]], ...] = (
        (DAYS, lambda day: day),
        (WEEKS, lambda day: day.isocalendar()[:2]),
        (MONTHS, lambda day: (day.year, day.month)),
    )
    for number, period_of in periods:
        newest: dict[object, Backup] = {}
        for backup in ordered:
            newest.setdefault(period_of(days[backup]), backup)
        kept.update(list(newest.values())[:number])
    return kept


def _has_lost_entries(backup: Backup, later: Sequence[Backup]) -> bool:
    """Whether a backup has more entries than every later one, and some were not deleted by a command. A damaged backup
    has none; damaged later ones do not count."""
    number = _entries(backup)
    newest = None
    for other in later:
        others = _entries(other)
        if others is None:
            continue
        if number is None or others >= number:
            return False
        newest = newest or other
    return bool(number) and newest is not None and _was_lost(backup, newest)


def _entries(backup: Backup) -> int | None:
    """The number of entries and people in a backup; None if it can't be read."""
    try:
        content = describe(backup)
    except BackupError:
        return None
    return content.entries + content.people


def _was_lost(backup: Backup, newest: Backup) -> bool:
    from mentorlog.store.backups.missing import has_unexplained_losses

    return has_unexplained_losses(backup.path, later=newest.path)
