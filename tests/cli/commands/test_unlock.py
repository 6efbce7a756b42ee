"""`unlock`: the key is in a file of the runtime folder until a time, `lock`, or logout."""

from __future__ import annotations

import datetime as dt
import json
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor
from tests.cli.encrypted import PASSPHRASE, encrypt
from tests.cli.terminal import at_terminal, ends

UNLOCKED = "The journal is unlocked until "


@pytest.fixture
def encrypted(ana: Mentor) -> Mentor:
    """The mentor of Ana, whose journal is encrypted."""
    encrypt(ana.db)
    return ana


def key_file(runtime: Path) -> Path:
    """The one file with a key."""
    (file,) = (runtime / "mentorlog").iterdir()
    return file


def seconds_left(runtime: Path) -> float:
    """How long the key may still be used."""
    return int.from_bytes(key_file(runtime).read_bytes()[32:]) - time.time()


@pytest.mark.heavy
def test_an_unlocked_journal_needs_no_passphrase(encrypted: Mentor, runtime: Path) -> None:
    """For eight hours by the computer's clock, whatever MENTORLOG_NOW is; `lock` ends it."""
    assert encrypted("unlock", MENTORLOG_PASSPHRASE=PASSPHRASE).out.startswith(UNLOCKED)
    assert 8 * 3600 - 60 < seconds_left(runtime) <= 8 * 3600
    encrypted("note hello")
    assert encrypted("remind --count").out == "1 due\n"
    assert encrypted("lock").out == "The journal is locked.\n"
    encrypted.fails("status", code=1)
    answer = encrypted("unlock --for 1h --json", MENTORLOG_PASSPHRASE=PASSPHRASE).json
    assert answer["journal"] == str(encrypted.db)
    assert 0 < time.time() + 3600 - dt.datetime.fromisoformat(answer["unlocked_until"]).timestamp() < 60
    assert encrypted("lock --json").json == {"journal": str(encrypted.db), "was_unlocked": True}
    assert encrypted("lock --json").json == {"journal": str(encrypted.db), "was_unlocked": False}
    assert list((runtime / "mentorlog").iterdir()) == []


@pytest.mark.parametrize(("typed", "minutes"), [("1m", 1), ("90", 90), ("1h30", 90), ("2 days", 2880), ("7d", 10080)])
def test_the_time_can_be_chosen(encrypted: Mentor, runtime: Path, typed: str, minutes: int) -> None:
    """A second `unlock` finds the key, and sets another time."""
    encrypted("unlock", MENTORLOG_PASSPHRASE=PASSPHRASE)
    encrypted(["unlock", "--for", typed])
    assert minutes * 60 - 60 < seconds_left(runtime) <= minutes * 60


def test_the_time_is_from_a_minute_to_a_week(encrypted: Mentor, runtime: Path) -> None:
    """Another one is refused before a key is looked for."""
    for typed in ("0m", "10s", "8d", "169h", "soon"):
        error = encrypted.fails(["unlock", "--for", typed], code=2, MENTORLOG_PASSPHRASE=PASSPHRASE)
        assert f"--for must be from a minute to seven days, not '{typed}'.\n  for example: 30m, 8h, 7d\n" in error
    assert not (runtime / "mentorlog").exists()


def test_an_expired_key_is_deleted_by_the_next_command(encrypted: Mentor, runtime: Path) -> None:
    """Also by one that asks no one: the count in a shell prompt."""
    encrypted("unlock --for 1m", MENTORLOG_PASSPHRASE=PASSPHRASE)
    file = key_file(runtime)
    file.write_bytes(file.read_bytes()[:32] + int(time.time() - 1).to_bytes(8))
    assert encrypted.process("remind", "--count") == (0, "", "")
    assert not file.exists()


def test_without_a_folder_in_memory_nothing_is_unlocked(encrypted: Mentor, runtime: Path, tmp_path: Path) -> None:
    """The folder must be closed to others, and in memory. No passphrase is asked for then."""
    runtime.chmod(0o755)
    for folder in (runtime, Path(__file__).parent, tmp_path / "missing"):
        error = encrypted.fails("unlock", code=1, XDG_RUNTIME_DIR=str(folder), MENTORLOG_PASSPHRASE="wrong")
        assert "There is no folder in memory for the key" in error
        assert '  mentorlog config passphrase_command "pass show mentorlog"\n' in error
    runtime.chmod(0o700)


