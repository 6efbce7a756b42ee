"""Encrypted journals that an older version made."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from mentorlog.store.file.driver import MAGIC
from tests.cli.conftest import Mentor
from tests.cli.encrypted import KEY, PASSPHRASE, encrypt

FIXTURES = sorted((Path(__file__).parents[2] / "store" / "migration" / "journals").glob("*.db.gz"))


def unpack(file: Path, *, packed: Path) -> None:
    """Write one of the journals of older versions."""
    file.touch(mode=0o600)
    file.write_bytes(gzip.decompress(packed.read_bytes()))


@pytest.mark.heavy
def test_every_version_is_upgraded_in_place(mentor: Mentor, is_heavy) -> None:
    """The entries are those of the same journal that is not encrypted; the copy of it as it was is encrypted, and can
    be restored and imported."""
    assert len(FIXTURES) == 10
    for packed in FIXTURES if is_heavy else (FIXTURES[0], FIXTURES[-1]):
        unpack(mentor.db, packed=packed)
        expected = [mentor(line).out for line in ("export --all --format json --include-private", "history")]
        remove(mentor.db)
        unpack(mentor.db, packed=packed)
        encrypt(mentor.db)
        mentor.base["MENTORLOG_PASSPHRASE"] = PASSPHRASE
        answers = [mentor(line).out for line in ("export --all --format json --include-private", "history")]
        assert answers == expected, packed.name
        assert mentor.db.read_bytes()[:16] == KEY.salt
        (copy,) = mentor.db.parent.glob("journal.db.v*.bak")
        assert copy.read_bytes()[:16] == KEY.salt
        assert copy.stat().st_mode & 0o777 == 0o600
        assert "has the same entries" in mentor(f"restore {copy} --dry-run").out, packed.name
        assert "Nothing to import" in mentor(f"import {copy} --dry-run").out, packed.name
        assert not any(file.read_bytes().startswith(MAGIC) for file in mentor.db.parent.glob("*journal.db*"))
        remove(mentor.db)
        del mentor.base["MENTORLOG_PASSPHRASE"]


def remove(journal: Path) -> None:
    """Delete a journal and its copies."""
    for file in journal.parent.glob("journal.db*"):
        file.unlink()


def test_an_older_locked_journal_is_not_upgraded(mentor: Mentor) -> None:
    """Nothing is written beside it."""
    unpack(mentor.db, packed=FIXTURES[0])
    encrypt(mentor.db)
    before = mentor.db.read_bytes()
    assert "locked" in mentor.fails("status", code=1)
    assert mentor.db.read_bytes() == before
    assert [file.name for file in mentor.db.parent.glob("journal*")] == ["journal.db"]
