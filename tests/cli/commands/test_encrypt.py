"""`encrypt`: the journal and everything that belongs to it."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from mentorlog.store.encryption.cached_key import cached_until, write_cached_key
from mentorlog.store.encryption.recovery_code import LINES
from mentorlog.store.encryption.unlocking import key_of_text
from mentorlog.store.file.driver import MAGIC
from tests.cli.conftest import Mentor

pytest.importorskip("sqlcipher3")

SECRET = b"unmistakable"


def passphrase(text: str) -> dict[str, str]:
    """The environment with a passphrase."""
    return {"MENTORLOG_PASSPHRASE": text}


OLD = passphrase("correct horse battery")
NEW = passphrase("quite another one")
JOURNALS = Path(__file__).parents[2] / "store" / "migration" / "journals"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a journal, two backups, a copy from before an upgrade, and the draft of a killed command."""
    user = Mentor(tmp_path_factory.mktemp("made"))
    user("start Ana Souza --i-am mentor --since 2026-03-02")
    user(["note", f"{SECRET.decode()} words"])
    user("backup")
    user("note later")
    user("backup")
    beside(user, "journal.db.v9.bak").write_bytes(user.db.read_bytes())
    beside(user, ".journal.db.0123abcd.new").write_bytes(user.db.read_bytes())
    return user.home


@pytest.fixture
def noted(mentor: Mentor, made: Path) -> Mentor:
    """The user of `made`."""
    shutil.copytree(made, mentor.home, dirs_exist_ok=True)
    file_with(mentor, NEW["MENTORLOG_PASSPHRASE"])
    return mentor


def beside(user: Mentor, name: str) -> Path:
    """A file in the folder of the journal."""
    return user.db.with_name(name)


def backups(user: Mentor) -> list[Path]:
    """The files in the folder of backups."""
    return sorted(beside(user, "journal.db.backups").glob("*.db"))


def salts(user: Mentor) -> set[bytes]:
    """The first bytes of the journal, of its backups, and of copies beside it."""
    files = [user.db, *backups(user), *user.db.parent.glob("journal.db.*.bak")]
    return {file.read_bytes()[:16] for file in files}


def with_secret(user: Mentor) -> list[str]:
    """The files in the user's home that have the words of the note."""
    return [file.name for file in user.home.rglob("*") if file.is_file() and SECRET in file.read_bytes()]


def contents(user: Mentor) -> dict[Path, bytes]:
    """All files in the user's home, without locks."""
    return {file: file.read_bytes() for file in user.home.rglob("*") if file.is_file() and file.name != ".lock"}


def test_everything_that_belongs_to_the_journal_is_encrypted(noted: Mentor) -> None:
    """With one key. Names, times and modes of the files stay; what a killed command left is deleted."""
    before = {file: (file.stat().st_mtime_ns, stat.S_IMODE(file.stat().st_mode)) for file in backups(noted)}
    rows = noted("notes --json").json
    assert len(with_secret(noted)) == 5
    answer = noted("encrypt", **OLD)
    assert with_secret(noted) == []
    assert len(salts(noted)) == 1
    assert MAGIC not in salts(noted)
    assert {file: (file.stat().st_mtime_ns, stat.S_IMODE(file.stat().st_mode)) for file in backups(noted)} == before
    assert {stat.S_IMODE(file.stat().st_mode) for file in (noted.db, beside(noted, "journal.db.v9.bak"))} == {0o600}
    assert not beside(noted, ".journal.db.0123abcd.new").exists()
    assert noted("notes --json", **OLD).json == rows
    assert noted("backup --verify --json", **OLD).code == 0
    assert "2 backups and 1 other copy too" in answer.out
    assert "Deleted: 1 incomplete file of killed commands" in answer.out
    assert noted.fails("notes", code=1).startswith("mentorlog: The journal")
    noted.hints.clear()


def test_the_recovery_code_opens_every_file(noted: Mentor) -> None:
    """It is shown once, in numbered lines, and is typed in place of the passphrase."""
    answer = noted("encrypt", **OLD)
    lines = [line.split("  ")[1] for line in answer.out.splitlines() if line[:1].isdigit()]
    assert len(lines) == LINES
    assert "later" in noted("notes", **passphrase("\n".join(lines))).out
    again = noted("encrypt", **OLD)
    assert again.out == f"Already encrypted: {noted.db}\n"
    assert "mentorlog encrypt --rekey" in again.err
    noted("decrypt", **passphrase(" ".join(lines)))
    assert salts(noted) == {MAGIC}


