"""`encrypt --rekey`: another passphrase."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from mentorlog.store.encryption.cached_key import cached_until, write_cached_key
from mentorlog.store.encryption.recovery_code import LINES
from mentorlog.store.encryption.unlocking import key_of_text
from tests.cli.conftest import Mentor
from tests.cli.encryption.files_of_journal import NEW, OLD, backups, contents, passphrase, salts


def test_rekey_gives_all_files_another_key(noted: Mentor) -> None:
    """The old passphrase opens none of them any more."""
    rows = noted("notes --json").json
    noted("encrypt", **OLD)
    before = salts(noted)
    answer = noted(f"encrypt --rekey --passphrase-file {noted.home / 'passphrase'}", **OLD)
    assert answer.out.startswith(f"Passphrase changed: {noted.db}")
    assert f"{LINES}  " in answer.out
    assert len(salts(noted)) == 1
    assert salts(noted) != before
    assert noted("notes --json", **NEW).json == rows
    assert "does not open" in noted.fails("notes", code=1, **OLD)
    assert noted("backup --verify", **NEW).code == 0
    noted.hints.clear()


@pytest.mark.heavy
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


@pytest.mark.heavy
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
    assert answer.err.count("its passphrase is not known") == len(old)
    noted.hints.clear()
    noted(line, **OLD)
    assert salts(noted) == {key}
    noted(line, **NEW)  # the passphrase may be the same, the key is another
    assert len(salts(noted)) == 1
    assert salts(noted) != {key}


@pytest.mark.heavy
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
