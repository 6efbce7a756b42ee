"""`restore` lists the backups, restores entries as one command, and puts a file in place of a journal that is lost."""

import datetime as dt
import gzip
import os
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mentorlog.cli.machine import machine_name
from mentorlog.store import Journal
from mentorlog.store.backups.folder import file_name
from mentorlog.store.file import opening
from tests.cli.terminal import at_terminal, wait_for_line_editor
from tests.store.build import RECORDED, rows

FIXTURES = Path(__file__).parents[2] / "store" / "migration" / "journals"


def backup_at(mentor, moment, machine=None):
    """A backup of the journal as it is now, with the name that it would have had at that time in UTC."""
    folder = mentor.db.with_name("journal.db.backups")
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / file_name(
        dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC), machine=machine or machine_name()
    )
    shutil.copy(mentor.db, path)
    path.chmod(0o600)
    return path


def entries_of(path):
    """All recorded rows of a journal, opened as mentorlog does."""
    with Journal.open(path, access="read") as journal:
        return rows(journal, *RECORDED)


@pytest.fixture
def with_backups(ana):
    """Ana's mentor, with a backup before a note, one with it, and none with what follows."""
    backup_at(ana, "2026-11-20T10:00:00")
    ana("note first")
    backup_at(ana, "2026-11-22T10:00:00", "laptop")
    ana("delete n1")
    ana("goal add Lead a team")
    ana("edit r1 --focus delegation")
    return ana


def damage(path):
    """Overwrite the pages of a journal after the first, so that SQLite can't read its tables."""
    content = path.read_bytes()
    path.write_bytes(content[:4096] + random.Random(1).randbytes(len(content) - 4096))  # noqa: S311


def test_the_list_has_the_line_that_restores_each(with_backups):
    """Newest first; the line works when it is pasted."""
    listed = [line.split("\t") for line in with_backups("restore").fields.splitlines()]
    assert [(row[1], *row[2:4]) for row in listed] == [
        ("laptop", "1 entry", "1 person"),
        (machine_name(), "0 entries", "1 person"),
    ]
    with_backups(listed[0][-1].removeprefix("mentorlog "))
    assert with_backups("notes --json").json[0]["text"] == "first"
    assert [each["machine"] for each in with_backups("restore --json").json][1:] == ["laptop", machine_name()]


def test_without_backups_the_list_says_how_to_make_one(ana):
    """Nothing is created."""
    answer = ana("restore")
    assert "There are no backups yet" in answer.output
    assert "mentorlog backup" in answer.output
    assert ana("restore --json").json == []
    assert not ana.db.with_name("journal.db.backups").exists()


@pytest.mark.heavy
def test_a_restore_is_one_command_that_undo_takes_back(with_backups):
    """The entries are those of the backup; the journal as it was is in a new backup; history is not exchanged."""
    backup = with_backups.db.with_name("journal.db.backups") / file_name(
        dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC), machine="laptop"
    )
    before, inode = entries_of(with_backups.db), with_backups.db.stat().st_ino
    dry = with_backups(f"restore {backup} --dry-run").fields
    for line in (
        "1 entry comes back: 1 note\nn1\tfirst",
        "1 entry is removed: 1 goal\ng1\tLead a team",
        "r1\tAna Souza",
    ):
        assert line in dry
    assert entries_of(with_backups.db) == before
    answer = with_backups(f"restore {backup} --json").json
    assert (answer["restored"], answer["file"]) == (True, str(backup))
    assert [answer[part]["counts"] for part in ("comes_back", "removed", "changed")] == [
        {"note": 1},
        {"goal": 1},
        {"relationship": 1},
    ]
    assert entries_of(with_backups.db) == entries_of(backup)
    assert entries_of(Path(answer["backup"])) == before
    assert with_backups.db.stat().st_ino == inode
    verbs = [command["verb"] for command in with_backups("history --json").json]
    assert verbs == ["restore", "edit", "goal add", "delete", "note", "start"]
    with_backups("undo")
    assert entries_of(with_backups.db) == before
    with_backups("redo")
    assert entries_of(with_backups.db) == entries_of(backup)
    again = with_backups(f"restore {backup}")
    assert "has the same entries" in again.fields
    assert len(list(backup.parent.glob("*.db"))) == 3
    assert with_backups("goal add Another --json").json["ref"] == "g2"


