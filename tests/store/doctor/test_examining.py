"""The checks of a journal, on random journals and on those that other programs changed."""

import datetime as dt
import random
import sqlite3
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorlog.errors import JournalError
from mentorlog.store import Journal
from mentorlog.store.doctor import BackupState, Places, examine
from mentorlog.store.doctor.repair import repair
from mentorlog.store.doctor.words import REPAIR
from mentorlog.store.file.files import create_private
from mentorlog.store.file.header import APPLICATION_ID, VERSION
from tests.encrypted_journals import encrypt_if_asked
from tests.property_tests import settings
from tests.store.build import in_memory
from tests.store.commands import START, STEPS, perform


class NoProgress:
    """A progress bar that shows nothing, and counts the steps."""

    def __init__(self):
        self.phases = []
        self.steps = 0

    def start_phase(self, phase, *, total=None):
        """Note the phase."""
        self.phases.append((phase, total))

    def count_steps(self, items):
        """Yield the items."""
        for item in items:
            self.steps += 1
            yield item


def places_of(journal):
    """A journal with its files in one folder, without backups."""
    return Places(
        journal, data_folder=journal.parent / "data", backup_folders=[journal.parent / "backups"], machine="x"
    )


def found_in(journal, progress=None):
    """The findings that are not ok, except that there is no backup."""
    state = BackupState(dt.datetime(2026, 11, 29, tzinfo=dt.UTC))
    findings = examine(places_of(journal), state, progress=progress or NoProgress())
    return [finding for finding in findings if finding.status != "ok" and finding.check != "backups"]


def save(journal, path):
    """Save a journal in memory as a file, which is encrypted with --encrypted."""
    create_private(path)
    journal._connection.execute("VACUUM INTO ?", (str(path),))
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        file.execute(f"PRAGMA user_version = {VERSION}")
    encrypt_if_asked(path)


@pytest.mark.heavy
@settings(max_examples=60)
@given(st.lists(STEPS, max_size=12))
@example([("outside", "UPDATE goal SET relationship = 1 WHERE id = 2"), ("undo", None), ("redo", None)])
def test_a_journal_that_commands_made_has_no_fault(steps):
    """Nor has one in which other programs wrote, and in which commands were undone and redone; and if its derived
    tables are emptied, they are rebuilt as they were."""
    with tempfile.TemporaryDirectory() as folder, in_memory() as journal:
        path = Path(folder, "journal.db")
        for step in (START, *steps):
            perform(journal, step)
        save(journal, path)
        assert found_in(path) == []
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            for table in ("tally", "discussed", "worked", "search_data"):
                other.execute(f"DELETE FROM {table}")  # noqa: S608
        findings = found_in(path)
        assert "search" in {finding.check for finding in findings} <= {"search", "counts"}
        assert repair(path, findings, progress=NoProgress())[0] == "the search index"
        assert found_in(path) == []


