"""Migration of journals that older versions recorded; every row is kept."""

import gzip
import json
import os
import shlex
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from mentorlog.errors import BusyError, ConflictError, JournalError
from mentorlog.model import Ref
from mentorlog.store import Journal
from mentorlog.store.damage import sqlite_line
from mentorlog.store.file import opening
from mentorlog.store.file.header import VERSION
from mentorlog.store.migration import migrating
from mentorlog.store.schema import KEPT, RECORDED, added_in_9, added_in_10
from mentorlog.store.schema.tables import KEPT_IN_5
from tests.encrypted_journals import encrypt_if_asked
from tests.store.build import DERIVED, NOW, connection, day, in_memory, rows, terms

FOLDER = Path(__file__).parent / "journals"
NAMES = sorted(path.name.removesuffix(".db.gz") for path in FOLDER.glob("*.db.gz"))
posix = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")


_FEW = ("version-1", "version-4-early", NAMES[-1])
"""The first, one that its number does not describe, and the last."""


@pytest.fixture(params=[pytest.param(name, marks=() if name in _FEW else pytest.mark.heavy) for name in NAMES])
def old(request, tmp_path):
    """The path of a journal of an older schema."""
    return unpacked(tmp_path, request.param)


@pytest.fixture
def latest(tmp_path):
    """The path of a journal of the last version that is rebuilt."""
    return unpacked(tmp_path, "version-4")


def unpacked(folder, name):
    """A journal of `tests/store/migration/journals`, unpacked into a new file."""
    path = folder / "journal.db"
    path.write_bytes(gzip.decompress((FOLDER / f"{name}.db.gz").read_bytes()))
    path.chmod(0o600)
    encrypt_if_asked(path)
    return path


def read(path, *tables):
    """The rows of the tables that a file has, as dicts in the order of their ids."""
    with closing(sqlite3.connect(path)) as at:
        at.row_factory = lambda cursor, row: dict(zip((name for name, *_ in cursor.description), row, strict=True))
        there = {row["name"] for row in at.execute("SELECT name FROM sqlite_master")}
        return {
            # every journal has the relationship `me`, with number 0
            table: sorted(
                (row for row in at.execute(f"SELECT * FROM {table}") if next(iter(row.values())) != 0),  # noqa: S608
                key=lambda row: [str(value).zfill(9) for value in row.values()],
            )
            for table in tables
            if table in there
        }


def scalar(path, question):
    """The single value that a query returns."""
    with closing(sqlite3.connect(path)) as at:
        return at.execute(question).fetchone()[0]


def everything(journal):
    """All recorded rows and all data derived from them."""
    return rows(journal, *RECORDED, *DERIVED), terms(journal), list(journal.timeline())


def start(script, *arguments):
    """A process that runs a script."""
    return subprocess.Popen([sys.executable, "-c", script, *map(str, arguments)], text=True, stderr=subprocess.PIPE)


def test_there_is_a_journal_of_every_older_version():
    """One more has version 4 and lacks a column."""
    assert NAMES == [
        "version-1",
        "version-2",
        "version-3",
        "version-4",
        "version-4-early",
        "version-5",
        "version-6",
        "version-7",
        "version-8",
        "version-9",
    ]


def test_every_row_is_kept(old):
    """The rows are entries, links, commands, calendar counters and the sequences of numbers. Of the changes, those of
    discarded commands are forgotten, and the others have only what undo and redo need."""
    before = read(old, *KEPT, "sqlite_sequence")
    Journal.open(old, access="read").close()
    after = read(old, *KEPT, "sqlite_sequence")
    assert set(before) <= set(after)
    statuses = {command["id"]: command["status"] for command in before["command"]}
    expected = [
        _converted(change, status=statuses[change["command"]])
        for change in before.pop("change")
        if statuses[change["command"]] != "discarded"
    ]
    found = after["change"]
    assert [
        dict(change, **{side: _loaded(change[side]) for side in ("before", "after")}) for change in found
    ] == expected
    for table, found in before.items():
        assert [{column: row[column] for column in was} for was, row in zip(found, after[table], strict=True)] == found
    assert scalar(old, "PRAGMA user_version") == VERSION
    assert scalar(old, "PRAGMA integrity_check") == "ok"
    assert scalar(old, "SELECT count(*) FROM pragma_foreign_key_check") == 0


