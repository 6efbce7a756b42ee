"""Files: creating and opening a journal, and refusing other files without changing them."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import chdir
from pathlib import Path

import pytest

from mentorlog.errors import BusyError, ConflictError, JournalError, NewerJournalError
from mentorlog.model import Ref
from mentorlog.store import Journal, schema
from mentorlog.store.file import header, making, new_file, opening
from mentorlog.store.migration import migrating, migrations
from tests.store.build import LOCAL, NOW, RECORDED, Build, connection, day, rows

WRITE, READ, REMIND = "write", "read", "remind"
posix = pytest.mark.skipif(os.name != "posix", reason="file modes and links are POSIX's")


def mode(path: Path) -> int:
    """The permission bits of a file."""
    return stat.S_IMODE(path.stat().st_mode)


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Every path below a folder with its content."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


# creating


@posix
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_a_new_journal_is_readable_only_by_its_owner(tmp_path, umask):
    """Files have mode 0600 and new folders 0700, regardless of the umask; existing folders are not changed."""
    (tmp_path / "there").mkdir()
    (tmp_path / "there").chmod(0o755)
    path = tmp_path / "there" / "a" / "b" / "journal.db"
    before = os.umask(umask)
    try:
        Journal.open(path, access=WRITE).close()
    finally:
        os.umask(before)
    assert mode(path) == 0o600
    assert mode(path.parent) == mode(path.parent.parent) == 0o700
    assert mode(tmp_path / "there") == 0o755
    assert [one.name for one in path.parent.iterdir()] == ["journal.db"]


@posix
def test_the_rollback_journal_is_readable_only_by_its_owner(filled):
    """The temporary file that SQLite writes next to the journal has the mode of the journal."""
    before = os.umask(0)
    try:
        with Journal.open(filled, access=WRITE) as journal, journal.command("note", now=NOW) as change:
            change.set(Ref("note", 1), text="x" * 100_000)
            connection(journal).execute("PRAGMA cache_spill = ON")
            assert mode(filled.with_name("journal.db-journal")) == 0o600
    finally:
        os.umask(before)


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize(
    "name", ["jour nal.db", "50%.db", "what?.db", "a#b.db", "ø 王 🎉.db", "'quote'.db", "%41.db", "x;y.db"]
)
def test_special_characters_in_a_name_are_escaped(tmp_path, name):
    """Characters with a meaning in a URI are part of the name."""
    path = tmp_path / name
    with Journal.open(path, access=WRITE) as journal:
        Build(journal).note("kaffe")
    assert [one.name for one in tmp_path.iterdir()] == [name]
    with Journal.open(str(path), access=READ) as journal:
        assert journal.notes()[0].text == "kaffe"


def test_a_relative_path_starts_at_the_working_directory(tmp_path, monkeypatch):
    """A relative path is resolved as in other programs."""
    monkeypatch.chdir(tmp_path)
    Journal.open("journal.db", access=WRITE).close()
    assert (tmp_path / "journal.db").is_file()


@posix
@pytest.mark.parametrize("access", [READ, REMIND, WRITE])
def test_a_dangling_link_is_not_followed(tmp_path, access):
    """The target may be on a disk that is not connected, or be a place where another user wants a file."""
    (tmp_path / "journal.db").symlink_to(tmp_path / "real.db")
    with pytest.raises(JournalError, match=r"is a symbolic link to .*real\.db, which does not exist") as error:
        Journal.open(tmp_path / "journal.db", access=access)
    assert error.value.hint
    assert [one.name for one in tmp_path.iterdir()] == ["journal.db"]


@posix
def test_a_link_to_a_journal_is_followed(filled, tmp_path):
    """A journal may be in a folder that is synced, with a link to it."""
    (tmp_path / "link.db").symlink_to(filled)
    with Journal.open(tmp_path / "link.db", access=WRITE) as journal:
        build = Build(journal)
        build.one = Ref("relationship", 1)
        build.note("second")
    with Journal.open(filled, access=READ) as journal:
        assert len(journal.notes()) == 2


@posix
def test_a_path_that_is_not_a_file_is_refused_at_once(tmp_path):
    """Opening a pipe would wait for its other end, and reading some devices never ends."""
    import socket

    os.mkfifo(tmp_path / "pipe")
    place = tmp_path / "socket"
    server = socket.socket(socket.AF_UNIX)
    with chdir(tmp_path):  # the path of a socket is limited to a hundred bytes
        server.bind(place.name)
    (tmp_path / "link").symlink_to("pipe")
    for path in (tmp_path / "pipe", place, tmp_path / "link", Path("/dev/null"), Path("/dev/zero"), Path("/dev/tty")):
        for access in (READ, REMIND, WRITE):
            with pytest.raises(JournalError, match="is not a regular file"):
                Journal.open(path, access=access)
    server.close()


@pytest.mark.parametrize("access", [READ, REMIND])
def test_reading_creates_no_journal(tmp_path, access):
    """A missing file reads as an empty journal, and is not created."""
    path = tmp_path / "nowhere" / "journal.db"
    with Journal.open(path, access=access) as journal:
        assert not journal.exists
        assert journal.relationships() == journal.people(now=LOCAL) == journal.search("x") == ()
        assert list(journal.timeline()) == list(journal.open_refs()) == []
        assert journal.commands(limit=1) == ()
    assert list(tmp_path.iterdir()) == []


def test_exists_is_true_for_an_existing_file(filled):
    """The value is the same in every access mode; a journal in memory exists too."""
    for access in (READ, REMIND, WRITE):
        with Journal.open(filled, access=access) as journal:
            assert journal.exists
    with Journal.in_memory() as journal:
        assert journal.exists


def test_the_first_process_to_create_the_journal_wins(tmp_path, monkeypatch):
    """A second process that is slower opens the file of the first."""
    path = tmp_path / "journal.db"
    original = making.make_new_file

    def slowly(at):
        monkeypatch.setattr(making, "make_new_file", original)
        with Journal.open(path, access=WRITE) as journal:
            Build(journal).note("theirs")
        original(at)

    monkeypatch.setattr(making, "make_new_file", slowly)
    with Journal.open(path, access=WRITE) as journal:
        assert journal.notes()[0].text == "theirs"
    assert [one.name for one in tmp_path.iterdir()] == ["journal.db"]


def test_without_hard_links_the_file_is_renamed(path, monkeypatch):
    """Some file systems do not support hard links."""

    def refuse(*_):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    Journal.open(path, access=WRITE).close()
    assert [one.name for one in path.parent.iterdir()] == ["journal.db"]


@posix
def test_a_kill_during_creation_leaves_no_incomplete_journal(tmp_path):
    """There is never an incomplete journal under the final name."""
    path = tmp_path / "journal.db"
    script = (
        "import os, signal, sys\n"
        "from mentorlog.store import Journal\n"
        "from mentorlog.store.file import making\n"
        "def die(at):\n    at.execute('CREATE TABLE half (x)')\n    os.kill(os.getpid(), signal.SIGKILL)\n"
        "making.make_new_file = die\n"
        f"Journal.open({str(path)!r}, access='write')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == -signal.SIGKILL
    assert not path.exists()
    Journal.open(path, access=WRITE).close()
    with Journal.open(path, access=READ) as journal:
        assert journal.exists


# refused files


def _sqlite(path, *, application_id=0, version=0):
    with sqlite3.connect(path) as at:
        at.execute("CREATE TABLE note (text)")
        at.execute(f"PRAGMA application_id = {application_id}")
        at.execute(f"PRAGMA user_version = {version}")
    at.close()


STRANGE = {
    "text": (lambda path: path.write_text("my notes\n" * 1000), "is not a mentorlog journal"),
    "short": (lambda path: path.write_bytes(b"x"), "is not a mentorlog journal"),
    "empty": (lambda path: path.touch(), "is empty"),
    "sqlite": (_sqlite, "is not a mentorlog journal"),
    "zeroes": (lambda path: path.write_bytes(bytes(100_000)), "is not a mentorlog journal"),
    "header": (lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(100)), "is not a mentorlog journal"),
    "folder": (lambda path: path.mkdir(), "is a folder"),
    "version 0": (lambda path: _sqlite(path, application_id=header.APPLICATION_ID), "is damaged"),
}


@pytest.mark.parametrize("access", [READ, REMIND, WRITE])
@pytest.mark.parametrize("what", STRANGE)
def test_a_file_that_is_not_a_journal_is_refused_and_not_changed(path, what, access):
    """The message says what to do; no byte is changed and no file is created next to it."""
    make, words = STRANGE[what]
    make(path)
    before, changed = snapshot(path.parent), path.stat().st_mtime_ns
    with pytest.raises(JournalError, match=words) as error:
        Journal.open(path, access=access)
    assert error.value.hint
    assert str(path) in error.value.message
    assert (snapshot(path.parent), path.stat().st_mtime_ns) == (before, changed)


@posix
def test_a_crashed_write_of_another_program_is_not_rolled_back(tmp_path):
    """A database of another program is not changed."""
    path = _crashed(tmp_path / "theirs.db", "CREATE TABLE big (x)", "INSERT INTO big VALUES (zeroblob(900000))")
    before = snapshot(tmp_path)
    assert "theirs.db-journal" in before
    with pytest.raises(JournalError, match="is not a mentorlog journal"):
        Journal.open(path, access=WRITE)
    assert snapshot(tmp_path) == before


def test_a_path_through_a_file_is_refused(tmp_path):
    """A file can't contain another file."""
    (tmp_path / "file").write_text("x")
    for access in (READ, WRITE):
        with pytest.raises(JournalError, match="is a file, not a folder"):
            Journal.open(tmp_path / "file" / "journal.db", access=access)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder where nobody can write")
