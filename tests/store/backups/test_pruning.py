"""Which backups are deleted."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.model.results.backups import Backup
from mentorlog.store import Journal
from mentorlog.store.backups import folder_of, list_backups, make_backup, prune
from mentorlog.store.backups.folder import file_name
from mentorlog.store.backups.pruning import LONGEST, to_delete
from tests.property_tests import settings
from tests.store.build import Build

BEGIN = dt.datetime(2024, 1, 1, 6, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def backup_at(moment: dt.datetime) -> Backup:
    """A backup of this machine, without a file."""
    return Backup(Path(file_name(moment, machine="m")), moment, "m", is_own_machine=True)


def never(_backup: Backup, _later: Sequence[Backup]) -> bool:
    """No entries were lost."""
    return False


def kept_after(moments: list[dt.datetime], has_lost_entries=never) -> list[Backup]:
    """What is left if backups are made at these moments, and old ones are deleted each time."""
    backups: list[Backup] = []
    for moment in moments:
        backups.append(backup_at(moment))
        deleted = to_delete(backups, now=moment, has_lost_entries=has_lost_entries)
        backups = [backup for backup in backups if backup not in deleted]
    return backups


def days_of(backups: list[Backup]) -> list[str]:
    """The days of backups, newest first."""
    return [f"{backup.made_at:%Y-%m-%d}" for backup in reversed(backups)]


def test_of_two_years_of_days_seven_days_four_weeks_and_twelve_months_are_kept() -> None:
    """One backup a day, from 1 January 2024 to 31 December 2025."""
    assert days_of(kept_after([BEGIN + number * DAY for number in range(731)])) == [
        *("2025-12-31", "2025-12-30", "2025-12-29", "2025-12-28", "2025-12-27", "2025-12-26", "2025-12-25"),
        *("2025-12-21", "2025-12-14"),
        *("2025-11-30", "2025-10-31", "2025-09-30", "2025-08-31", "2025-07-31", "2025-06-30", "2025-05-31"),
        *("2025-04-30", "2025-03-31", "2025-02-28", "2025-01-31"),
    ]


@settings(max_examples=200)
@given(st.lists(st.integers(1, 24 * 40), min_size=1, max_size=120), st.integers(-14, 14))
def test_whenever_backups_are_made_the_newest_of_each_period_is_kept(hours: list[int], offset: int) -> None:
    """Of random months, with up to weeks between two backups, or several a day: what is left has today's backups and
    the newest of the last 7 days, 4 weeks and 12 months that have one, whatever was deleted in between; and no more."""
    zone = dt.timezone(dt.timedelta(hours=offset))
    moments = [BEGIN.astimezone(zone)]
    for number in hours:
        moments.append(moments[-1] + dt.timedelta(hours=number))
    left = kept_after(moments)
    expected = {moment for moment in moments if moment.date() == moments[-1].date()}
    for period, number in (("%Y-%m-%d", 7), ("%G-%V", 4), ("%Y-%m", 12)):
        newest = {moment.strftime(period): moment for moment in moments}
        expected |= set(sorted(newest.values())[-number:])
    assert {backup.made_at for backup in left} == expected
    others = [backup for backup in left if backup.made_at.date() != moments[-1].date()]
    assert len(others) <= 7 + 4 + 12 - 3


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(1, 24 * 20), st.integers(0, 9)), min_size=1, max_size=80))
def test_a_backup_with_more_entries_than_every_later_one_is_kept_for_a_year(steps: list[tuple[int, int]]) -> None:
    """At every moment the most entries of the last 12 months are in some backup, even if they were lost at once."""
    moment, counts, backups = BEGIN, {}, []
    for hours, entries in steps:
        moment += dt.timedelta(hours=hours)
        counts[moment] = entries
        backups.append(backup_at(moment))
        deleted = to_delete(
            backups,
            now=moment,
            has_lost_entries=lambda one, later: all(counts[one.made_at] > counts[other.made_at] for other in later),
        )
        backups = [backup for backup in backups if backup not in deleted]
        recent = [entries for made_at, entries in counts.items() if moment - made_at <= LONGEST]
        assert max(counts[backup.made_at] for backup in backups) >= max(recent)


def test_backups_of_other_machines_are_never_deleted(tmp_path: Path) -> None:
    """Nor are other files in the folder."""
    moments = [BEGIN + number * DAY for number in range(40)]
    for moment in moments:
        for machine in ("m", "other", "m-2"):
            (tmp_path / file_name(moment, machine=machine)).touch()
    (tmp_path / "notes.txt").touch()
    deleted = prune(tmp_path, now=moments[-1], machine="m")
    left = list_backups(tmp_path, machine="m")
    assert len(deleted) > 20
    assert {backup.machine for backup in deleted} == {"m"}
    assert len([backup for backup in left if not backup.is_own_machine]) == 80
    assert (tmp_path / "notes.txt").exists()
    assert prune(tmp_path, now=moments[-1], machine="m") == ()


def is_first_kept(path: Path, change: Callable[[], None]) -> bool:
    """Make a backup, then `change` the journal, and make others on so many days that only lost entries keep the first;
    returns whether it was kept."""
    folder = folder_of(path, None)
    for day in (0, 20, 27, 34, 41, 48, 55, 56, 57):
        now = BEGIN + day * DAY
        make_backup(path, folder, now=now, machine="m", full_check=False)
        if day == 0:
            change()
    prune(folder, now=now, machine="m")
    return list_backups(folder, machine="m")[-1].made_at == BEGIN


@pytest.mark.heavy
def test_entries_that_were_lost_are_kept_but_not_those_that_were_deleted(filled: Path) -> None:
    """A command deletes with a record of changes; another program is recorded as `outside`; a deletion that was undone,
    and then lost, is lost."""
    with Journal.open(filled, access="write") as journal:
        build = Build(journal)
        build.one = journal.relationships()[0].ref
        refs = [build.note(f"note {number}") for number in range(4)]
        build.goal("to be deleted by a command")

    def by_command() -> None:
        with Journal.open(filled, access="write") as journal, journal.command("delete", now=BEGIN) as change:
            change.remove(refs[0])

    def by_another_program() -> None:
        with closing(sqlite3.connect(filled, isolation_level=None)) as other:
            other.execute("DELETE FROM note WHERE id = ?", (refs[1].number,))

    def undone_and_lost() -> None:
        with Journal.open(filled, access="write") as journal:
            with journal.command("delete", now=BEGIN) as change:
                change.remove(refs[2])
            journal.undo(now=BEGIN)
        with closing(sqlite3.connect(filled, isolation_level=None)) as other:
            other.execute("UPDATE recording SET command = 0")
            other.execute("DELETE FROM note WHERE id = ?", (refs[2].number,))
            other.execute("UPDATE recording SET command = NULL")

    for change, is_kept in ((by_command, False), (by_another_program, True), (undone_and_lost, True)):
        for backup in list_backups(folder_of(filled, None), machine="m"):
            backup.path.unlink()
        assert is_first_kept(filled, change) == is_kept, change.__name__


def test_damaged_backups_do_not_stop_the_others_from_being_deleted(tmp_path: Path, filled: Path) -> None:
    """An old damaged one is deleted; a newer damaged one counts as empty."""
    moments = [BEGIN + number * DAY for number in (0, *range(20, 60))]
    for moment in moments:
        (tmp_path / file_name(moment, machine="m")).write_bytes(b"damaged")
    make_backup(filled, tmp_path, now=BEGIN + DAY, machine="m", full_check=False)
    make_backup(filled, tmp_path, now=moments[-1] + DAY, machine="m", full_check=False)
    prune(tmp_path, now=moments[-1] + DAY, machine="m")
    left = [(backup.made_at - BEGIN).days for backup in list_backups(tmp_path, machine="m")]
    assert 0 not in left
    assert 1 not in left