def _loaded(image):
    return image if image is None else json.loads(image)


def _converted(change, *, status):
    """A change of version 7 or earlier as version 8 records it; one of version 8 as it is."""
    before, after = _loaded(change["before"]), _loaded(change["after"])
    if "event" in change:
        return change | {"before": before, "after": after}
    event = "insert" if before is None else "delete" if after is None else "update"
    if event == "update":
        changed = [column for column in before if before[column] != after[column]]
        before, after = ({column: side[column] for column in changed} for side in (before, after))
    return change | {"event": event, "before": before, "after": after if status == "undone" else None}


def test_the_schema_is_that_of_a_new_journal(old, tmp_path):
    """Nothing of the older schema remains in the file."""
    new = tmp_path / "new.db"
    Journal.open(new, access="write").close()
    Journal.open(old, access="read").close()
    schema = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
    with closing(sqlite3.connect(old)) as migrated, closing(sqlite3.connect(new)) as made:
        assert migrated.execute(schema).fetchall() == made.execute(schema).fetchall()


@pytest.mark.plain_files("reads a file in memory")
def test_the_test_journals_have_every_kind_of_data():
    """Each table that must be kept has rows, and some entries were deleted."""
    content = gzip.decompress((FOLDER / "version-4.db.gz").read_bytes())
    with closing(sqlite3.connect(":memory:")) as at:
        at.deserialize(content)
        for table in KEPT_IN_5:
            assert at.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0, table  # noqa: S608
        for table in ("point", "action"):  # the last one was deleted
            (given,) = at.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
            assert at.execute(f"SELECT max(id) FROM {table}").fetchone()[0] < given  # noqa: S608
        assert dict(at.execute("SELECT status, count(*) FROM command GROUP BY status")).keys() == {
            "done",
            "undone",
            "discarded",
        }


def test_derived_data_matches_the_rows(old):
    """Counts, search index and timeline equal those of a journal in which the same rows are recorded today."""
    with Journal.open(old, access="read") as journal, in_memory() as afresh:
        copy = connection(afresh)
        copy.execute("PRAGMA foreign_keys = OFF")
        for table, found in rows(journal, *RECORDED).items():
            for row in found:
                copy.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608
        assert everything(journal) == everything(afresh)


@pytest.mark.parametrize("name", ["version-3", "version-4"])
def test_derived_data_equals_that_of_the_older_version(tmp_path, name):
    """The triggers are new, but counts, timeline and search index are the same."""
    path = unpacked(tmp_path, name)
    tables = (*DERIVED, "timeline")
    before, words = read(path, *tables), words_by_entry(path, day_shift=32)
    Journal.open(path, access="read").close()
    after = read(path, *tables)
    for table in tables:
        assert Counter(map(repr, before[table])) == Counter(map(repr, after[table])), table
    assert words == words_by_entry(path, day_shift=34)


def words_by_entry(path, *, day_shift):
    """How often each word of the search index occurs in each entry: by day, table number, and id."""
    with closing(sqlite3.connect(path)) as at:
        at.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, 'instance')")
        return Counter(
            (word, key >> day_shift, key >> 28 & (1 << day_shift - 28) - 1, key & 0xFFFFFFF)
            for word, key in at.execute("SELECT term, doc FROM temp.words WHERE col = 'text'")
        )


@pytest.mark.heavy
@pytest.mark.parametrize(
    "old", [NAMES[-1], *(pytest.param(name, marks=pytest.mark.heavy) for name in NAMES[:-1])], indirect=True
)
def test_commands_of_the_older_version_can_be_undone_and_redone(old):
    """The test undoes all of them to an empty journal, and redoes them."""
    with Journal.open(old, access="write") as journal:
        assert journal.redo(now=NOW).verb == "done"
        last, count = everything(journal), 0
        while True:
            try:
                journal.undo(now=NOW)
            except ConflictError:
                break
            count += 1
        assert all(found == [] for found in rows(journal, *RECORDED, *DERIVED).values())
        assert terms(journal) == []
        for _ in range(count):
            journal.redo(now=NOW)
        assert everything(journal) == last
        assert count > 40