def test_an_unwritable_folder_is_reported():
    """The message has the reason of the operating system; there is no traceback."""
    with pytest.raises(JournalError, match=r"A journal can't be created at /proc/self/nowhere/journal\.db: .+\."):
        Journal.open("/proc/self/nowhere/journal.db", access=WRITE)


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_journal_can_be_read_but_not_written(filled):
    """Reading works; writing raises an error with the reason."""
    filled.chmod(0o400)
    with Journal.open(filled, access=READ) as journal:
        assert journal.notes()[0].text == "first"
    with Journal.open(filled, access=WRITE) as journal, pytest.raises(JournalError, match="read-only"):
        Build(journal).note("x")


def test_a_read_only_connection_is_reported(filled):
    """An example is a read-only medium; nothing is changed."""
    with Journal.open(filled, access=WRITE) as journal:
        connection(journal).execute("PRAGMA query_only = ON")
        with pytest.raises(JournalError, match="read-only"):
            Build(journal).relationship("Bo")


def test_a_full_disk_is_reported_and_nothing_changes(filled):
    """The transaction is rolled back, and the journal works again when there is space."""
    with Journal.open(filled, access=WRITE) as journal:
        build = Build(journal)
        build.one = Ref("relationship", 1)
        at = connection(journal)
        (pages,) = at.execute("PRAGMA page_count").fetchone()
        before = rows(journal, *RECORDED)
        at.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(JournalError, match="the disk is full"):
            build.note("x" * 1_000_000)
        assert rows(journal, *RECORDED) == before
        at.execute("PRAGMA max_page_count = 100000")
        build.note("x")