def test_what_is_not_encrypted_is_not_unlocked(ana: Mentor, runtime: Path) -> None:
    """Nor is a file that is missing, or is not a journal."""
    for line in ("unlock", "lock"):
        assert f"The journal {ana.db} is not encrypted.\n" in ana.fails(line, code=1)
        missing = ana.home / "missing.db"
        assert "There is no journal at" in ana.fails(line, code=1, MENTORLOG_DB=str(missing))
        text = ana.home / "text.db"
        text.write_text("text")
        assert "is not a mentorlog journal" in ana.fails(line, code=1, MENTORLOG_DB=str(text))
    assert not (runtime / "mentorlog").exists()


def test_a_wrong_passphrase_unlocks_nothing(encrypted: Mentor, runtime: Path) -> None:
    """And without one the answer does not suggest the same line."""
    assert "does not open it" in encrypted.fails("unlock", code=1, MENTORLOG_PASSPHRASE="wrong")
    error = encrypted.fails("unlock", code=1)
    assert "is encrypted and locked" in error
    assert "  mentorlog unlock" not in error
    assert not (runtime / "mentorlog").exists()


@pytest.mark.heavy
def test_each_journal_is_unlocked_for_itself(encrypted: Mentor, runtime: Path) -> None:
    """A copy has the same key."""
    copy = encrypted.home / "copy.db"
    copy.write_bytes(encrypted.db.read_bytes())
    encrypted("unlock", MENTORLOG_PASSPHRASE=PASSPHRASE)
    encrypted(["--db", str(copy), "status"])
    other = encrypted.home / "other.db"
    encrypted(["--db", str(other), "start", "Bo Lind", "--i-am", "mentee"])
    from mentorlog.store.encryption.keys import derive_key

    encrypt(other, key=derive_key("other", salt=b"o" * 16))
    encrypted.fails(["--db", str(other), "status"], code=1)
    encrypted(["--db", str(other), "unlock"], MENTORLOG_PASSPHRASE="other")
    encrypted("lock")
    assert json.loads(encrypted(["--db", str(other), "people", "--json"]).out)


@pytest.mark.heavy
def test_the_lines_to_type_are_for_the_journal_that_was_named(encrypted: Mentor, runtime: Path, tmp_path: Path) -> None:
    """With --db, lines without it would lock, unlock or encrypt the default journal."""
    other, known = tmp_path / "other journal.db", {"MENTORLOG_PASSPHRASE": PASSPHRASE}
    named = ["--db", str(other)]
    start = f"mentorlog --db '{other}' "
    encrypted([*named, "start", "Bo Lind", "--i-am", "mentee"])
    imported = encrypted([*named, "import", str(encrypted.db)], **known)
    assert f"To encrypt the journal: {start}encrypt\n" in imported.err
    assert f"To type the passphrase only once: {start}unlock\n" in encrypted([*named, "encrypt"], **known).err
    assert f"To change the passphrase: {start}encrypt --rekey\n" in encrypted([*named, "encrypt"], **known).err
    assert f"To lock it earlier: {start}lock\n" in encrypted([*named, "unlock"], **known).err
    assert "To lock it earlier: mentorlog lock\n" in encrypted("unlock", **known).err


@pytest.mark.heavy
def test_the_line_to_type_is_not_broken_at_a_narrow_terminal(encrypted: Mentor, runtime: Path) -> None:
    """It would not work when it is pasted."""
    child = at_terminal(encrypted, "unlock", size=(24, 40), MENTORLOG_PASSPHRASE=PASSPHRASE)
    code, output = ends(child)
    assert code == 0
    assert "mentorlog lock" in output.replace("\r", "").split("To lock it earlier:")[1].split("\n")[0]


def test_without_a_folder_in_memory_encrypt_does_not_propose_to_unlock(ana: Mentor, tmp_path: Path) -> None:
    """`unlock` could not keep the key."""
    answer = ana("encrypt", MENTORLOG_PASSPHRASE=PASSPHRASE, XDG_RUNTIME_DIR=str(tmp_path / "missing"))
    assert "unlock" not in answer.err
