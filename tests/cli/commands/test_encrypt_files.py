"""`encrypt` with files of all kinds, faults of the disk, and kills."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from mentorlog.store.encryption.recovery_code import LINES
from mentorlog.store.file.driver import MAGIC
from tests.cli.conftest import Mentor
from tests.cli.encrypted import PASSPHRASE, encrypt
from tests.cli.encryption.files_of_journal import NEW, OLD, backups, beside, contents, file_with, salts, with_secret


@pytest.mark.heavy
def test_a_journal_in_use_stays_as_it_is(noted: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """And so do its backups."""
    monkeypatch.setattr("mentorlog.store.encryption.whole_journal._WAIT", 0.1)
    before = contents(noted)
    script = f"at = sqlite3.connect({str(noted.db)!r}, isolation_level=None); at.execute('BEGIN IMMEDIATE')"
    words = [sys.executable, "-c", f"import sqlite3; {script}; print(1, flush=True); input()"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        other.stdout.readline()
        assert "is in use by another program" in noted.fails("encrypt", code=1, **OLD)
        assert contents(noted) == before
        other.communicate("\n")
    noted("encrypt", **OLD)


@pytest.mark.heavy
def test_a_killed_encryption_is_completed_by_the_same_line(noted: Mentor) -> None:
    """The key of the journal is needed for that; nothing is changed without it."""
    plain = {file: file.read_bytes() for file in backups(noted)}
    noted("encrypt", **OLD)
    (first, content) = next(iter(plain.items()))
    first.write_bytes(content)
    before = contents(noted)
    assert "locked" in noted.fails("encrypt", code=1)
    assert "does not open" in noted.fails("encrypt", code=1, **NEW)
    assert contents(noted) == before
    answer = noted("encrypt", **OLD)
    assert "1 backup too" in answer.out
    assert "The recovery code is not shown again. To make a new one: mentorlog encrypt --rekey" in answer.out
    assert f"{LINES}  " not in answer.out
    assert len(salts(noted)) == 1
    noted.hints.clear()


@pytest.mark.heavy
def test_the_recovery_code_is_shown_only_when_its_key_is_made(noted: Mentor) -> None:
    """An unlocked journal does not give it to anyone, also if a backup with another passphrase is left."""
    first = backups(noted)[0]
    plain = first.read_bytes()
    noted("encrypt", **OLD)
    first.write_bytes(plain)
    encrypt(first)
    answer = noted("encrypt", ok=False, **OLD)
    assert (answer.code, answer.out) == (1, f"Already encrypted: {noted.db}\n")
    assert "its passphrase is not known" in answer.err
    found = noted("encrypt --json", ok=False, **OLD).json
    assert (len(found["left"]), found["recovery_code"]) == (1, [])
    noted.hints.clear()


@pytest.mark.heavy
def test_a_backup_with_another_passphrase_is_not_to_be_deleted(noted: Mentor) -> None:
    """The line with a passphrase file comes in place of one that deletes it, and converts it."""
    other, damaged = backups(noted)
    encrypt(other)
    damaged.write_bytes(damaged.read_bytes()[:8192] + bytes(50_000))
    assert f"--passphrase-file PASSPHRASE_FILE\n  rm {damaged}\n" in noted("encrypt", ok=False, **OLD).err
    damaged.unlink()
    error = noted("encrypt", ok=False, **OLD).err
    assert error.endswith("  mentorlog encrypt --passphrase-file PASSPHRASE_FILE\n")
    assert "rm " not in error
    line = f"--passphrase-file {file_with(noted, PASSPHRASE)}"
    noted(f"encrypt {line}", **OLD)
    assert len(salts(noted)) == 1
    noted.hints.clear()


@pytest.mark.heavy
def test_files_that_can_not_be_encrypted_are_named(noted: Mentor) -> None:
    """The journal and the other files are encrypted. The line that deletes them settles it."""
    damaged, other = backups(noted)[0], beside(noted, "journal.db.damaged-2026-11-01T000000Z")
    damaged.write_bytes(damaged.read_bytes()[:8192] + bytes(50_000))
    other.write_bytes(b"no journal, unmistakable\n")
    answer = noted("encrypt", ok=False, **OLD)
    assert answer.code == 1
    assert f"{LINES}  " in answer.out
    for file in (damaged, other):
        assert f"{file} could not be encrypted, and is still plain: it is damaged" in answer.err
    assert f"\n  rm {damaged} {other}\n" in answer.err
    assert with_secret(noted) == [other.name]
    noted.hints.clear()
    damaged.unlink()
    other.unlink()
    assert noted("encrypt", **OLD).out.startswith("Already encrypted")


@pytest.mark.heavy
def test_a_backup_that_was_changed_later_is_still_called_changed(noted: Mentor) -> None:
    """Its checksum is not renewed."""
    changed = backups(noted)[0]
    with closing(sqlite3.connect(changed)) as at, at:
        at.execute("UPDATE note SET text = 'another word'")
    noted("encrypt", **OLD)
    assert "its checksum differs" in noted("backup --verify", ok=False, **OLD).out
    noted.hints.clear()


def test_a_symbolic_link_stays_one(noted: Mentor) -> None:
    """The file that it leads to is encrypted."""
    link = noted.home / "link.db"
    link.symlink_to(noted.db)
    noted(f"encrypt --db {link}", **OLD)
    assert link.is_symlink()
    assert len(salts(noted)) == 1
    assert MAGIC not in salts(noted)


@pytest.mark.heavy
def test_a_file_with_another_name_keeps_its_content(noted: Mentor) -> None:
    """The old content is overwritten, which would also be that of a hard link. A draft is one if the process that has
    given the file its name was killed; it only loses its name."""
    draft = beside(noted, ".journal.db.89abcdef.new")
    draft.hardlink_to(noted.db)
    link, of_backup = noted.home / "link.db", noted.home / "link of a backup.db"
    link.hardlink_to(noted.db)
    of_backup.hardlink_to(backups(noted)[0])
    before = noted.db.read_bytes()
    assert f"{noted.db} has another name (a hard link)" in noted.fails("encrypt", code=1, **OLD)
    assert noted.db.read_bytes() == link.read_bytes() == before
    link.unlink()
    answer = noted("encrypt", ok=False, **OLD)
    assert f"{backups(noted)[0]} could not be encrypted, and is still plain: it has another name" in answer.err
    assert noted.db.read_bytes()[:16] != MAGIC
    assert of_backup.read_bytes().startswith(MAGIC)
    assert not draft.exists()
    draft.hardlink_to(noted.db)
    noted("encrypt", ok=False, **OLD)
    assert "later" in noted("notes", **OLD).out
    noted.hints.clear()


@pytest.mark.heavy
def test_a_write_ahead_log_is_merged_first(noted: Mentor) -> None:
    """Another program chose it for the journal, and crashed. What it wrote is not lost, and nothing is left beside."""
    script = (
        "import os, sqlite3, sys; at = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "at.execute('PRAGMA journal_mode = WAL'); at.execute(\"UPDATE note SET text = 'from the log' WHERE id = 2\")\n"
        "os._exit(9)"
    )
    for file in (noted.db, backups(noted)[-1]):
        subprocess.run([sys.executable, "-c", script, str(file)], check=False)
        assert Path(f"{file}-wal").stat().st_size
    noted("encrypt", **OLD)
    assert "from the log" in noted("notes", **OLD).out
    assert len(salts(noted)) == 1
    assert not list(noted.home.rglob("*-wal"))
    noted("decrypt", **OLD)
    with closing(sqlite3.connect(backups(noted)[-1])) as at:
        assert at.execute("SELECT text FROM note WHERE id = 2").fetchone() == ("from the log",)


@pytest.mark.heavy
def test_an_interrupted_write_is_rolled_back_first(noted: Mentor) -> None:
    """The rollback file has the plain content from before."""
    script = (
        "import os, sqlite3, sys; at = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "at.execute('PRAGMA cache_size = 5'); at.execute('BEGIN IMMEDIATE'); at.execute('CREATE TABLE big (x)')\n"
        "for _ in range(200): at.execute('INSERT INTO big VALUES (zeroblob(9000))')\n"
        "os._exit(9)"
    )
    rows = noted("notes --json").json
    for file in (noted.db, backups(noted)[-1]):
        subprocess.run([sys.executable, "-c", script, str(file)], check=False)
        assert Path(f"{file}-journal").stat().st_size
    noted("encrypt", **OLD)
    assert noted("notes --json", **OLD).json == rows
    assert len(salts(noted)) == 1
    assert not list(noted.home.rglob("*-journal"))


@pytest.mark.heavy
def test_a_full_disk_changes_nothing_or_names_the_file(noted: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal stays; if only a backup does not fit, the same line encrypts it later."""
    from mentorlog.store.encryption import converting

    export, before = converting.export, contents(noted)

    def full(connection: sqlite3.Connection, *, source: str, target: str) -> None:
        (path,) = (path for _, name, path in connection.execute("PRAGMA database_list") if name == "main")
        if path.endswith(only):
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        export(connection, source=source, target=target)

    monkeypatch.setattr(converting, "export", full)
    only = "/journal.db"
    error = noted.fails("encrypt", code=1, **OLD)
    assert f"The journal {noted.db} can't be encrypted: the disk is full. It was not changed." in error
    assert contents(noted) == before
    only = backups(noted)[0].name
    answer = noted("encrypt", ok=False, **OLD)
    assert answer.code == 1
    assert f"{backups(noted)[0]} could not be encrypted, and is still plain: the disk is full" in answer.err
    assert not list(noted.home.rglob("*.new"))
    noted.hints.clear()
    monkeypatch.undo()
    noted("encrypt", **OLD)
    assert with_secret(noted) == []