def test_a_damaged_journal_is_reported_without_its_text(filled):
    """The message names the file and contains nothing of its content."""
    with Journal.open(filled, access=WRITE) as journal:
        build = Build(journal)
        build.one = Ref("relationship", 1)
        for _ in range(50):
            build.note("secret " * 500)
    content = bytearray(filled.read_bytes())
    content[8192:] = b"\x5a" * (len(content) - 8192)
    filled.write_bytes(content)
    with pytest.raises(JournalError, match="is damaged") as error, Journal.open(filled, access=READ) as journal:
        journal.notes()
    assert "secret" not in error.value.message + str(error.value.hint)
    assert error.value.hint


def test_invalid_text_is_reported_as_damage(filled):
    """Invalid bytes that another program wrote into a text column cause no traceback."""
    with Journal.open(filled, access=READ) as journal:
        connection(journal).execute("UPDATE note SET text = CAST(x'ff4142' AS TEXT)")
        with pytest.raises(JournalError, match="is damaged"):
            journal.notes()


def create_with(script, *, tmp_path, monkeypatch):
    """Let new files be created by another script."""
    file = tmp_path.parent / f"{tmp_path.name}.sql"
    file.write_text(script)
    monkeypatch.setattr(new_file, "SCRIPT", file)


def test_an_old_sqlite_is_reported(path, tmp_path, monkeypatch):
    """It is not reported as a damaged file."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    create_with("CREATE TABLE x (y) STRIKT", tmp_path=tmp_path, monkeypatch=monkeypatch)
    with pytest.raises(JournalError, match="can't open journals") as error:
        Journal.open(path, access=WRITE)
    assert error.value.hint is not None
    assert "3.37" in error.value.hint
    assert list(path.parent.iterdir()) == []


def test_an_sqlite_without_full_text_search_is_reported(path, tmp_path, monkeypatch):
    """Some builds of SQLite do not have it."""
    create_with("CREATE VIRTUAL TABLE x USING fts99 (y)", tmp_path=tmp_path, monkeypatch=monkeypatch)
    with pytest.raises(JournalError, match="can't open journals"):
        Journal.open(path, access=READ)


# older and newer versions


CURRENT = header.VERSION
"""The schema version that journals are made with, before a test adds a step."""


@pytest.fixture
def second_step(monkeypatch):
    """A schema with one more step."""

    def step(at):
        at.execute("ALTER TABLE note ADD COLUMN mood TEXT")

    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, step))
    monkeypatch.setattr(migrations, "STEPS", schema.STEPS)
    for module in (opening, migrating):
        monkeypatch.setattr(module, "VERSION", CURRENT + 1)


def _content(path: Path) -> list[object]:
    """The schema, the header's numbers, and every row of a file."""
    with sqlite3.connect(path) as at:
        schema_ = at.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
        tables = [name for kind, name, sql in schema_ if kind == "table" and "VIRTUAL" not in (sql or "")]
        found = [at.execute(f"SELECT * FROM {name}").fetchall() for name in tables]  # noqa: S608
        header = [at.execute(f"PRAGMA {name}").fetchone() for name in ("user_version", "application_id")]
    at.close()
    return [schema_, found, header]


