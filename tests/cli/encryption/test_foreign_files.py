"""Files that are not journals: refused without a question if that is sure, and never changed."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor
from tests.cli.encrypted import PASSPHRASE
from tests.cli.terminal import sit_down

RANDOM = os.urandom(8192)
"""Whole pages without a pattern, as those of an encrypted journal."""
SURELY_OTHER = {
    "archive.zip": b"PK\3\4" + RANDOM[4:],
    "picture.png": b"\x89PNG\r\n\x1a\n" + RANDOM[8:],
    "photo.jpg": b"\xff\xd8\xff\xe0" + RANDOM[4:],
    "page.pdf": b"%PDF-1.7\n" + RANDOM[9:],
    "text.gz": (gzip.compress(RANDOM) + bytes(8192))[:8192],
    "export.age": b"age-encryption.org/v1\n" + RANDOM[22:],
    "random of another size": RANDOM[:5000],
    "notes of whole pages": ("Talked about silence.\n" * 400).encode()[:8192],
}
"""Files that no key would open."""
LINES = (
    "--db {} status",
    "--db {} note hello",
    "--db {} undo",
    "--db {} backup",
    "--db {} encrypt",
    "--db {} encrypt --rekey",
    "--db {} decrypt",
    "--db {} unlock",
    "import {} --dry-run",
    "import {}",
    "restore {}",
)


@pytest.fixture
def asked(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions for a passphrase that are asked; each gets the same answer."""
    questions: list[str] = []
    sit_down(monkeypatch)

    def answer(question: str, **_: object) -> str:
        questions.append(question)
        return PASSPHRASE

    monkeypatch.setattr("mentorlog.cli.encryption.ask_passphrase._read_hidden", answer)
    return questions


@pytest.mark.heavy
@pytest.mark.several_mistakes  # the lines are for another file
def test_a_file_that_is_surely_no_journal_is_refused_without_a_question(
    ana: Mentor, runtime: Path, asked: list[str]
) -> None:
    """It is not called encrypted or locked, although a passphrase is set."""
    journal = ana.db.read_bytes()
    for name, content in SURELY_OTHER.items():
        file = ana.home / name
        file.write_bytes(content)
        for line in (line for line in LINES if not line.endswith("--rekey")):
            error = ana.fails(line.format(f"'{file}'"), code=1, MENTORLOG_PASSPHRASE=PASSPHRASE)
            assert str(file) in error, line
            for word in ("locked", "passphrase", "is encrypted"):
                assert word not in error.replace("is encrypted with age", ""), (line, error)
        answer = ana(f"--db '{file}' doctor", ok=False)
        assert "is not a journal, or its beginning is damaged" in answer.out
        assert file.read_bytes() == content
    assert asked == []
    assert ana.db.read_bytes() == journal


def test_what_is_encrypted_is_named_where_an_export_or_a_table_is_expected(ana: Mentor) -> None:
    """A journal, encrypted or not, and what other programs have encrypted, with the line that decrypts it."""
    ana("edit r1 --programme 'HK 2026'")
    plain = ana.db.read_bytes()
    armored = b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n"
    for name, content, named in (
        ("journal.json", plain, "is a journal, or another SQLite file"),
        ("encrypted.json", RANDOM, "is encrypted: it may be an encrypted journal"),
        ("cut.json", RANDOM[:5000], "is encrypted: it may be an encrypted journal"),
        ("one.age", SURELY_OTHER["export.age"], "is encrypted with age. Decrypt it first:\n  age -d"),
        ("two.age", armored, "is encrypted with age. Decrypt it first:\n  age -d"),
        ("one.asc", b"-----BEGIN PGP MESSAGE-----\n\nx", "is encrypted with GnuPG. Decrypt it first:\n  gpg -d"),
    ):
        file = ana.home / name
        file.write_bytes(content)
        for option in ("--with", "--match"):
            error = ana.fails(["programme", "HK 2026", option, str(file)], code=1)
            assert f"{file} {named}" in error, (name, option)
            assert "UTF-8" not in error, (name, option)
        if "with" in named:
            for command in ("import", "restore"):
                error = ana.fails([command, str(file)], code=1)
                assert f"{file} {named.partition('.')[0]}" in error, (name, command)
    ana.hints.clear()


@pytest.mark.heavy
@pytest.mark.several_mistakes
def test_random_bytes_are_called_another_file_when_no_passphrase_opens_them(
    ana: Mentor, runtime: Path, asked: list[str]
) -> None:
    """Only a passphrase tells them from a journal. They are not changed."""
    journal = ana.db.read_bytes()
    file = ana.home / "random"
    file.write_bytes(RANDOM)
    for line in (
        "--db {} status",
        "--db {} unlock",
        "import {}",
        "restore {}",
    ):  # each answer takes a tenth of a second
        asked.clear()
        code, out, error = ana(line.format(file), ok=False)
        assert (code, out) == (1, ""), line
        assert "Either it has another passphrase, or it is not an encrypted journal." in error, line
        assert len(asked) == 3, line
        if line.startswith("--db"):
            asked.clear()
            error = ana.fails(line.format(file), code=1, MENTORLOG_PASSPHRASE=PASSPHRASE)
            assert "Either it has another passphrase, or it is not an encrypted journal." in error, line
            assert len(asked) == 3  # the passphrase that is set may be that of another journal
    assert file.read_bytes() == RANDOM
    assert ana.db.read_bytes() == journal


@pytest.mark.heavy
@pytest.mark.several_mistakes
def test_an_encrypted_file_of_another_program_is_refused(ana: Mentor, runtime: Path, asked: list[str]) -> None:
    """With its passphrase."""
    import sqlcipher3.dbapi2

    file = ana.home / "contacts.db"
    other = sqlcipher3.dbapi2.connect(str(file))
    other.execute(f"PRAGMA key = '{PASSPHRASE}'")
    other.execute("CREATE TABLE contact (name TEXT)")
    other.commit()
    other.close()
    before = file.read_bytes()
    for line in (line for line in LINES if not line.endswith((" encrypt", " unlock"))):
        error = ana.fails(line.format(file), code=1, MENTORLOG_PASSPHRASE=PASSPHRASE)
        assert "is not a mentorlog journal" in error, (line, error)
        assert file.read_bytes() == before
    assert asked == []