def test_json_has_the_files_and_the_recovery_code(noted: Mentor) -> None:
    """One value, also if nothing is left to do."""
    found = noted("encrypt --json", **OLD).json
    assert (found["encrypted"], found["changed"], found["left"], len(found["recovery_code"])) == (True, True, [], LINES)
    assert found["backups"] == [str(file) for file in reversed(backups(noted))]
    assert found["copies"] == [str(beside(noted, "journal.db.v9.bak"))]
    found = noted("encrypt --json").json
    assert (found["encrypted"], found["changed"], found["recovery_code"]) == (True, False, [])
    found = noted("decrypt --json", **OLD).json
    assert (found["encrypted"], found["changed"], len(found["backups"]), found["recovery_code"]) == (False, True, 2, [])
    assert noted("decrypt --json").json["changed"] is False


def test_a_passphrase_that_can_not_be_used_changes_nothing(noted: Mentor) -> None:
    """The message names where it is from."""
    before = contents(noted)
    files = {
        "empty": (b"", 1, "{} has no passphrase: it is empty."),
        "blank": (b" \n", 2, "The passphrase in {} is empty."),
        "two-lines": (b"one two three\nfour\n", 2, "The passphrase in {} has a line break"),
        "latin": (b"bl\xe5", 1, "{} is not UTF-8 text"),
        "tab": (b"one\ttwo three", 2, "The passphrase in {} has a line break or another control character"),
    }
    for name, (content, code, message) in files.items():
        file = noted.home / name
        file.write_bytes(content)
        error = noted.fails(f"encrypt --passphrase-file {file}", code=code)
        assert message.format(file) in error
        file.unlink()
    assert "There is no file" in noted.fails("encrypt --passphrase-file nothing-here", code=1)
    assert "is a directory" in noted.fails(f"encrypt --passphrase-file {noted.home}", code=1).lower()
    assert "the new passphrase must be in a file" in noted.fails("encrypt", code=2)
    noted.hints.clear()
    assert "control character" in noted.fails("encrypt", code=2, **passphrase("one\ntwo three"))
    assert "not UTF-8" in noted.fails("encrypt", code=2, **passphrase("bl\udce5 bånd og mere"))
    assert contents(noted) == before


def test_every_line_of_text_can_be_a_passphrase(ana: Mentor) -> None:
    """Also one that has the form of a recovery code, such as random digits of a program, and what passphrase_command
    prints."""
    for text in ("0123456789abcdef" * 4, "  blå bånd 🔑 '\"; --  "):
        ana("encrypt", **passphrase(text))
        assert ana.db.read_bytes()[:16] != MAGIC
        ana(["decrypt", "--passphrase-file", str(file_with(ana, text))])
        assert ana.db.read_bytes()[:16] == MAGIC
    ana(["config", "passphrase_command", "echo correct horse battery"])
    ana("encrypt")
    assert ana.db.read_bytes()[:16] != MAGIC
    answer = ana(["encrypt", "--rekey", "--passphrase-file", str(file_with(ana, "another passphrase"))])
    assert "passphrase_command must print the new passphrase" in answer.err
    ana("decrypt", **passphrase("another passphrase"))
    ana(["config", "passphrase_command", "false"])
    assert "The journal was not encrypted: passphrase_command, 'false', failed" in ana.fails("encrypt", code=1)
    ana.hints.clear()


def file_with(user: Mentor, text: str) -> Path:
    """A file with a passphrase that only its owner can read."""
    file = user.home / "passphrase"
    file.touch(mode=0o600)
    file.write_text(f"{text}\n", encoding="utf-8")
    return file


def test_a_short_passphrase_gets_advice(ana: Mentor) -> None:
    """It is accepted."""
    assert "The passphrase is short" in ana("encrypt", **passphrase("secret")).err
    assert ana("decrypt", **passphrase("secret")).err == ""


def test_without_a_journal_the_line_that_starts_one_is_shown(mentor: Mentor) -> None:
    """Nothing is created."""
    for line in ("encrypt", "encrypt --rekey", "decrypt"):
        assert "There is no journal at" in mentor.fails(line, code=1, **OLD)
    assert not mentor.db.exists()
    assert "mentorlog start NAME --i-am mentor" in mentor.fails("encrypt", code=1, **OLD)


def test_other_files_and_damaged_journals_stay_as_they_are(ana: Mentor) -> None:
    """Damage is reported as by every command."""
    for content, message in (
        (b"a text\n" * 2000, "is not a mentorlog journal"),
        (b"", "is empty"),
        (ana.db.read_bytes()[:200_000], "is damaged"),
    ):
        ana.db.write_bytes(content)
        for line in ("encrypt", "decrypt"):
            assert message in ana.fails(line, code=1, **OLD)
        assert ana.db.read_bytes() == content
    ana.hints.clear()


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
    assert f"{LINES}  " in answer.out
    assert len(salts(noted)) == 1
    noted.hints.clear()


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


