"""`forget` on an encrypted journal with backups of both kinds."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from mentorlog.errors import BusyError
from mentorlog.store.backups.checking import stored_tables
from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.file.driver import MAGIC, open_database
from mentorlog.store.forgetting import forget as forgetting
from tests.cli.conftest import Mentor
from tests.cli.encrypted import KEY, PASSPHRASE, encrypt

SECRETS = (b"bumfuzzled", b"delzzuf", b"Souza", b"souza")
"""Words of what is forgotten, also as the search index has them."""


@pytest.fixture
def journal(ana: Mentor) -> Mentor:
    """An encrypted journal with words about Ana and about Bo, a backup and an old copy that are encrypted, and a backup
    and an old copy that are not."""
    ana("start Bo Lind --i-am mentee --since 2026-05-04")
    ana("log we were bumfuzzled -w ana --on 2026-06-01 --private-notes 'bumfuzzled too'")
    ana("edit s1 --notes 'we were only a bit bumfuzzled'")
    ana("note Bo knows nothing of it -w bo")
    ana("backup")
    folder = ana.db.with_name("journal.db.backups")
    (made,) = folder.glob("*.db")
    for copy in (folder / "2026-06-02T100000Z-laptop.db", ana.db.with_name("journal.db.v9.bak")):
        copy.touch(mode=0o600)
        copy.write_bytes(made.read_bytes())
    aside = ana.db.with_name("journal.db.v8.bak")
    aside.touch(mode=0o600)
    aside.write_bytes(made.read_bytes())
    for file in (ana.db, made, aside):
        encrypt(file)
    ana.base["MENTORLOG_PASSPHRASE"] = PASSPHRASE
    ana("note bumfuzzled again -w ana")
    return ana


def files_of(user: Mentor) -> list[Path]:
    """The journal, its backups and copies."""
    return [file for file in user.home.rglob("*") if file.is_file() and file.suffix in (".db", ".bak")]


def content(file: Path) -> bytes:
    """Every value of every table of a file, the search index included; it has no unused pages that could have more."""
    ring.add(KEY)
    with closing(open_database(file, mode="ro", wait=0)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
        values = [
            value.encode() if isinstance(value, str) else value
            for table in stored_tables(connection)
            for row in connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - its own tables
            for value in row
            if isinstance(value, (str, bytes))
        ]
    ring.clear()
    return b"\0".join(values)


def with_secrets(user: Mentor) -> list[str]:
    """The files that have a word of what is forgotten, encrypted or not."""
    return [file.name for file in files_of(user) if any(secret in content(file) for secret in SECRETS)]


@pytest.mark.heavy
def test_nothing_of_a_person_is_left_in_any_file(journal: Mentor) -> None:
    """Neither in encrypted files nor in those that are not; each stays what it was, and what others have stays."""
    kinds = {file: file.read_bytes().startswith(MAGIC) for file in files_of(journal)}
    assert sorted(kinds.values()) == [False, False, False, True, True]
    assert len(with_secrets(journal)) == 5
    journal("forget Ana", stdin="Ana Souza\n")
    assert with_secrets(journal) == []
    assert {file: file.read_bytes().startswith(MAGIC) for file in files_of(journal)} == kinds
    assert "Bo knows nothing" in journal("notes").out
    assert journal("backup --verify").out.count("sound") == 2
    assert "Nothing found" in journal("search bumfuzzled").err
    answer = journal("restore 2150-01-01 --dry-run")
    assert "come back" not in answer.out


@pytest.mark.heavy
def test_the_same_line_completes_it(journal: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a fault between the backups and the journal."""

    def fail(*_: object, **__: object) -> None:
        raise BusyError("The journal is in use by another program.")

    with monkeypatch.context() as patch:
        patch.setattr(forgetting, "_erase_from_journal", fail)
        assert "Type the line again" in journal("forget Ana", ok=False, stdin="Ana Souza\n").err
    assert with_secrets(journal) == ["journal.db"]
    journal("forget Ana", stdin="Ana Souza\n")
    assert with_secrets(journal) == []