def test_numbers_of_deleted_entries_are_not_reused(old):
    """A ref always means the same entry."""
    given = scalar(old, "SELECT seq FROM sqlite_sequence WHERE name = 'note'")
    with Journal.open(old, access="write") as journal, journal.command("note", now=NOW) as change:
        ref = change.add("note", relationship=Ref("relationship", 1), on=day("04-11"), text="new")
    assert ref.number == given + 1


def test_the_copy_has_the_old_content(old):
    """The version that made the journal can read it, and only its owner can read the file."""
    before = content(old)
    version = scalar(old, "PRAGMA user_version")
    Journal.open(old, access="read").close()
    copy = old.with_name(f"journal.db.v{version}.bak")
    assert content(copy) == before
    assert sorted(old.parent.iterdir()) == [old, copy]
    if os.name == "posix":
        assert copy.stat().st_mode & 0o777 == old.stat().st_mode & 0o777 == 0o600


def content(path):
    """The schema, the header's numbers, and every row of a file."""
    with closing(sqlite3.connect(path)) as at:
        schema = at.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
        tables = [name for kind, name, sql in schema if kind == "table" and "VIRTUAL" not in (sql or "")]
        found = [at.execute(f"SELECT * FROM {name}").fetchall() for name in tables]  # noqa: S608
        return schema, found, [at.execute(f"PRAGMA {name}").fetchone() for name in ("user_version", "application_id")]


def test_missing_columns_are_accepted(tmp_path):
    """An early layout of a version has fewer columns than the last one."""
    path = unpacked(tmp_path, "version-1")
    with closing(sqlite3.connect(path)) as at:
        for column in ("refs", "touched", "undone_at"):
            at.execute(f"ALTER TABLE command DROP COLUMN {column}")
        at.execute("DROP TRIGGER record_note_replace")
    with Journal.open(path, access="write") as journal:
        (undone, command, *_) = journal.commands(limit=9)
        assert (undone.status, command.verb, [str(ref) for ref in command.refs]) == ("undone", "note", ["n6"])
        assert journal.undo(now=NOW).verb == "note"


def test_remind_migrates_nothing(old):
    """Other programs run it; it reports which command migrates."""
    before = old.read_bytes()
    with pytest.raises(JournalError, match="older mentorlog"):
        Journal.open(old, access="remind")
    assert old.read_bytes() == before
    assert list(old.parent.iterdir()) == [old]


def test_rows_that_a_constraint_refuses_are_kept(latest):
    """Older versions accepted some values that this one refuses."""
    with closing(sqlite3.connect(latest)) as at, at:
        at.execute("UPDATE goal SET snoozed_until = '0000-05-05' WHERE id = 1")
        at.execute("PRAGMA ignore_check_constraints = ON")
        at.execute("UPDATE checkin SET frequency = NULL, challenge = NULL, more = NULL, less = '  '")
    Journal.open(latest, access="read").close()
    assert scalar(latest, "SELECT snoozed_until FROM goal WHERE id = 1") == "0000-05-05"
    assert scalar(latest, "SELECT less FROM checkin") == "  "


def test_invalid_text_is_kept(latest):
    """Damaged characters are copied unchanged."""
    with closing(sqlite3.connect(latest)) as at, at:
        at.execute("UPDATE note SET text = CAST(x'ff00c3' AS TEXT) WHERE id = 1")
    Journal.open(latest, access="read").close()
    assert scalar(latest, "SELECT hex(text) FROM note WHERE id = 1") == "FF00C3"


# other programs