def test_the_version_is_the_number_of_steps():
    """The version that opening checks is the version of the schema."""
    assert schema.FIRST_VERSION + len(schema.STEPS) - 1 == header.VERSION


@posix
@pytest.mark.parametrize("access", [READ, WRITE])
def test_an_older_journal_is_migrated_after_a_copy(filled, second_step, access):
    """The copy has the old content, is readable only by its owner, and never replaces another file."""
    before = _content(filled)
    taken = filled.with_name(f"journal.db.v{CURRENT}.bak")
    taken.write_text("precious")
    with Journal.open(filled, access=access) as journal:
        assert journal.notes()[0].text == "first"
        assert connection(journal).execute("SELECT mood FROM note").fetchall() == [(None,)]
        assert connection(journal).execute("PRAGMA user_version").fetchone() == (CURRENT + 1,)
    copy = filled.with_name(f"journal.db.v{CURRENT}-2.bak")
    assert _content(copy) == before
    assert mode(copy) == 0o600
    assert taken.read_text() == "precious"
    assert sorted(one.name for one in filled.parent.iterdir()) == [filled.name, copy.name, taken.name]


def test_remind_migrates_nothing(filled, second_step):
    """It raises an error that says what to run, and does not change the file."""
    before = snapshot(filled.parent)
    with pytest.raises(JournalError, match="older mentorlog"):
        Journal.open(filled, access=REMIND)
    assert snapshot(filled.parent) == before


def test_a_failed_step_leaves_the_older_journal(filled, second_step, monkeypatch):
    """A migration is complete or has no effect."""

    def fail(at):
        at.execute("ALTER TABLE note ADD COLUMN mood TEXT")
        raise sqlite3.OperationalError("boom")

    monkeypatch.setattr(migrations, "STEPS", (*schema.STEPS[:CURRENT], fail))
    before = _content(filled)
    with pytest.raises(JournalError):
        Journal.open(filled, access=WRITE)
    with sqlite3.connect(filled) as at:
        assert at.execute("PRAGMA user_version").fetchone() == (CURRENT,)
        assert "mood" not in {row[1] for row in at.execute("PRAGMA table_info(note)")}
    at.close()
    assert _content(filled.with_name(f"journal.db.v{CURRENT}.bak")) == before


def test_two_processes_migrate_once(filled, second_step, monkeypatch):
    """The second one gets the lock after the migration, and makes no second copy."""
    original = migrating.migrate

    def late(path, *, wait):
        monkeypatch.setattr(migrating, "migrate", original)
        Journal.open(filled, access=WRITE).close()
        original(path, wait=wait)

    monkeypatch.setattr(migrating, "migrate", late)
    Journal.open(filled, access=WRITE).close()
    assert [one.name for one in filled.parent.glob("*.bak")] == [f"journal.db.v{CURRENT}.bak"]


@pytest.fixture
def newer(filled):
    """A journal of the next schema version."""
    at = sqlite3.connect(filled)
    at.execute(f"PRAGMA user_version = {header.VERSION + 1}")
    at.close()
    return filled


