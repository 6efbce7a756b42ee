"""Run the checks of a journal, as far as the file can be opened."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Final

from mentorlog.model import Finding
from mentorlog.store.damage import UNREADABLE, is_damage, name_of
from mentorlog.store.doctor.backup_findings import check_backups
from mentorlog.store.doctor.counts import check_counts
from mentorlog.store.doctor.encryption_findings import check_encryption
from mentorlog.store.doctor.forgotten_findings import check_forgotten
from mentorlog.store.doctor.integrity import check_integrity, check_links, check_values
from mentorlog.store.doctor.opening import AGAIN, damaged, open_for_checks
from mentorlog.store.doctor.permissions import check_permissions
from mentorlog.store.doctor.progress import NoProgress
from mentorlog.store.doctor.schema_objects import check_schema, expected_objects
from mentorlog.store.doctor.search_index import check_search
from mentorlog.store.doctor.space import check_space
from mentorlog.store.doctor.surroundings import check_conflicts, check_leftovers, find_leftovers
from mentorlog.store.doctor.words import REPAIR
from mentorlog.store.file.header import VERSION
from mentorlog.store.file.read_errors import has_read_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mentorlog.store.doctor.backup_findings import BackupState
    from mentorlog.store.doctor.opening import Opened
    from mentorlog.store.doctor.places import Places
    from mentorlog.store.doctor.progress import Progress

_TRIES: Final = 3
"""How often a check is repeated if another program writes meanwhile."""


def examine(places: Places, state: BackupState, *, progress: Progress) -> tuple[Finding, ...]:
    """Check a journal and the files around it; the findings in the order of the checks."""
    opened = open_for_checks(places)
    findings = [*opened.findings, *_check_content(opened, places, progress)]
    return (*_read_error(findings, places), *_check_files(places, state))


def _read_error(findings: list[Finding], places: Places) -> list[Finding]:
    """The findings about the journal; what looks like damage because the disk can't be read is no damage."""
    damage = [finding for finding in findings if finding.check == "integrity" and finding.status == "fault"]
    if not damage or not has_read_error(places.journal):
        return findings
    error = Finding("integrity", "fault", "The file can't be read: the disk reports an error. It may be sound.")
    return [error if finding is damage[0] else finding for finding in findings if finding not in damage[1:]]


def find_rebuildable(places: Places) -> tuple[str, ...]:
    """The checks that find damage, if all of it is in what can be rebuilt from the entries; empty if there is other
    damage, or none."""
    opened = open_for_checks(places)
    findings = (*opened.findings, *_check_content(opened, places, NoProgress()))
    faults = [finding for finding in findings if finding.status == "fault"]
    return tuple(dict.fromkeys(fault.check for fault in faults)) if all(fault.fix == REPAIR for fault in faults) else ()


def _check_content(opened: Opened, places: Places, progress: Progress) -> Iterator[Finding]:
    """Check what is in the file, as far as its version allows."""
    connection = opened.connection
    if connection is None:
        return
    recovery_line = places.recovery_line
    with closing(connection):
        if opened.version < 1:
            return
        progress.start_phase("Checking the file")
        integrity = _guarded("integrity", partial(check_integrity, places.journal, recovery_line), recovery_line)
        yield from integrity
        if any(finding.check == "integrity" and finding.status == "fault" for finding in integrity):
            return
        own_tables = frozenset(name for name, made in expected_objects().items() if made.type == "table")
        links = partial(
            check_links, connection, str(places.journal), own_tables=own_tables, rebuild_line=places.rebuild_line
        )
        yield from _guarded("links", links, recovery_line)
        if opened.version == VERSION:
            yield from _check_current(connection, places, progress)


def _check_current(connection: sqlite3.Connection, places: Places, progress: Progress) -> Iterator[Finding]:
    """Check what depends on the schema of this version."""
    recovery_line = places.recovery_line
    schema = _guarded("schema", partial(check_schema, connection, places), recovery_line)
    yield from schema
    if any(finding.status == "fault" and finding.fix != REPAIR for finding in schema):
        return
    progress.start_phase("Reading the values")
    values = _guarded("values", partial(check_values, connection, places.journal), recovery_line)
    yield from values
    if any(finding.status == "fault" for finding in values):
        return
    for check, function in (("search", check_search), ("counts", check_counts)):
        yield from _guarded(check, partial(_stable, connection, function, progress), recovery_line)


def _guarded(check: str, function: Callable[[], Iterable[Finding]], recovery_line: Callable[[], str]) -> list[Finding]:
    """The findings of a check; an error of SQLite is a finding too."""
    try:
        return list(function())
    except UNREADABLE as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return [Finding(check, "fault", "Another program uses the journal, so this was not checked.", AGAIN)]
        if is_damage(error):
            return [damaged(recovery_line)]
        return [Finding(check, "fault", f"It can't be checked ({name_of(error)}).")]


def _stable(
    connection: sqlite3.Connection,
    function: Callable[[sqlite3.Connection, Progress], Finding],
    progress: Progress,
) -> list[Finding]:
    """The finding of a check that reads page by page, repeated if another program has written meanwhile."""
    for _ in range(_TRIES):
        before = connection.execute("PRAGMA data_version").fetchone()
        finding = function(connection, progress)
        if finding.status == "ok" or connection.execute("PRAGMA data_version").fetchone() == before:
            break
    return [finding]


def _check_files(places: Places, state: BackupState) -> Iterator[Finding]:
    """Check the files around the journal."""
    leftovers = find_leftovers(
        places.journal,
        folders=places.backup_folders,
        data_folder=places.data_folder,
        recovery_folders=places.recovery_folders,
    )
    folders = (*places.backup_folders, *places.recovery_folders, places.data_folder / "defects")
    files = [*(backup.path for backup in places.backups), *(file for files in leftovers for file in files)]
    yield from check_permissions(
        places.journal, files=files, folders=folders, data_folder=places.data_folder, settings=places.settings
    )
    yield from check_backups(places, state)
    yield from check_encryption(places, (*leftovers.copies, *leftovers.aside))
    yield from check_forgotten(places)
    yield from check_space(places.journal, folders=places.backup_folders)
    yield from check_leftovers(leftovers, journal=places.journal)
    yield from check_conflicts(places.journal)