OTHERS = """
ALTER TABLE note ADD COLUMN "the mood" TEXT;
ALTER TABLE goal ADD COLUMN "order" INTEGER NOT NULL DEFAULT 5;
ALTER TABLE note ADD COLUMN vector BLOB;
UPDATE note SET vector = x'ff00';
CREATE TABLE tags (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, twice TEXT AS (name || name));
INSERT INTO tags (id, name) VALUES (7, 'urgent'), (9, 'gone');
DELETE FROM tags WHERE id = 9;
CREATE TABLE pairs (a, b, PRIMARY KEY (a, b)) WITHOUT ROWID;
INSERT INTO pairs VALUES (1, 2);
CREATE INDEX note_by_text ON note (text);
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('tags', 'first', '2026-04-01');
CREATE VIEW open_goals AS SELECT title FROM goal WHERE status = 'open';
CREATE TRIGGER tag_goals AFTER INSERT ON goal BEGIN INSERT INTO tags (name) VALUES (NEW.title); END;
CREATE VIRTUAL TABLE notes_found USING fts5(text, content='note', content_rowid='id');
INSERT INTO notes_found (notes_found) VALUES ('rebuild');
UPDATE note SET "the mood" = 'glad' WHERE id = 1;
"""


def test_additions_of_other_programs_are_copied(latest):
    """They are columns, tables, indexes, views, triggers and full-text tables, with their rows."""
    with closing(sqlite3.connect(latest)) as at:
        at.executescript(OTHERS)
    with Journal.open(latest, access="write") as journal, journal.command("goal", now=NOW) as change:
        change.add("goal", relationship=Ref("relationship", 1), on=day("04-11"), title="new")
    with closing(sqlite3.connect(latest)) as at:
        assert at.execute('SELECT "the mood" FROM note WHERE id = 1').fetchone() == ("glad",)
        assert at.execute("SELECT DISTINCT vector FROM note").fetchall() == [(b"\xff\0",)]
        assert at.execute('SELECT "order" FROM goal ORDER BY id DESC').fetchone() == (5,)
        assert at.execute("SELECT * FROM tags").fetchall() == [(7, "urgent", "urgenturgent"), (10, "new", "newnew")]
        assert at.execute("SELECT * FROM pairs").fetchall() == [(1, 2)]
        assert ("new",) in at.execute("SELECT title FROM open_goals").fetchall()
        assert at.execute("SELECT rowid FROM notes_found WHERE notes_found MATCH 'happier'").fetchall() == [(1,)]
        assert at.execute("SELECT 1 FROM sqlite_master WHERE name = 'note_by_text'").fetchone()
        assert at.execute("SELECT migration_set, name FROM _sqlite_migrations").fetchall() == [
            ("mentorlog", "m005"),
            ("mentorlog", "m006"),
            ("mentorlog", "m007"),
            ("mentorlog", "m008"),
            ("mentorlog", "m009"),
            ("mentorlog", "m010"),
            ("tags", "first"),
        ]
        at.execute("DELETE FROM note WHERE id = 1")
        assert '"the mood":"glad"' in at.execute("SELECT before FROM change ORDER BY id DESC").fetchone()[0]


def test_additions_that_cannot_be_copied_are_skipped(latest):
    """They remain in the saved copy."""
    with closing(sqlite3.connect(latest)) as at:
        at.execute("CREATE VIEW broken AS SELECT 1 AS x")
        at.execute("CREATE TABLE tags (name)")
        at.execute("PRAGMA writable_schema = ON")
        sql = "CREATE VIRTUAL TABLE tags USING absent()"
        at.execute("UPDATE sqlite_master SET sql = ?, rootpage = 0 WHERE name = 'tags'", (sql,))
        at.commit()
    with Journal.open(latest, access="read") as journal:
        assert len(journal.relationships()) == 3
    assert scalar(latest, "SELECT group_concat(name) FROM sqlite_master WHERE name IN ('broken', 'tags')") == "broken"


