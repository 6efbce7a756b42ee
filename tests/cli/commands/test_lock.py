"""`lock`: the key of the journal is removed from memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Mentor
from tests.cli.encrypted import PASSPHRASE, encrypt


@pytest.fixture
def encrypted(ana: Mentor) -> Mentor:
    """The mentor of Ana, whose journal is encrypted."""
    encrypt(ana.db)
    return ana


def test_locking_twice_is_no_error(encrypted: Mentor, runtime: Path) -> None:
    """It needs no passphrase, and no folder in memory."""
    already = "The journal was already locked.\n"
    assert encrypted("lock").out == already
    encrypted("unlock", MENTORLOG_PASSPHRASE=PASSPHRASE)
    assert encrypted("lock").out == "The journal is locked.\n"
    assert encrypted("lock").out == already
    assert encrypted("lock", XDG_RUNTIME_DIR=str(encrypted.home / "missing")).out == already
    assert list((runtime / "mentorlog").iterdir()) == []


def test_reminders_of_a_locked_journal(encrypted: Mentor, runtime: Path) -> None:
    """`remind` says that it is locked and succeeds, because a new terminal runs it; a script asks for the exit code.
    How many are due is not known."""
    for line, code, out in (
        ("remind", 0, ""),
        ("remind ana", 0, ""),
        ("remind --exit-code", 1, ""),
        ("remind --json", 0, "[]\n"),
        ("remind --json --exit-code", 1, "[]\n"),
        ("remind --count --json", 0, '{\n  "due": null\n}\n'),
        ("remind --count --json --exit-code", 1, '{\n  "due": null\n}\n'),
    ):
        answer = encrypted(line, ok=False)
        assert (answer.code, answer.out) == (code, out), line
        assert answer.err.startswith(f"mentorlog: The journal {encrypted.db} is encrypted and locked.")
        assert "\n  mentorlog unlock\n" in answer.err


def test_reminders_do_not_wait_for_the_program_that_prints_the_passphrase(encrypted: Mentor, runtime: Path) -> None:
    """It may wait for an answer of its own, and a new terminal would not start. MENTORLOG_PASSPHRASE is used."""
    started = encrypted.home / "started"
    encrypted(["config", "passphrase_command", f"touch '{started}'; echo '{PASSPHRASE}'"])
    assert "\n  mentorlog unlock\n" in encrypted("remind").err
    assert encrypted("remind ana --json").json == []
    assert encrypted("remind ana --json", MENTORLOG_PASSPHRASE=PASSPHRASE).json
    assert not started.exists()


@pytest.mark.heavy
def test_the_count_and_completion_use_only_an_unlocked_key(encrypted: Mentor, runtime: Path) -> None:
    """They are silent without one, although the passphrase is known: a prompt must not wait for its derivation."""
    started = encrypted.home / "started"
    encrypted(["config", "passphrase_command", f"touch '{started}'; echo '{PASSPHRASE}'"])
    for known in ({}, {"MENTORLOG_PASSPHRASE": PASSPHRASE}):
        assert encrypted.process("remind", "--count", **known) == (0, "", "")
        assert encrypted.process("--db", str(encrypted.db), "remind", "--count", **known) == (0, "", "")
        assert encrypted.process("show", "", _MENTORLOG_COMPLETE="bash", **known) == (0, "", "")
        assert encrypted("remind --count --exit-code", ok=False, **known) == (1, "", "")
    assert not started.exists()
    assert encrypted("unlock --json").err == ""  # as in the recipes of the guide, where stderr would be a mail
    assert started.exists()
    assert encrypted.process("remind", "--count").out == "1 due\n"
    assert "Ana" in encrypted.process("show", "", _MENTORLOG_COMPLETE="bash").out
