"""`decrypt`: the journal and its backups, without a passphrase again."""

from __future__ import annotations

import shutil

import pytest

from mentorlog.store.encryption.recovery_code import recovery_lines
from mentorlog.store.file.driver import MAGIC
from tests.cli.conftest import Mentor
from tests.cli.encryption.files_of_journal import NEW, OLD, backups, contents, salts, with_secret


@pytest.mark.heavy
def test_decrypt_brings_everything_back(noted: Mentor) -> None:
    """The journal and the backups are those from before, with the same names, times and checksums."""
    before = {file: file.stat().st_mtime_ns for file in backups(noted)}
    rows = noted("notes --json").json
    noted("encrypt", **OLD)
    answer = noted("decrypt", **OLD)
    assert answer.out.startswith(f"Decrypted: {noted.db}")
    assert "2 backups and 1 other copy too" in answer.out
    assert salts(noted) == {MAGIC}
    assert {file: file.stat().st_mtime_ns for file in backups(noted)} == before
    assert noted("notes --json").json == rows
    assert all(backup["problem"] is None for backup in noted("backup --verify --json").json)
    assert noted("decrypt").out == f"Not encrypted: {noted.db}\n"


@pytest.mark.heavy
def test_decrypt_needs_the_passphrase(noted: Mentor) -> None:
    """It may be in a file. Nothing is changed without it, or with a wrong one."""
    noted("encrypt", **OLD)
    before = contents(noted)
    assert "locked" in noted.fails("decrypt", code=1)
    assert "does not open" in noted.fails("decrypt", code=1, **NEW)
    file = noted.home / "other"
    file.write_text("a wrong one", encoding="utf-8")
    assert f"The passphrase in {file} does not open" in noted.fails(f"decrypt --passphrase-file {file}", code=1)
    code = recovery_lines(bytes(range(32)))
    code[5] = code[5][:-1] + ("A" if code[5][-1] != "A" else "B")
    file.write_text(" ".join(code), encoding="utf-8")
    error = noted.fails(f"decrypt --passphrase-file {file}", code=1)
    assert "Line 6 of the recovery code has a wrong character." in error
    file.write_text("a wrong one", encoding="utf-8")
    assert contents(noted) == {**before, file: b"a wrong one"}
    file.write_text(OLD["MENTORLOG_PASSPHRASE"], encoding="utf-8")
    noted(f"decrypt --passphrase-file {file}")
    assert salts(noted) == {MAGIC}
    noted.hints.clear()


@pytest.mark.heavy
def test_a_killed_decryption_is_completed_by_the_same_line(noted: Mentor) -> None:
    """The journal is plain then, and the backups are not. `encrypt` gives all the same key as well."""
    noted("encrypt", **OLD)
    encrypted = {file: file.read_bytes() for file in backups(noted)}
    key = noted.db.read_bytes()[:16]
    for line, expected in (("decrypt", MAGIC), ("encrypt", key)):
        if line == "encrypt":
            noted("encrypt", **OLD)
        noted("decrypt", **OLD)
        for file, content in encrypted.items():
            file.write_bytes(content)
        answer = noted("decrypt", ok=False)
        assert answer.code == 1
        assert "its passphrase is not known" in answer.err
        noted(line, **OLD)
        assert salts(noted) == {expected}
    noted.hints.clear()


@pytest.mark.heavy
def test_encrypt_with_another_passphrase_names_backups_that_it_does_not_open(noted: Mentor) -> None:
    """They are of a time before the journal was decrypted, for example on a disk that was not there."""
    noted("encrypt", **OLD)
    old = backups(noted)[0].read_bytes()
    noted("decrypt", **OLD)
    backups(noted)[0].write_bytes(old)
    answer = noted("encrypt", ok=False, **NEW)
    assert answer.code == 1
    assert f"{backups(noted)[0]} could not be encrypted: its passphrase is not known" in answer.err
    assert with_secret(noted) == []
    noted.hints.clear()


@pytest.mark.heavy
def test_backups_of_other_folders_and_machines_are_converted_too(noted: Mentor) -> None:
    """Those that were made before the setting `backup_dir`, and those of another machine."""
    shutil.copy(backups(noted)[0], backups(noted)[0].with_name("2026-01-01T081502Z-laptop.db"))
    noted(f"config backup_dir {noted.home / 'elsewhere'}")
    noted("backup")
    assert "4 backups" in noted("encrypt", **OLD).out
    assert with_secret(noted) == []
    assert "4 backups" in noted("decrypt", **OLD).out