def test_a_program_that_has_the_file_open_loses_nothing(latest):
    """The file is not replaced, so that later writes of that program are in the journal."""
    inode = latest.stat().st_ino
    with closing(sqlite3.connect(latest, isolation_level=None)) as other:
        other.execute("SELECT count(*) FROM note").fetchone()
        Journal.open(latest, access="read").close()
        other.execute("INSERT INTO note (relationship, day, text) VALUES (1, '2026-04-11', 'from outside')")
    assert latest.stat().st_ino == inode
    with Journal.open(latest, access="write") as journal:
        assert [found.ref.kind for found in journal.search('"from outside"')] == ["note"]
        assert journal.undo(now=NOW).verb == "outside"


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_the_lock_is_held_until_the_pages_are_written(latest, monkeypatch, mode):
    """No other process can write between the end of reading and the start of writing."""
    with closing(sqlite3.connect(latest)) as at:
        assert at.execute(f"PRAGMA journal_mode = {mode}").fetchone() == (mode,)
    write_over, tried = migrating._write_over, []

    def checked(journal, new):
        script = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('DELETE FROM note')"
        tried.append(start(script, latest).communicate()[1])
        write_over(journal, new)

    monkeypatch.setattr(migrating, "_write_over", checked)
    Journal.open(latest, access="read").close()
    (error,) = tried
    assert "database is locked" in error