@pytest.mark.heavy
def test_a_date_is_the_newest_backup_until_that_day(with_backups):
    """Words as for any date; the answer says which one was taken; a damaged one is named and passed over."""
    for words in ("21 nov", "21.11.", "21/11", "2026-11-20"):
        assert "backup of Fri 20 Nov" in with_backups(f"restore {words} --dry-run").out
    assert "(laptop), the newest until" in with_backups("restore yesterday --dry-run").out
    (newest,) = with_backups.db.with_name("journal.db.backups").glob("*-laptop.db")
    damage(newest)
    answer = with_backups("restore yesterday --dry-run")
    assert "backup of Fri 20 Nov" in answer.out
    assert f"({newest.name}) is damaged" in answer.err


@pytest.mark.heavy
def test_what_can_not_be_restored_is_refused(with_backups, tmp_path):
    """With a plain message; nothing is changed."""
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "empty.db").touch()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link.db").symlink_to(with_backups.db)
    (tmp_path / "nowhere.db").symlink_to(tmp_path / "missing.db")
    newer, broken, cut, foreign = (tmp_path / name for name in ("newer.db", "broken.db", "cut.db", "foreign.db"))
    for copy in (newer, broken, cut):
        shutil.copy(with_backups.db, copy)
    with closing(sqlite3.connect(newer)) as other:
        other.execute("PRAGMA user_version = 99")
    damage(broken)
    cut.write_bytes(cut.read_bytes()[:20_000])
    with closing(sqlite3.connect(foreign)) as other:
        other.execute("CREATE TABLE t (x)")
    before = with_backups.db.read_bytes()
    for what, code, message in (
        ("missing.db", 1, "There is no file missing.db"),
        (str(tmp_path), 1, "is a folder, not a backup"),
        (str(tmp_path / "pipe"), 1, "is not a regular file"),
        (str(with_backups.db), 1, "is the journal itself"),
        (str(tmp_path / "link.db"), 1, "is the journal itself"),
        (str(tmp_path / "nowhere.db"), 1, "There is no file"),
        (str(tmp_path / "notes.txt"), 1, "not a mentorlog journal"),
        (str(tmp_path / "empty.db"), 1, "is empty"),
        (str(foreign), 1, "not a mentorlog journal"),
        (str(newer), 1, "made by a newer mentorlog"),
        (str(broken), 1, "is damaged. Nothing was changed. To recover what can be read:\n  (umask 077; sqlite3 "),
        (str(cut), 1, "is damaged. Nothing was changed. To recover what can be read:\n  (umask 077; sqlite3 "),
        ("elsewhere/journal.db", 1, "There is no file elsewhere/journal.db"),
        ("03/04/2026", 2, "could be"),
        ("nonsense", 2, "neither a file nor a date"),
        ("latest", 2, "did you mean this?\n  mentorlog restore today\n"),
        ("n1", 2, "n1 is an entry; restore takes a backup or a date."),
        ("2026-01-01", 1, "No backup was made on or before Thu 1 Jan 2026; the earliest is of Fri 20 Nov"),
        ("--dry-run", 2, "needs a file or a date"),
        ("", 2, "The name of the file is empty."),
        ("2026-11-29T071502Z-other.db", 1, "There is no file 2026-11-29T071502Z-other.db"),
        ("yesterdy", 2, "neither a file nor a date"),
        ("last week", 2, "is more than one day.\n  mentorlog restore 2026-"),
        ("october", 2, "is more than one day.\n  mentorlog restore 2026-10-01\n  mentorlog restore 2026-10-31"),
        ("uge 40", 2, "is more than one day"),
        ("2026-11-20 09:00", 2, "has a time of day; expected only a day"),
        ("1899-12-31", 2, "The year 1899 is out of range: expected 1900 to 2199.\n  mentorlog restore\n"),
        ("2200-01-01", 2, "The year 2200 is out of range"),
        ("3 weeks", 2, "is a length of time, not a date.\n  mentorlog restore 2026-"),
    ):
        assert message in with_backups.fails(["restore", what], code=code), what
    assert with_backups.db.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir() if ".damaged" in path.name or ".new" in path.name) == []


@pytest.mark.heavy
def test_a_restore_names_sessions_by_their_topics_and_a_file_once(with_backups, tmp_path):
    """Also what it removed, so that it does not read as if that was restored."""
    mine = tmp_path / "mine.db"
    shutil.copy(with_backups.db, mine)
    with_backups("log talked -w ana --topic tone --topic pace")
    dry = with_backups(["restore", str(mine), "--dry-run"]).fields
    assert "1 entry is removed: 1 session\ns1\ttone, pace\t" in dry
    assert dry.count(str(mine)) == 1
    answer = with_backups(["restore", str(mine)]).fields
    assert answer.startswith(f"1 entry removed, so that the journal is as in {mine}")