def run_sql(path, *statements):
    """Change a journal as another program would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)


@pytest.mark.parametrize("when", ["before", "after"])
def test_what_other_programs_added_is_a_note(filled, when):
    """Columns and unique indexes change the text of triggers, if these were made after them."""
    added = (
        "ALTER TABLE note ADD COLUMN mood TEXT",
        'ALTER TABLE note ADD COLUMN "two words" INTEGER',
        "CREATE UNIQUE INDEX once ON note (day, mood)",
        "CREATE VIEW sad AS SELECT * FROM note WHERE mood = 'sad'",
        "CREATE TRIGGER cheer AFTER INSERT ON note BEGIN SELECT 1; END",
    )
    run_sql(filled, *added)
    if when == "before":
        from mentorlog.store.schema.change_triggers import make_triggers

        with closing(sqlite3.connect(filled, isolation_level=None)) as other:
            make_triggers(other, "note")
    (note,) = found_in(filled)
    assert (note.check, note.status, note.fix) == ("schema", "note", None)
    for part in ("index once", "view sad", "trigger cheer", "column note.mood", "column note.two"):
        assert part in note.message


def test_a_trigger_that_is_made_again_records_the_columns_of_others(filled):
    """Undo restores them too, as it does after an upgrade."""
    run_sql(filled, "ALTER TABLE note ADD COLUMN mood TEXT", "DROP VIEW note_json", "DROP TRIGGER record_note_insert")
    findings = found_in(filled)
    assert [finding.status for finding in findings] == ["fault", "note"]
    repair(filled, findings, progress=NoProgress())
    (note,) = found_in(filled)
    assert note.message == "Other programs added column note.mood."
    run_sql(filled, "UPDATE note SET mood = 'glad'")
    time.sleep(0.01)  # statements of one millisecond are one command
    run_sql(filled, "DELETE FROM note")
    with Journal.open(filled, access="write") as journal:
        journal.undo(now=dt.datetime(2026, 11, 29, tzinfo=dt.UTC))
    with closing(sqlite3.connect(filled)) as other:
        assert other.execute("SELECT mood FROM note").fetchall() == [("glad",)]


def test_a_write_during_the_check_is_no_fault(filled, monkeypatch):
    """The index is read in pages, between which other programs can write; then it is read again."""
    from mentorlog.store.doctor import examining

    calls = []
    check = examining.check_search

    def interrupted(connection, progress):
        finding = check(connection, progress)
        calls.append(finding.status)
        if len(calls) == 1:
            run_sql(filled, "UPDATE note SET text = 'second'")
            return finding._replace(status="fault")  # as if it had been written in the middle
        return finding

    monkeypatch.setattr(examining, "check_search", interrupted)
    assert found_in(filled) == []
    assert calls == ["ok", "ok"]


def test_progress_is_shown_by_rows(filled):
    """The search index takes nearly all of the time."""
    progress = NoProgress()
    assert found_in(filled, progress) == []
    assert [phase for phase, _ in progress.phases] == [
        *("Checking the file", "Reading the values", "Reading the text", "Counting")
    ]
    (total,) = [total for phase, total in progress.phases if phase == "Reading the text"]
    assert progress.steps <= total


def test_nothing_that_repair_can_not_prove_is_kept(filled, monkeypatch):
    """If a row of an entry had changed, everything would be rolled back."""
    from mentorlog.errors import ConflictError
    from mentorlog.store.doctor import repair as repairing

    run_sql(filled, "DROP VIEW timeline")
    rebuild = repairing._create_again

    def harmful(connection, wrong):
        connection.execute("UPDATE note SET text = 'lost'")
        return rebuild(connection, wrong)

    monkeypatch.setattr(repairing, "_create_again", harmful)
    before = filled.read_bytes()
    with pytest.raises(ConflictError, match="nothing was repaired"):
        repair(filled, found_in(filled), progress=NoProgress())
    assert filled.read_bytes() == before


def harmed(content, chance):
    """The content of a journal with some bits, a block or a page changed, or its end missing."""
    data = bytearray(content)
    place = chance.randrange(len(data))
    kind = chance.choice(("bit", "bits", "block", "page", "end"))
    if kind in ("bit", "bits"):
        for _ in range(1 if kind == "bit" else 30):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif kind == "block":
        data[place : place + 2000] = chance.randbytes(len(data[place : place + 2000]))
    elif kind == "page":
        data[place // 4096 * 4096 : place // 4096 * 4096 + 4096] = bytes(4096)
    else:
        del data[place:]
    return bytes(data)


@pytest.mark.heavy
@pytest.mark.parametrize("files", [30, pytest.param(400, marks=pytest.mark.heavy)])
def test_damage_is_found_and_nothing_is_written(filled, files):
    """Whatever is damaged, the checks end, and what can be repaired is sound afterwards."""
    content = filled.read_bytes()
    chance = random.Random(files)  # noqa: S311
    faults = 0
    for _ in range(files):
        damaged = harmed(content, chance)
        filled.write_bytes(damaged)
        findings = found_in(filled)
        assert filled.read_bytes() == damaged
        assert "first" not in str(findings)  # the text of the note
        faults += any(finding.status == "fault" for finding in findings)
        if findings and all(finding.fix == REPAIR for finding in findings):
            with suppress(JournalError):
                repair(filled, findings, progress=NoProgress())
                assert found_in(filled) == []
        for file in filled.parent.glob("journal.db-*"):
            file.unlink()
    assert faults > files / 4
