"""Files that the user names: no command writes over a journal, encrypted or not, and none asks for its key."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from mentorlog.store.encryption.keys import derive_key
from tests.cli.conftest import Mentor
from tests.cli.encrypted import KEY, PASSPHRASE, encrypt, unlock

PEOPLE = "name,role,skills\nEve,mentor,talks\nIda,mentee,talks\n"
LINES = (
    ("export ana --format md -o {}", ""),
    ("export ana --format csv -o {}", ".zip"),
    ("export ana --anonymous -o {}", ".html"),
    ("export --all --format json -o {}", ""),
    ("agenda ana --format html -o {}", ""),
    ("recap ana -o {}", ""),
    ("draft lone -o {}", ""),
    ("hours -o {}", ".csv"),
    ("resource ana -o {}", ".md"),
    ("programme HK -o {}", ".md"),
    ("programme HK --match people.csv -o {}", ".csv"),
    ("year -o {}", ".md"),
    ("year --story -o {}", ".html"),
)
"""Every command that writes a file, and the ending that it asks for."""


@pytest.fixture
def user(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> Mentor:
    """The mentor of Ana in a folder of files."""
    ana("edit ana --programme HK")
    ana("log Talked about silence --for 45m")
    ana("resource add Listening -w ana")
    ana("prospect add Lone Dahl --admire calm")
    (ana.home / "here").mkdir()
    monkeypatch.chdir(ana.home / "here")
    Path("people.csv").write_text(PEOPLE)
    return ana


@pytest.mark.heavy
def test_no_command_writes_over_an_encrypted_journal(user: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not with --force, and whether a passphrase is there or not: it may be another one. It is not asked for. The
    file may be damaged."""
    monkeypatch.setattr("mentorlog.cli.encryption.unlocked_key.unlocked_key", pytest.fail)
    shutil.copy(user.db, "old.db")
    encrypt(Path("old.db"), key=derive_key("another", salt=b"0123456789abcdef"))
    before = Path("old.db").read_bytes()[:-1000]
    for line, ending in LINES:
        file = f"old{ending or '.db'}"
        Path(file).write_bytes(before)
        for environ in ({}, {"MENTORLOG_PASSPHRASE": PASSPHRASE}):
            for force in ("", " --force"):
                error = user.fails(f"{line.format(file)}{force}", code=1, **environ)
                assert f"{file} may be an encrypted journal; refusing to overwrite it." in error, line
                assert "--force overwrites it" not in error, line
                assert f"mv {file}" not in error, line  # it may be the journal that is in use
        assert Path(file).read_bytes() == before
    user.hints = [hint for hint in user.hints if "people.csv" not in hint.line]  # they are typed in another folder


@pytest.mark.heavy
def test_each_of_these_commands_writes_a_file(user: Mentor) -> None:
    """Otherwise the test above would prove nothing."""
    for number, (line, ending) in enumerate(LINES):
        user(line.format(f"file{number}{ending}"))
        assert Path(f"file{number}{ending}").stat().st_size


@pytest.mark.heavy
def test_no_command_writes_to_a_place_of_its_journal(user: Mentor) -> None:
    """The journal, also if it is missing, what SQLite keeps beside it, and its backups, also if they are damaged."""
    user("backup")
    (backup,) = Path(f"{user.db}.backups").glob("*.db")
    backup.write_text("damaged")
    journal = user.db.read_bytes()
    link = Path("link.db")
    link.symlink_to(user.db)
    for line in (line for line, ending in LINES if not ending):
        for file in (backup, f"{user.db}-journal", f"{user.db}-wal"):
            error = user.fails(f"{line.format(file)} --force", code=1)
            assert f"{file} belongs to the journal; refusing to write it." in error
        assert "refusing to overwrite it" in user.fails(f"{line.format(link)} --force", code=1)
    assert user.db.read_bytes() == journal
    assert backup.read_text() == "damaged"
    for place in (f"--db {user.home}/new.db", f"--db {user.home}/here/../new.db"):
        error = user.fails(f"{place} export --all --format json -o ../new.db", code=1)
        assert "../new.db belongs to the journal; refusing to write it." in error
    assert not Path("../new.db").exists()