@pytest.mark.heavy
def test_a_file_that_contains_a_journal_in_another_form_is_named(with_backups, tmp_path):
    """The error has the lines that make a journal of it."""
    with closing(sqlite3.connect(with_backups.db)) as journal:
        dump = "\n".join(["PRAGMA foreign_keys=OFF;", *journal.iterdump()])
    for name, content, line in (
        ("all.dump", dump.encode(), "sqlite3 rebuilt.db < {}\n  mentorlog restore rebuilt.db"),
        (
            "bb.gz",
            gzip.compress(with_backups.db.read_bytes()),
            "gunzip -c {} > decompressed.db\n  mentorlog restore dec",
        ),
        ("all.json", with_backups("export --all -f json").out.encode(), "mentorlog import {}\n"),
        ("other.json", b'{"entries": []}', "mentorlog restore\n"),
    ):
        file = tmp_path / name
        file.write_bytes(content)
        error = with_backups.fails(["restore", str(file)], code=1)
        assert f"  {line.format(file)}" in error, name
        assert "Nothing was changed" in error
        assert file.read_bytes() == content
    assert "An export is not a backup" in error


def test_a_day_in_the_future_is_reported(with_backups):
    """It means the newest backup, and its year is shown if it is not the current one."""
    answer = with_backups("restore 2027-01-01 --dry-run")
    assert "Fri 1 Jan 2027 is in the future; the newest backup is meant." in answer.err
    assert "the newest until Fri 1 Jan 2027" in answer.out
    assert "future" not in with_backups("restore yesterday --dry-run").err


def test_a_date_without_any_backup_asks_for_a_file(ana):
    """There is no folder of backups."""
    assert "There is no backup in" in ana.fails("restore yesterday", code=1)