def test_an_older_journal_is_upgraded_first(mentor: Mentor) -> None:
    """The copy from before that is encrypted too."""
    mentor.db.write_bytes(gzip.decompress((JOURNALS / "version-4.db.gz").read_bytes()))
    assert "1 other copy too" in mentor("encrypt", **OLD).out
    assert len(salts(mentor)) == 1
    assert beside(mentor, "journal.db.v4.bak").exists()
    assert mentor("people", **OLD).out


def test_a_newer_journal_is_refused(ana: Mentor) -> None:
    """As by every command that writes."""
    with closing(sqlite3.connect(ana.db)) as at:
        at.execute("PRAGMA user_version = 99")
    before = ana.db.read_bytes()
    assert "was made by a newer mentorlog" in ana.fails("encrypt", code=1, **OLD)
    assert ana.db.read_bytes() == before


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


def test_unsaved_texts_and_copies_of_other_programs_are_named(noted: Mentor) -> None:
    """They stay as they are."""
    noted.fails("note --on 2031-01-01 -", code=2, stdin="a text\n")
    copy = beside(noted, "journal (conflicted copy).db")
    copy.write_bytes(noted.db.read_bytes())
    answer = noted("encrypt", **OLD)
    assert f"Not encrypted: {copy}, which is not named as a backup is." in answer.out
    assert "Not encrypted: 1 file with text that was not saved, in " in answer.out
    noted.hints.clear()


# another passphrase


def test_rekey_gives_all_files_another_key(noted: Mentor) -> None:
    """The old passphrase opens none of them any more."""
    rows = noted("notes --json").json
    noted("encrypt", **OLD)
    before = salts(noted)
    answer = noted(f"encrypt --rekey --passphrase-file {noted.home / 'passphrase'}", **OLD)
    assert answer.out.startswith(f"New passphrase: {noted.db}")
    assert f"{LINES}  " in answer.out
    assert len(salts(noted)) == 1
    assert salts(noted) != before
    assert noted("notes --json", **NEW).json == rows
    assert "does not open" in noted.fails("notes", code=1, **OLD)
    assert noted("backup --verify", **NEW).code == 0
    noted.hints.clear()


def test_rekey_needs_the_present_passphrase_and_a_new_one(noted: Mentor) -> None:
    """Nothing is changed without them."""
    assert "The journal is not encrypted" in noted.fails("encrypt --rekey", code=1, **OLD)
    noted("encrypt", **OLD)
    before = contents(noted)
    file = noted.home / "passphrase"
    assert "locked" in noted.fails(f"encrypt --rekey --passphrase-file {file}", code=1)
    assert "does not open" in noted.fails(
        f"encrypt --rekey --passphrase-file {file}", code=1, **passphrase("a wrong one")
    )
    assert "--rekey --passphrase-file FILE" in noted.fails("encrypt --rekey", code=2, **OLD)
    assert "--rekey --passphrase-file FILE" in noted.fails(f"encrypt --passphrase-file {file}", code=2, **OLD)
    assert contents(noted) == before
    noted.hints.clear()


def test_a_killed_rekey_is_completed_by_the_same_line(noted: Mentor) -> None:
    """The journal has the new passphrase then, and the backups the old one."""
    noted("encrypt", **OLD)
    old = {file: file.read_bytes() for file in backups(noted)}
    line = f"encrypt --rekey --passphrase-file {noted.home / 'passphrase'}"
    noted(line, **OLD)
    key = noted.db.read_bytes()[:16]
    for file, content in old.items():
        file.write_bytes(content)
    answer = noted(line, ok=False)
    assert answer.code == 1
    assert answer.err.count("it is encrypted with another passphrase") == len(old)
    noted.hints.clear()
    noted(line, **OLD)
    assert salts(noted) == {key}
    noted(line, **NEW)  # the passphrase may be the same, the key is another
    assert len(salts(noted)) == 1
    assert salts(noted) != {key}


def test_the_key_of_an_unlocked_journal_is_replaced(noted: Mentor, runtime: Path) -> None:
    """The journal stays unlocked for the rest of the time, and decrypting forgets the key."""
    noted("encrypt", **OLD)
    salt = noted.db.read_bytes()[:16]
    until = int(time.time()) + 1000
    write_cached_key(str(runtime), key_of_text(OLD["MENTORLOG_PASSPHRASE"], salt=salt), until=until)
    noted(f"encrypt --rekey --passphrase-file {noted.home / 'passphrase'}")
    assert cached_until(str(runtime), salt=salt, now=time.time()) is None
    assert cached_until(str(runtime), salt=noted.db.read_bytes()[:16], now=time.time()) == until
    assert "later" in noted("notes").out
    noted("decrypt")
    assert not list(runtime.rglob("*.key"))
