"""Where the key of an encrypted journal comes from, if no one is asked."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from mentorlog.store.encryption.keys import derive_key
from mentorlog.store.encryption.recovery_code import recovery_lines
from tests.cli.conftest import Mentor
from tests.cli.encrypted import KEY, PASSPHRASE, encrypt


@pytest.fixture
def encrypted(ana: Mentor) -> Mentor:
    """The mentor of Ana, whose journal is encrypted."""
    encrypt(ana.db)
    return ana


def command(user: Mentor, line: str) -> None:
    """Set `passphrase_command` to a command line."""
    user(["config", "passphrase_command", line])


def test_without_a_key_a_script_is_told_what_to_do(encrypted: Mentor, runtime: Path) -> None:
    """Reading and writing fail, and nothing is changed."""
    before = encrypted.db.read_bytes()
    for line in ("status", "review --json", "note hello", "export ana", "undo", "history"):
        error = encrypted.fails(line, code=1)
        assert error.startswith(f"mentorlog: The journal {encrypted.db} is encrypted and locked."), line
        assert "MENTORLOG_PASSPHRASE, or the setting passphrase_command" in error
        assert "\n  mentorlog unlock\n" in error
    assert encrypted.db.read_bytes() == before
    assert encrypted("path").out == f"{encrypted.db}\n"


@pytest.mark.heavy
def test_the_passphrase_comes_from_the_environment(encrypted: Mentor) -> None:
    """Or the recovery code does. A wrong one is named and changes nothing."""
    for right in (PASSPHRASE, "\n".join(recovery_lines(KEY.secret)), "-".join(recovery_lines(KEY.secret)).lower()):
        assert encrypted("people --json", MENTORLOG_PASSPHRASE=right).json[0]["name"] == "Ana Souza"
    before = encrypted.db.read_bytes()
    error = encrypted.fails("note hello", code=1, MENTORLOG_PASSPHRASE=f"{PASSPHRASE} ")
    assert "the passphrase in MENTORLOG_PASSPHRASE does not open it" in error
    assert "Either it has another passphrase, or it is not an encrypted journal." in error
    first, *others = recovery_lines(KEY.secret)
    wrong = " ".join([first, others[0][:-1] + ("A" if others[0][-1] != "A" else "B"), *others[1:]])
    error = encrypted.fails("status", code=1, MENTORLOG_PASSPHRASE=wrong)
    assert "Line 2 of the recovery code has a wrong character." in error
    assert others[0][:4] not in error
    assert encrypted.db.read_bytes() == before


@pytest.mark.heavy
def test_the_program_of_the_setting_prints_the_passphrase(encrypted: Mentor) -> None:
    """A shell runs it, once; its first line counts, as `pass` keeps it. MENTORLOG_PASSPHRASE comes before it."""
    count = encrypted.home / "count"
    command(encrypted, f"echo x >> '{count}'; printf '%s\\nuser: me\\n' '{PASSPHRASE}'")
    assert encrypted("note hello").code == 0
    assert count.read_text() == "x\n"
    encrypted("status", MENTORLOG_PASSPHRASE=PASSPHRASE)
    assert count.read_text() == "x\n"
    command(encrypted, f"printf '%s' '{' '.join(recovery_lines(KEY.secret))}' | tr ' ' '\\n'")
    encrypted("status")


def test_a_program_that_fails_is_named(encrypted: Mentor) -> None:
    """With its exit code, after what it wrote to stderr. A wrong passphrase is another error."""
    for line, problem in (
        ("echo the store is closed >&2; exit 3", "failed with exit code 3"),
        ("true", "printed no passphrase"),
        ("echo", "printed no passphrase"),
        ("no-such-program-here", "failed with exit code 127"),
        ("echo wrong", "the passphrase from passphrase_command does not open it"),
    ):
        command(encrypted, line)
        error = encrypted.fails("status", code=1)
        assert f"{encrypted.db} is locked" in error
        assert problem in error
        assert ("\n  mentorlog config --unset passphrase_command\n" in error) == ("wrong" not in line)
    command(encrypted, "echo the store is closed >&2; exit 3")
    answer = encrypted.process("status")
    assert answer.err.startswith("the store is closed\nmentorlog: ")


def test_the_program_reads_no_piped_text(encrypted: Mentor) -> None:
    """What is piped to mentorlog is for mentorlog."""
    command(encrypted, f"cat >&2; echo '{PASSPHRASE}'")
    answer = encrypted.process("import", "-", "--dry-run", stdin="not for you")
    assert "not for you" not in answer.err.partition("mentorlog:")[0]


def test_no_program_is_started_from_settings_that_others_can_change(encrypted: Mentor) -> None:
    """As the editor and the pager are not."""
    ran = encrypted.home / "ran"
    command(encrypted, f"touch '{ran}'; echo '{PASSPHRASE}'")
    encrypted.settings.chmod(0o666)
    error = encrypted.fails("status", code=1)
    assert "is encrypted and locked" in error
    assert "editor, pager and passphrase_command are not taken from it" in error
    assert not ran.exists()
    encrypted.settings.chmod(0o644)
    encrypted("status")
    assert ran.exists()


@pytest.mark.heavy
def test_a_file_with_another_salt_opens_with_the_same_passphrase(encrypted: Mentor, tmp_path: Path) -> None:
    """And the message about one with another passphrase names that file."""
    other = tmp_path / "other.db"
    user = Mentor(tmp_path)
    user.db = other
    user("start Bo Lind --i-am mentee", MENTORLOG_DB=str(other))
    encrypt(other, key=derive_key(PASSPHRASE, salt=b"s" * 16))
    assert encrypted(["--db", str(other), "people", "--json"], MENTORLOG_PASSPHRASE=PASSPHRASE).json
    encrypted.fails(["--db", str(other), "people"], code=1, MENTORLOG_PASSPHRASE="other")


def test_random_bytes_are_told_from_a_journal_only_by_a_key(mentor: Mentor) -> None:
    """Texts and other files are refused without one."""
    mentor.db.write_bytes(os.urandom(8192))
    assert "is encrypted and locked" in mentor.fails("status", code=1)
    assert "or it is not an encrypted journal" in mentor.fails("status", code=1, MENTORLOG_PASSPHRASE="x")
    mentor.db.write_bytes(b"no journal, but text\n" * 400)
    assert "is not a mentorlog journal" in mentor.fails("status", code=1)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_an_unlocked_key_that_others_can_read_or_write_is_not_used(encrypted: Mentor, runtime: Path, mode: int) -> None:
    """Nor is one behind a link."""
    encrypted("unlock", MENTORLOG_PASSPHRASE=PASSPHRASE)
    encrypted("status")
    (key,) = (runtime / "mentorlog").iterdir()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    key.chmod(mode)
    encrypted.fails("status", code=1)
    key.chmod(0o600)
    encrypted("status")
    key.rename(runtime / "elsewhere")
    key.symlink_to(runtime / "elsewhere")
    encrypted.fails("status", code=1)


@pytest.mark.heavy
def test_the_program_prints_the_passphrase_of_a_new_encrypted_journal(ana: Mentor) -> None:
    """As it does later. If it fails, the journal stays as it is."""
    command(ana, "exit 4")
    before = ana.db.read_bytes()
    assert "failed with exit code 4" in ana.fails("encrypt", code=1)
    assert ana.db.read_bytes() == before
    command(ana, f"echo '{PASSPHRASE}'")
    ana("encrypt")
    assert ana("people --json", MENTORLOG_PASSPHRASE=PASSPHRASE).json


def modules_of(user: Mentor, *words: str, **environ: str) -> set[str]:
    """The modules that a process has imported when it ends."""
    program = (
        "import os, sys\n"
        "end = os._exit\n"
        "os._exit = lambda code: (sys.stderr.write(' '.join(sys.modules)), sys.stderr.flush(), end(code))\n"
        "from mentorlog.cli.main import main\n"
        f"sys.argv = {['mentorlog', *words]!r}\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=user.environ | environ, capture_output=True, text=True, check=True
    )
    return set(done.stderr.rpartition("\n")[2].split())


@pytest.mark.heavy
def test_a_prompt_loads_nothing_for_a_locked_journal(encrypted: Mentor, runtime: Path) -> None:
    """Neither SQLCipher, nor what derives a key or asks for one. Unlocked, it does not load Python's sqlite3 beside
    SQLCipher. On a plain journal no command looks for keys."""
    asking = {f"mentorlog.cli.encryption.{name}" for name in ("ask_for_key", "ask_passphrase", "passphrase_command")}
    for environ, words in (({}, ["remind", "--count"]), ({"_MENTORLOG_COMPLETE": "bash"}, ["show", ""])):
        loaded = modules_of(encrypted, *words, MENTORLOG_PASSPHRASE=PASSPHRASE, **environ)
        assert "mentorlog.cli.encryption.find_key" in loaded
        assert loaded & {"sqlcipher3", "hashlib", *asking} == set()
    encrypted("unlock", MENTORLOG_PASSPHRASE=PASSPHRASE)
    for words in (["remind", "--count"], ["status"]):
        loaded = modules_of(encrypted, *words)
        assert "sqlcipher3" in loaded
        assert loaded & {"sqlite3", "mentorlog.cli.encryption.find_key", *asking} == set()
        assert "count" not in "".join(words) or loaded & {"typing", "pathlib", "hashlib"} == set()
    encrypted("decrypt --yes")
    for words in (["remind", "--count"], ["status"]):
        assert "mentorlog.cli.encryption.find_key" not in modules_of(encrypted, *words)


def test_without_a_folder_in_memory_unlock_is_not_proposed(encrypted: Mentor, tmp_path: Path) -> None:
    """It could not keep the key. What works there is named: a variable, and a program that prints the passphrase."""
    environ = {"XDG_RUNTIME_DIR": str(tmp_path / "missing")}
    backup = encrypted.home / "backup.db"
    backup.write_bytes(encrypted.db.read_bytes())
    for line in ("status", "note hello", "doctor", "remind", f"restore {backup}"):
        error = encrypted(line, ok=False, **environ).output
        assert "MENTORLOG_PASSPHRASE" in error, line
        assert "mentorlog unlock" not in error, line
        assert ("config passphrase_command" in error) is (line != "remind"), line