@pytest.mark.heavy
def test_what_was_done_is_said_if_the_command_is_stopped(noted: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while the journal is encrypted, or later."""
    from mentorlog.store.encryption import whole_journal

    convert_file, left = whole_journal.convert_file, iter(range(9))

    def stop(*args: Any, **options: Any) -> None:
        if next(left) == number:
            raise KeyboardInterrupt
        convert_file(*args, **options)

    monkeypatch.setattr(whole_journal, "convert_file", stop)
    number = 0
    answer = noted("encrypt", ok=False, **OLD)
    assert (answer.code, answer.err) == (130, "mentorlog: stopped; nothing was changed.\n")
    assert salts(noted) == {MAGIC}
    number = 3
    answer = noted("encrypt", ok=False, **OLD)
    assert answer.code == 130
    assert (
        "stopped. It was saved all the same: the journal is encrypted, but perhaps not all of its backups."
        in answer.err
    )
    assert "\n  mentorlog encrypt\n" in answer.err
    assert len(salts(noted)) == 2
    noted.hints.clear()


@pytest.mark.heavy
def test_a_code_that_can_not_be_shown_is_replaced(noted: Mentor) -> None:
    """The answer goes to a full disk, for example."""
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        words = [sys.executable, "-m", "mentorlog", "encrypt"]
        done = subprocess.run(
            words, env=noted.environ | OLD, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert "the journal is encrypted. Its recovery code was not shown" in done.stderr
    assert "\n  mentorlog encrypt --rekey\n" in done.stderr


@pytest.mark.heavy
def test_unsaved_texts_and_copies_of_other_programs_are_named(noted: Mentor) -> None:
    """They stay as they are."""
    noted.fails("note --on 2031-01-01 -", code=2, stdin="a text\n")
    copies = [beside(noted, name) for name in ("journal (conflicted copy).db", "journal.db.bak")]
    for copy in copies:
        copy.write_bytes(noted.db.read_bytes())
    beside(noted, "journal.db.txt").write_text("no journal")
    beside(noted, "other.db").write_bytes(noted.db.read_bytes())
    for line in ("encrypt", "encrypt"):  # the second time there is nothing to do
        answer = noted(line, **OLD)
        for copy in copies:
            assert f"Not encrypted: {copy}, which is not named as a backup is." in answer.out
        assert answer.out.count("Not encrypted: ") == 3
        assert "Not encrypted: 1 file with text that was not saved, in " in answer.out
    encrypt(copies[1])
    found = noted("encrypt --json", **OLD).json
    assert (found["unknown"], len(found["texts"])) == ([str(copies[0])], 1)
    noted.hints.clear()