@pytest.mark.heavy
def test_the_migration_waits_for_a_reader_and_reports_it(latest, monkeypatch):
    """Nothing is changed then, and the next attempt makes no second copy."""
    monkeypatch.setitem(opening._WAIT, "read", 0.1)
    before = latest.read_bytes()
    with closing(sqlite3.connect(latest, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM note").fetchall()
        with pytest.raises(BusyError, match="in use by another program"):
            Journal.open(latest, access="read")
        assert latest.read_bytes() == before
    Journal.open(latest, access="read").close()
    assert sorted(path.name for path in latest.parent.iterdir()) == ["journal.db", "journal.db.v4.bak"]


WRITER = """
import datetime as dt, sys
from mentorlog.errors import BusyError
from mentorlog.store import Journal
from mentorlog.model import Ref
now = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
while True:
    try:
        with Journal.open(sys.argv[1], access="write") as journal, journal.command("note", now=now) as change:
            change.add("note", relationship=Ref("relationship", 1), on=now.date(), text=sys.argv[2])
        break
    except BusyError:
        pass
"""


@pytest.mark.heavy
def test_several_processes_migrate_once_and_lose_nothing(latest):
    """The note of each process is in the journal."""
    texts = {"one", "two", "three", "four"}
    writers = [start(WRITER, latest, text) for text in texts]
    assert [(writer.communicate(timeout=60)[1], writer.returncode) for writer in writers] == [("", 0)] * 4
    with Journal.open(latest, access="read") as journal:
        assert {note.text for note in journal.notes(relationship=Ref("relationship", 1))} >= texts
        assert connection(journal).execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [path.name for path in latest.parent.glob("*.bak")] == ["journal.db.v4.bak"]


# kills


OPEN = "import sys; from mentorlog.store import Journal; Journal.open(sys.argv[1], access='read')"
KILLED = """
import os, signal, sys
from mentorlog.store import Journal
from mentorlog.store.migration import migrating, migrations, rebuilding

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

where, moment = sys.argv[2], int(sys.argv[3])
if where == "copying":
    migrating.put_in_place = die
elif where == "rebuilding":
    rebuilding.copy_sequences = die
elif where == "before writing":
    migrating._write_over = die
else:
    def write_over(journal, new):
        seen = []
        new.backup(journal, pages=1, progress=lambda *_: seen.append(1) or (len(seen) == moment and die()))
        die()
    migrating._write_over = write_over
Journal.open(sys.argv[1], access="read")
"""
MOMENTS = [
    *(("copying", 0), ("rebuilding", 0), ("before writing", 0)),
    *(("writing", page) for page in (1, 2, 50, 110, 10_000)),
]


@pytest.mark.heavy
@pytest.mark.everyday_cases(2)
@posix
@pytest.mark.parametrize(("where", "moment"), MOMENTS)
def test_a_kill_leaves_the_old_or_the_new_journal(latest, where, moment):
    """The process can be killed at any moment; the next command completes the migration."""
    before = content(latest)
    killed = start(KILLED, latest, where, moment)
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    if moment < 10_000:  # at 10,000 all pages are written
        assert content(latest) == before
    with Journal.open(latest, access="write") as journal:
        assert len(journal.commands(limit=99)) == 58
        assert connection(journal).execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert connection(journal).execute("PRAGMA integrity_check").fetchone() == ("ok",)
        journal.undo(now=NOW)
    copy = latest.with_name("journal.db.v4.bak")
    assert content(copy) == before
    # a copy that was not finished has its temporary name
    assert [path for path in sorted(latest.parent.iterdir()) if path.suffix != ".new"] == [latest, copy]


@posix
@pytest.mark.heavy
def test_kills_at_any_moment_leave_a_complete_journal(latest):
    """The process is killed after increasing times, until it ends by itself."""
    before, killed, wait = content(latest), 0, 0.02
    while True:
        process = start(OPEN, latest)
        time.sleep(wait)
        process.kill()
        process.communicate()
        if scalar(latest, "PRAGMA user_version") == VERSION:
            break
        assert content(latest) == before
        killed, wait = killed + 1, wait + 0.04
    assert killed > 0
    with Journal.open(latest, access="read") as journal:
        assert len(journal.commands(limit=99)) == 58
        assert connection(journal).execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.heavy
@posix
def test_a_crashed_write_is_rolled_back_first(latest):
    """An unfinished write of the older version is not migrated."""
    before = content(latest)
    script = (
        "import os, signal, sqlite3, sys\n"
        "at = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "at.execute('PRAGMA cache_size = 1')\n"
        "at.execute('BEGIN IMMEDIATE')\n"
        "at.execute('UPDATE note SET text = text || hex(zeroblob(900000))')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    start(script, latest).communicate()
    assert latest.with_name("journal.db-journal").stat().st_size > 0
    Journal.open(latest, access="read").close()
    assert content(latest.with_name("journal.db.v4.bak")) == before
    assert scalar(latest, "SELECT max(length(text)) FROM note") < 100


@pytest.mark.heavy
def test_what_another_program_added_under_a_new_name_is_named(tmp_path):
    """Nothing is changed or copied, and the statement of the hint makes room, so that the journal can be upgraded."""
    insert = "INSERT INTO relationship (id, name, role, started_on) VALUES (0, 'Mille', 'mentor', '2026-01-01')"
    note = "INSERT INTO note (relationship, day, text) VALUES (0, '2026-01-01', 'hello')"
    for change, what in (
        (["ALTER TABLE action ADD COLUMN person TEXT"], "a column `person` in `action`"),
        (["ALTER TABLE relationship ADD COLUMN Skills TEXT"], "a column `Skills` in `relationship`"),
        (["CREATE TABLE advice (x)"], "a table `advice`"),
        (["CREATE VIEW resource AS SELECT 1"], "a view `resource`"),
        (["CREATE INDEX goal_extra ON goal (id)", "CREATE INDEX advice_day ON goal (id)"], "an index `advice_day`"),
        ([insert, note], "a row 0 in `relationship`"),
    ):
        path = unpacked(tmp_path, "version-6")
        with closing(sqlite3.connect(path)) as at, at:
            for statement in change:
                at.execute(statement)
        before = path.read_bytes()
        with pytest.raises(JournalError) as caught:
            Journal.open(path, access="read")
        assert f"has {what} that another program added" in caught.value.message, what
        assert path.read_bytes() == before, what
        assert [each.name for each in tmp_path.iterdir()] == ["journal.db"], what
        script = shlex.split(caught.value.hint)[-1]
        assert caught.value.hint == sqlite_line(str(path), script), what
        with closing(sqlite3.connect(path)) as at, at:
            at.executescript(script)
        Journal.open(path, access="read").close()
        assert scalar(path, "SELECT count(*) FROM pragma_foreign_key_check") == 0, what
        assert scalar(path, "PRAGMA user_version") == VERSION, what
        for each in tmp_path.iterdir():
            each.unlink()


def test_writes_of_another_program_to_version_7_are_undone_and_redone(tmp_path):
    """They have no summary in the older file; it is made from the images that the migration shortens."""
    path = unpacked(tmp_path, "version-7")
    states = []
    with closing(sqlite3.connect(path, isolation_level=None)) as at:
        at.execute("PRAGMA foreign_keys = ON")
        for write in (
            "UPDATE note SET text = text || '!', private = 0 WHERE id < 3",
            "INSERT INTO checkpoint (goal, relationship, day, progress) VALUES (1, 1, '2026-04-11', 80)",
            "INSERT INTO session_goal (session, goal) SELECT 1, id FROM goal WHERE id = 3",
            "DELETE FROM goal WHERE id = 1",
        ):
            states.append(recorded(at))
            time.sleep(0.002)  # statements within one millisecond count as one
            at.execute(write)
        last = recorded(at)
    with Journal.open(path, access="write") as journal:
        summaries = [(command.verb, " ".join(map(str, command.refs))) for command in journal.commands(limit=5)]
        assert summaries[1:] == [("outside", "s1"), ("outside", "g1"), ("outside", "n1 n2"), ("done", "a2")]
        assert (summaries[0][0], summaries[0][1].split()[0]) == ("outside", "g1")
        for state in reversed(states):
            journal.undo(now=NOW)
            assert recorded(connection(journal)) == state
        for state in (*states[1:], last):
            journal.redo(now=NOW)
            assert recorded(connection(journal)) == state


def recorded(at):
    """The rows of all tables of entries of version 7, with its columns."""
    found = {}
    for table in RECORDED:
        if table not in added_in_9.TABLES:
            added = (*added_in_9.COLUMNS.get(table, ()), *added_in_10.COLUMNS.get(table, ()))
            new = {column.split()[0] for column in added}
            columns = ", ".join(row[1] for row in at.execute(f"PRAGMA table_info({table})") if row[1] not in new)
            found[table] = at.execute(f"SELECT {columns} FROM {table} ORDER BY id").fetchall()  # noqa: S608
    return found


@pytest.mark.plain_files("searches the bytes of the file for words")
@pytest.mark.parametrize("version", [4, 7])
def test_the_migration_erases_what_cannot_be_redone(tmp_path, version):
    """The text is overwritten in the file; the copy of the older file still has it."""
    path = unpacked(tmp_path, f"version-{version}")
    with closing(sqlite3.connect(path)) as at:
        (image,) = at.execute(
            "SELECT after FROM change WHERE command = (SELECT id FROM command WHERE status = 'discarded')"
        ).fetchone()
    assert json.loads(image)["text"] == "undone for good"
    Journal.open(path, access="read").close()
    assert b"undone for good" not in path.read_bytes()
    assert b"undone for good" in path.with_name(f"journal.db.v{version}.bak").read_bytes()


@pytest.mark.heavy
def test_a_name_that_a_later_version_needs_is_refused(tmp_path):
    """Another program may have an index of that name; the statement of the hint makes room."""
    for version, statement, what in (
        (7, "CREATE INDEX change_row ON note (text)", "an index `change_row`"),
        (7, "ALTER TABLE change ADD COLUMN Event TEXT", "a column `Event` in `change`"),
        (8, "CREATE TABLE evaluation (x)", "a table `evaluation`"),
        (8, "CREATE INDEX evaluation_look_again ON note (text)", "an index `evaluation_look_again`"),
        (8, "ALTER TABLE note ADD COLUMN Source_Digest TEXT", "a column `Source_Digest` in `note`"),
    ):
        path = unpacked(tmp_path, f"version-{version}")
        with closing(sqlite3.connect(path)) as at:
            at.execute(statement)
        with pytest.raises(JournalError, match="that another program added") as caught:
            Journal.open(path, access="read")
        assert what in caught.value.message
        with closing(sqlite3.connect(path)) as at:
            at.executescript(shlex.split(caught.value.hint)[-1])
        Journal.open(path, access="read").close()
        path.with_name(f"journal.db.v{version}.bak").unlink()


def test_a_column_of_another_program_is_recorded_after_the_migration(tmp_path):
    """Version 7 recorded only the columns that a table had when its triggers were made."""
    path = unpacked(tmp_path, "version-7")
    with closing(sqlite3.connect(path)) as at, at:
        at.execute("ALTER TABLE note ADD COLUMN mood TEXT")
        at.execute("UPDATE note SET mood = 'glad' WHERE id = 1")
    with Journal.open(path, access="write") as journal:
        with journal.command("delete", now=NOW) as change:
            change.remove(Ref("note", 1))
        journal.undo(now=NOW)
    assert scalar(path, "SELECT mood FROM note WHERE id = 1") == "glad"
