"""Check the backups: that there is a recent one, that the newest is sound, and that the last one did not fail."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog.model import Finding
from mentorlog.named_tuples import NamedTuple
from mentorlog.store.doctor.paths import is_file
from mentorlog.store.doctor.words import counted, listed
from mentorlog.store.file.driver import is_locked
from mentorlog.store.file.file_header import is_marked, read_header, size_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mentorlog.model.results.backups import Backup
    from mentorlog.store.doctor.places import Places

_OLD: Final = dt.timedelta(days=7)
"""The age of the newest backup from which it is mentioned."""
_SLACK: Final = 60
"""Seconds between the last change of a journal and the backup that has it, whose name has no fractions of a second."""
_MAKE_ONE: Final = "mentorlog backup"


class BackupState(NamedTuple):
    """What is known about backups without opening one."""

    now: dt.datetime
    """The time by the clock of the computer, with a time zone."""
    failure: str | None = None
    """What failed when the last daily backup was made, and why; None if nothing did."""
    is_off: bool = False
    """Whether daily backups are switched off."""


def check_backups(places: Places, state: BackupState) -> Iterator[Finding]:
    """Whether the journal has a recent, sound backup."""
    if state.failure is not None:
        yield Finding("backups", "fault", state.failure[:1].upper() + state.failure[1:], _MAKE_ONE)
    backups = places.readable_backups
    newest = next(iter(backups), None)
    if newest is None and places.backups and is_locked(places.journal):
        what = counted(len(places.backups), "backup", "backups")
        yield Finding("backups", "note", f"{what}, not checked because the journal is locked.")
        return
    if newest is None:
        if is_file(places.journal) and state.failure is None:
            none = "There is no backup." if not places.backups else "There is no backup with the key of the journal."
            message = "Daily backups are switched off, and there is none." if state.is_off else none
            yield Finding("backups", "note", message, _MAKE_ONE)
        return
    yield from _check_older(backups[1:])
    age = state.now - newest.made_at
    when = _age(age)
    problem = places.problem_of(newest)
    if problem is not None:
        message = f"The newest backup ({newest.path.name}) is damaged: {problem}."
        yield Finding("backups", "fault", message, _MAKE_ONE)
    elif age > _OLD and _has_changed_since(places.journal, newest.made_at):
        yield Finding("backups", "note", f"The newest backup is {when} old.{_off(state)}", _MAKE_ONE)
    elif state.failure is None:
        yield Finding("backups", "ok", f"{counted(len(backups), 'backup')}, the newest sound and {when} old")


def _check_older(backups: Iterable[Backup]) -> Iterator[Finding]:
    """A fault if older backups are incomplete or are no journals, by their headers and sizes: to read each whole file
    takes long."""
    names = [backup.path.name for backup in backups if not _is_whole(backup.path)]
    if names:
        message = f"{counted(len(names), 'older backup is', 'older backups are')} damaged: {listed(names)}."
        yield Finding("backups", "fault", message, "mentorlog backup --verify")


def _is_whole(file: Path) -> bool:
    """Whether a file has the header of a journal, and the size that it says; True if it can't be read."""
    try:
        header = read_header(file)
        return is_marked(header) and file.stat().st_size >= size_in(header)
    except OSError:
        return True


def _has_changed_since(journal: Path, made_at: dt.datetime) -> bool:
    """Whether the file was written after a backup was made."""
    return is_file(journal) and journal.stat().st_mtime > made_at.timestamp() + _SLACK


def _off(state: BackupState) -> str:
    return " Daily backups are switched off." if state.is_off else ""


def _age(age: dt.timedelta) -> str:
    """An age in words: `3 hours`, `2 days`."""
    if age.days > 0:
        return counted(age.days, "day")
    hours = max(age.seconds, 0) // 3600 if age.days == 0 else 0
    return counted(hours, "hour") if hours else "less than an hour"