def test_a_newer_journal_is_not_written(newer):
    """It is refused before anything is changed, and the message says what to do."""
    before = snapshot(newer.parent)
    with pytest.raises(NewerJournalError, match="made by a newer mentorlog") as error:
        Journal.open(newer, access=WRITE)
    assert error.value.hint is not None
    assert "pip install -U mentorlog" in error.value.hint
    assert snapshot(newer.parent) == before


def test_a_newer_journal_is_read_as_far_as_possible(newer):
    """What can't be read is reported as newer, not as damaged."""
    at = sqlite3.connect(newer)
    at.execute("DROP VIEW timeline")
    at.execute("ALTER TABLE point RENAME COLUMN text TO words")
    at.close()
    before = snapshot(newer.parent)
    with Journal.open(newer, access=READ) as journal:
        assert journal.notes()[0].text == "first"
        with pytest.raises(NewerJournalError, match="newer mentorlog"):
            journal.points()
    assert snapshot(newer.parent) == before


# several processes


def _crashed(path: Path, *statements: str) -> Path:
    """A file whose writer was killed in a transaction that was partly on disk."""
    script = (
        "import os, signal, sqlite3\n"
        f"at = sqlite3.connect({str(path)!r}, isolation_level=None)\n"
        "at.execute('PRAGMA cache_size = 1')\n"
        f"for statement in {list(statements[:-1])!r}: at.execute(statement)\n"
        "at.execute('BEGIN IMMEDIATE')\n"
        f"at.execute({statements[-1]!r})\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=False)
    return path


@pytest.mark.plain_files("compares the bytes after a rollback")
@posix
@pytest.mark.parametrize("access", [READ, REMIND])
def test_the_next_process_rolls_back_a_crashed_write(filled, access):
    """A reader does too: the journal is as it was before the write."""
    before = filled.read_bytes()
    _crashed(filled, "UPDATE note SET text = text || hex(zeroblob(900000))")
    assert filled.with_name("journal.db-journal").stat().st_size > 0
    with Journal.open(filled, access=access) as journal:
        assert journal.notes()[0].text == "first"
    assert filled.read_bytes() == before
    assert [one.name for one in filled.parent.iterdir()] == ["journal.db"]


@pytest.mark.plain_files("changes a number in the header")
@posix
def test_a_header_with_more_pages_than_the_file_is_accepted(filled):
    """During a commit, or after it was interrupted, the header can name pages that are not written yet."""
    before = filled.read_bytes()
    _crashed(filled, "UPDATE note SET text = text || hex(zeroblob(900000))")
    with filled.open("r+b") as file:
        file.seek(28)
        file.write((1_000_000).to_bytes(4))
    with Journal.open(filled, access=READ) as journal:
        assert journal.notes()[0].text == "first"
    assert filled.read_bytes() == before


@pytest.fixture
def locked(filled):
    """A journal that another program is writing."""
    at = sqlite3.connect(filled, isolation_level=None)
    at.execute("BEGIN EXCLUSIVE")
    yield filled
    at.close()


@pytest.mark.heavy
@pytest.mark.parametrize(("access", "least", "most"), [(REMIND, 0.2, 1.0), (READ, 1.8, 3.5)])
def test_readers_wait_and_report_the_lock(locked, access, least, most):
    """The command `remind` waits for a quarter of a second, and others wait two seconds."""
    started = time.monotonic()
    with pytest.raises(BusyError, match="in use by another program"), Journal.open(locked, access=access) as journal:
        journal.relationships()
    assert least < time.monotonic() - started < most


def test_writers_wait_longest(locked, monkeypatch):
    """They wait five seconds; the test shortens the time and checks it."""
    assert opening._WAIT == {"read": 2.0, "remind": 0.25, "write": 5.0}
    monkeypatch.setitem(opening._WAIT, "write", 0.1)
    with pytest.raises(BusyError), Journal.open(locked, access=WRITE) as journal:
        Build(journal).note("x")


def test_a_reader_that_blocks_a_commit_is_reported(filled, monkeypatch):
    """The whole command is rolled back, and can be repeated."""
    monkeypatch.setitem(opening._WAIT, "write", 0.1)
    reader = sqlite3.connect(filled, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM note").fetchall()
    with Journal.open(filled, access=WRITE) as journal:
        build = Build(journal)
        build.one = Ref("relationship", 1)
        with pytest.raises(BusyError):
            build.note("x")
        reader.close()
        assert build.note("x").number == 2


@pytest.mark.heavy
def test_two_writers_take_turns(filled):
    """Nothing is lost, and each command is recorded once."""
    script = (
        "import datetime as dt, sys\n"
        "from mentorlog.store import Journal\n"
        "from mentorlog.model import Ref\n"
        "now = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)\n"
        "for number in range(15):\n"
        f"    with Journal.open({str(filled)!r}, access='write') as journal:\n"
        "        with journal.command('note', now=now) as change:\n"
        "            change.add('note', relationship=Ref('relationship', 1), on=now.date(), text=f'x {number}')\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", script]) for _ in range(3)]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    with Journal.open(filled, access=WRITE) as journal:
        assert len(journal.notes(all=True)) == 46
        assert len(journal.commands(limit=99)) == 47
        for _ in range(47):
            journal.undo(now=NOW)
        with pytest.raises(ConflictError):
            journal.undo(now=NOW)
        assert journal.relationships() == ()