def test_no_command_writes_over_its_locked_journal(user: Mentor) -> None:
    """With --db, or without."""
    encrypt(user.db)
    before = user.db.read_bytes()
    assert "--force overwrites it" not in user.fails(f"export ana -o {user.db}", code=1)
    for db in ("", f"--db {user.db}"):
        for environ in ({}, {"MENTORLOG_PASSPHRASE": PASSPHRASE}):
            error = user.fails(f"{db} export ana --force -o {user.db}", code=1, **environ)
            assert "refusing to overwrite it" in error
    assert user.db.read_bytes() == before


def test_no_table_is_written_over_a_journal(user: Mentor) -> None:
    """In a folder that has a journal with the name of a table."""
    user("export --all -o tables/")
    plain = user.db.read_bytes()
    for is_encrypted in (False, True):
        Path("tables/sessions.csv").write_bytes(plain)
        if is_encrypted:
            encrypt(Path("tables/sessions.csv"))
        before = {file: file.read_bytes() for file in Path("tables").iterdir()}
        assert "refusing to overwrite it" in user.fails("export --all -o tables/ --force", code=1)
        assert {file: file.read_bytes() for file in Path("tables").iterdir()} == before


def test_a_file_of_another_format_is_overwritten(user: Mentor) -> None:
    """Although it has whole pages without a pattern, as an encrypted journal."""
    for start in (b"PK\3\4", b"%PDF-1.7", b"age-encryption.org/v1\n"):
        Path("a.zip").write_bytes((start + os.urandom(4096 * 3))[: 4096 * 3])
        user("export ana -o a.zip --force")


@pytest.mark.heavy
def test_a_backup_is_written_only_over_one_of_the_same_journal(user: Mentor, runtime: Path) -> None:
    """Over one with its key, or one from before it was encrypted. For any other file nothing is asked."""
    shutil.copy(user.db, "plain.db")
    encrypt(user.db)
    unlock(runtime)
    shutil.copy(user.db, "same.db")
    user("note one more")
    for name in ("same.db", "plain.db"):
        user(f"backup {name} --force")
        assert Path(name).read_bytes()[:16] == KEY.salt
    shutil.copy("same.db", "other.db")
    unlock(runtime, key=KEY)
    user("--db Eve.db start Eve --i-am mentor")
    shutil.copy("Eve.db", "plain.db")
    shutil.copy("Eve.db", "rekeyed.db")
    shutil.copy("Eve.db", "eve.db")
    encrypt(Path("rekeyed.db"), key=derive_key("another", salt=b"0123456789abcdef"))
    encrypt(Path("eve.db"))
    Path("random").write_bytes(os.urandom(8192))
    Path("cut.db").write_bytes(Path("same.db").read_bytes()[:9000])
    for name, message in (
        ("rekeyed.db", "may be a journal that is encrypted with another passphrase"),
        ("random", "may be a journal that is encrypted with another passphrase"),
        ("eve.db", "is not a backup of this journal"),
        ("cut.db", "is not a backup of this journal"),
        ("plain.db", "is not a backup of this journal"),
    ):
        before = Path(name).read_bytes()
        error = user.fails(f"backup {name} --force", code=1)
        assert f"{name} {message}" in error
        assert f"  mv {name} {name}.old\n" in error
        assert Path(name).read_bytes() == before


def test_a_locked_journal_is_not_backed_up_over_a_file(user: Mentor) -> None:
    """The error is about the journal, and the file stays."""
    encrypt(user.db)
    shutil.copy(user.db, "same.db")
    before = Path("same.db").read_bytes()
    assert f"{user.db} is encrypted and locked" in user.fails("backup same.db --force", code=1)
    assert Path("same.db").read_bytes() == before