def test_a_journal_in_use_is_not_restored(with_backups, monkeypatch):
    """The journal is as before."""
    monkeypatch.setitem(opening._WAIT, "write", 0.1)
    with closing(sqlite3.connect(with_backups.db, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        before = with_backups.db.read_bytes()
        assert "in use by another program" in with_backups.fails("restore yesterday", code=1)
    assert with_backups.db.read_bytes() == before


@pytest.mark.heavy
@pytest.mark.parametrize("state", ["missing", "damaged"])
def test_a_lost_journal_gets_the_whole_file(with_backups, state):
    """What was there is kept beside it, with the rollback file of an interrupted write, which belongs to it."""
    (backup,) = with_backups.db.with_name("journal.db.backups").glob("*-laptop.db")
    wanted = entries_of(backup)
    beside = Path(f"{with_backups.db}-journal")
    if state == "missing":
        with_backups.db.unlink()
        beside.write_bytes(b"of another file")
    else:
        damage(with_backups.db)
        beside.write_bytes(b"of another file")
        Path(f"{with_backups.db}-wal").write_bytes(b"of another file")
    there = {path.name: path.read_bytes() for path in with_backups.home.glob("journal.db*") if path.is_file()}
    dry = with_backups("restore yesterday --dry-run").out
    assert f"is {state}. The whole file is put in its place" in dry
    assert {path.name: path.read_bytes() for path in with_backups.home.glob("journal.db*") if path.is_file()} == there
    answer = with_backups("restore yesterday --json").json
    assert (answer["restored"], answer["journal_was"], answer["entries"], answer["people"]) == (True, state, 1, 1)
    assert {
        Path(kept).name.replace(Path(answer["kept"][0]).name.split("Z")[0] + "Z", "journal.db"): Path(kept).read_bytes()
        for kept in answer["kept"]
    } == there
    assert with_backups.db.stat().st_mode & 0o777 == 0o600
    assert entries_of(with_backups.db) == wanted
    with_backups("note it goes on")


def test_a_file_of_another_program_is_not_replaced(with_backups, tmp_path):
    """The journal was named by mistake; a file that can't be recognised is only a journal if it has backups."""
    (backup,) = with_backups.db.with_name("journal.db.backups").glob("*-laptop.db")
    notes, database = tmp_path / "notes.txt", tmp_path / "other.db"
    notes.write_text("mine")
    with closing(sqlite3.connect(database)) as other:
        other.execute("CREATE TABLE t (x)")
    for file in (notes, database):
        before = file.read_bytes()
        assert "not a mentorlog journal. It was not changed" in with_backups.fails(
            ["--db", str(file), "restore", str(backup)], code=1
        )
        assert file.read_bytes() == before
    with_backups.db.write_bytes(bytes(8192))
    assert with_backups("restore yesterday --json").json["journal_was"] == "damaged"


@pytest.mark.heavy
def test_an_older_journal_is_restored(with_backups, tmp_path, request):
    """Of every schema version (else of the first and the last one), over a sound journal and as a whole file; the file
    is not changed."""
    fixtures = sorted(FIXTURES.glob("*.db.gz"))
    for number, fixture in enumerate(fixtures if request.config.getoption("heavy") else (fixtures[0], fixtures[-1])):
        old = tmp_path / f"old-{number}.db"
        old.write_bytes(gzip.decompress(fixture.read_bytes()))
        content, now = old.read_bytes(), with_backups.db.read_bytes()
        before = entries_of(with_backups.db)
        assert with_backups(f"restore {old} --json").json["restored"]
        migrated, new = tmp_path / f"migrated-{number}.db", tmp_path / f"new-{number}.db"
        shutil.copy(old, migrated)
        assert entries_of(with_backups.db) == entries_of(migrated)
        with_backups("undo")
        assert entries_of(with_backups.db) == before
        with_backups(["--db", str(new), "restore", str(old)])
        assert entries_of(new) == entries_of(migrated)
        assert old.read_bytes() == content
        with_backups.db.write_bytes(now)


@pytest.mark.heavy
def test_a_terminal_asks_first(with_backups):
    """What would change is shown; the default is no."""
    before = with_backups.db.read_bytes()
    child = at_terminal(with_backups, "restore", "yesterday")
    child.expect("comes back")
    child.expect("1 entry changes. Restore")
    wait_for_line_editor(child)
    child.send("\r")
    child.expect("Nothing was changed")
    child.wait()
    assert child.exitstatus == 1
    assert with_backups.db.read_bytes() == before


def test_a_backup_is_completed_by_its_name(with_backups):
    """Newest first, with the machine that made it."""
    child = with_backups.process("restore", "2026-11", _MENTORLOG_COMPLETE="zsh")
    assert [line.split("\t")[0] for line in child.fields.splitlines()] == [
        "2026-11-22T100000Z-laptop.db",
        f"2026-11-20T100000Z-{machine_name()}.db",
    ]


def test_the_error_of_a_damaged_journal_names_the_newest_good_backup(with_backups):
    """With the line that restores it, which works when it is pasted."""
    (newest,) = with_backups.db.with_name("journal.db.backups").glob("*-laptop.db")
    damage(with_backups.db)
    error = with_backups.fails("people", code=1)
    assert f"  mentorlog restore {newest}\n" in error
    damage(newest)
    error = with_backups.fails("people", code=1)
    line = next(line for line in error.splitlines() if "mentorlog restore " in line)
    assert with_backups([*line.split()[1:], "--json"]).json["journal_was"] == "damaged"
    assert with_backups("people --json").json[0]["name"] == "Ana Souza"


def test_damage_that_only_writing_meets_can_be_repaired_first(with_backups):
    """The entries of a journal are not replaced because its search index is damaged."""
    with closing(sqlite3.connect(with_backups.db, isolation_level=None)) as other:
        other.execute("DELETE FROM search_data")
    before = with_backups.db.read_bytes()
    error = with_backups.fails("restore yesterday", code=1)
    assert "Nothing was restored. Repair it first:\n  mentorlog doctor --repair\n  mentorlog restore " in error
    assert with_backups.db.read_bytes() == before


def as_rebuilt(path):
    """Give a journal the header that it has after `sqlite3 .dump`: without the marks of mentorlog."""
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA application_id = 0")
        other.execute("PRAGMA user_version = 0")
    return path


@pytest.mark.heavy
def test_a_file_that_was_rebuilt_from_a_dump_is_taken_in(with_backups, tmp_path):
    """Over a sound journal its entries are restored; in the place of the journal it becomes a proper one."""
    source = as_rebuilt(Path(shutil.copy(with_backups.db, tmp_path / "rebuilt.db")))
    before = entries_of(with_backups.db)
    with_backups("note later")
    assert with_backups(f"restore {source} --json").json["removed"]["counts"] == {"note": 1}
    assert entries_of(with_backups.db) == before
    as_rebuilt(with_backups.db)
    (line,) = [line for line in with_backups.fails("people", code=1).splitlines() if "mentorlog restore" in line]
    rebuilt = with_backups.db.read_bytes()
    dry = with_backups([*line.split()[1:], "--dry-run"]).out
    assert "was rebuilt from a dump. The whole file is put in its place; what is there now is kept" in dry
    answer = with_backups([*line.split()[1:], "--json"]).json
    assert (answer["restored"], answer["journal_was"]) == (True, "rebuilt")
    assert Path(answer["kept"][0]).read_bytes() == rebuilt
    assert entries_of(with_backups.db) == before
    with_backups("undo")


@pytest.mark.heavy
def test_a_backup_with_links_to_missing_rows_is_restored_without_them(with_backups):
    """Other programs may delete rows without checking; such a journal is backed up as it is."""
    (backup,) = with_backups.db.with_name("journal.db.backups").glob("*-laptop.db")
    with closing(sqlite3.connect(backup, isolation_level=None)) as other:
        other.execute("INSERT INTO session_goal (session, goal) VALUES (900, 901)")
    with_backups("restore yesterday")
    assert with_backups("notes --json").json[0]["text"] == "first"
    with closing(sqlite3.connect(with_backups.db)) as other:
        assert other.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.heavy
@pytest.mark.parametrize(
    "harm", ["UPDATE goal SET day = '2026-13-45'", "UPDATE relationship SET role = 'x' WHERE id = 1"]
)
def test_a_wrong_value_does_not_cost_the_entries_recorded_since(with_backups, harm):
    """The file is not replaced: the entries that would go are shown first, and `undo` brings them back."""
    backup = backup_at(with_backups, "2026-11-22T12:00:00")
    with_backups("note later")
    with closing(sqlite3.connect(with_backups.db, isolation_level=None)) as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute(harm)
    dry = with_backups(f"restore {backup.name} --dry-run").out
    assert "1 entry is removed: 1 note" in dry
    assert "1 entry changes" in dry
    with_backups(f"restore {backup.name}")
    assert entries_of(with_backups.db) == entries_of(backup)
    assert not list(with_backups.home.glob("*.damaged-*"))


@pytest.mark.heavy
def test_entries_that_only_the_damaged_journal_has_are_counted(with_backups):
    """Before and after the whole file is put in place, and by `doctor` before anything is deleted."""
    backup = backup_at(with_backups, "2026-11-22T12:00:00")
    with_backups("note later")
    with closing(sqlite3.connect(with_backups.db)) as other:
        (page,) = other.execute("SELECT rootpage FROM sqlite_master WHERE name = 'command'").fetchone()
    content = bytearray(with_backups.db.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = random.Random(1).randbytes(4096)  # noqa: S311
    with_backups.db.write_bytes(content)
    dry = with_backups(f"restore {backup.name} --dry-run")
    assert "1 entry that can be read is only in the journal as it is now." in dry.out
    done = with_backups(f"restore {backup.name}").out
    (kept,) = with_backups.home.glob("journal.db.damaged-*")
    assert f"only there; to see what it has: mentorlog restore {kept} --dry-run" in " ".join(done.split())
    (finding,) = [each for each in with_backups("doctor --json", ok=False).json if each["check"] == "leftovers"]
    assert "has 1 entry that the journal does not have" in finding["message"]
    assert finding["fix"] == f"mentorlog restore {kept} --dry-run"


@pytest.mark.heavy
def test_backups_beside_the_journal_are_found_when_new_ones_go_elsewhere(with_backups, tmp_path):
    """In the lists, by day, and in the error of a damaged journal."""
    with_backups(f"config backup_dir {tmp_path / 'elsewhere'}")
    beside = with_backups.db.with_name("journal.db.backups")
    (laptop,) = beside.glob("*-laptop.db")
    assert len(with_backups("restore --json").json) == len(with_backups("backup --list --json").json) == 2
    assert f"They are in {beside}" in with_backups("restore").err
    assert with_backups("restore yesterday --dry-run --json").json["file"] == str(laptop)
    os.truncate(with_backups.db, 5000)
    assert f"\n  mentorlog restore {laptop}\n" in with_backups.fails("people", code=1)
    assert with_backups("restore yesterday --json").json["restored"] is True