def test_two_first_commands_create_one_journal(tmp_path):
    """Both of their entries are in it."""
    path = tmp_path / "new" / "journal.db"
    script = (
        "import datetime as dt, sys\n"
        "from mentorlog.store import Journal\n"
        "now = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)\n"
        f"with Journal.open({str(path)!r}, access='write') as journal, journal.command('start', now=now) as change:\n"
        "    change.add('relationship', name=sys.argv[1], role='mentor', started_on=now.date())\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", script, name]) for name in ("a", "b", "c", "d")]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0, 0]
    with Journal.open(path, access=READ) as journal:
        assert [one.name for one in journal.relationships()] == ["a", "b", "c", "d"]
    assert [one.name for one in path.parent.iterdir()] == ["journal.db"]


@pytest.mark.plain_files("starts Python without the key")
def test_opening_a_current_journal_imports_only_what_it_needs(filled):
    """Most commands import sqlite3 and the model, but not what creates files."""
    script = (
        "import sys\n"
        "from mentorlog.store import Journal\n"
        "from mentorlog.model import Ref\n"
        "import datetime as dt\n"
        f"with Journal.open({str(filled)!r}, access='write') as journal:\n"
        "    journal.relationships(); journal.dossier(Ref('relationship', 1)); journal.search('first')\n"
        "    with journal.command('note', now=dt.datetime.now(dt.UTC)) as change:\n"
        "        change.add('session', relationship=Ref('relationship', 1), status='held', on=dt.date(2026, 1, 1),\n"
        "                   topics=('a',), takeaways=())\n"
        "heavy = {'sqlite_utils', 'json', 'uuid', 'pathlib', 'dataclasses', 'urllib', 'dateutil', 'rich', 'typer',\n"
        "         'mentorlog.store.schema', 'mentorlog.store.file.making', 'mentorlog.store.migration.migrations'}\n"
        "print(*sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", script], check=True, capture_output=True, text=True, env=_paths()
    )
    assert done.stdout.strip() == ""


def _paths():
    """The environment for Python without `site`, whose .pth files import other modules."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(one for one in sys.path if one)}


def test_a_journal_opened_twice_in_one_process_keeps_its_lock(filled):
    """Checking the file a second time does not release the lock of the first connection."""
    with Journal.open(filled, access=WRITE) as first, first.command("note", now=NOW) as change:
        change.add("note", relationship=Ref("relationship", 1), on=day("11-01"), text="x")
        Journal.open(filled, access=READ).close()
        script = (
            "import sqlite3\n"
            f"at = sqlite3.connect({str(filled)!r}, timeout=0, isolation_level=None)\n"
            "at.execute('BEGIN IMMEDIATE')\n"
        )
        done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
        assert "database is locked" in done.stderr


# temporary files


def test_temporary_files_of_killed_processes_are_deleted(tmp_path):
    """A process that was killed while it made a journal leaves one; the next that makes one deletes it, after an
    hour. Other files stay."""
    path = tmp_path / "journal.db"
    old = [".journal.db.0123abcd.new", ".journal.db.0123abcd.new-journal"]
    kept = [".journal.db.0123.new", ".other.db.0123abcd.new", "journal.db.0123abcd.new", ".journal.db.89abcdef.new"]
    for name in (*old, *kept):
        (tmp_path / name).write_text("x")
        if name != kept[-1]:  # another process may be making this one
            os.utime(tmp_path / name, (1_000_000, 1_000_000))
    Journal.open(path, access=WRITE).close()
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([*kept, "journal.db"])
