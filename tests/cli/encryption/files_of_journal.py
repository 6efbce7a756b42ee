"""A journal with backups and other files around it, for tests of `encrypt` and `decrypt`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor

SECRET = b"unmistakable"


def passphrase(text: str) -> dict[str, str]:
    """The environment with a passphrase."""
    return {"MENTORLOG_PASSPHRASE": text}


OLD = passphrase("correct horse battery")
NEW = passphrase("quite another one")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a journal, two backups, a copy from before an upgrade, and the draft of a killed command."""
    pytest.importorskip("sqlcipher3")
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


def file_with(user: Mentor, text: str) -> Path:
    """A file with a passphrase that only its owner can read."""
    file = user.home / "passphrase"
    file.touch(mode=0o600)
    file.write_text(f"{text}\n", encoding="utf-8")
    return file
