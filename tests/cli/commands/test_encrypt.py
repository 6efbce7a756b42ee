"""`encrypt`: the journal and everything that belongs to it."""

from __future__ import annotations

import gzip
import random
import shlex
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mentorlog.cli.app import App
from mentorlog.store.encryption.recovery_code import LINES, recovery_lines
from mentorlog.store.file.driver import MAGIC
from tests.cli.conftest import Mentor
from tests.cli.encrypted import KEY
from tests.cli.encryption.files_of_journal import (
    OLD,
    backups,
    beside,
    contents,
    file_with,
    passphrase,
    salts,
    with_secret,
)

JOURNALS = Path(__file__).parents[2] / "store" / "migration" / "journals"


@pytest.mark.heavy
def test_everything_that_belongs_to_the_journal_is_encrypted(noted: Mentor) -> None:
    """With one key. Names, times and modes of the files stay; what a killed command left is deleted."""
    before = {file: (file.stat().st_mtime_ns, stat.S_IMODE(file.stat().st_mode)) for file in backups(noted)}
    rows = noted("notes --json").json
    assert len(with_secret(noted)) == 5
    answer = noted("encrypt", **OLD)
    assert with_secret(noted) == []
    assert len(salts(noted)) == 1
    assert MAGIC not in salts(noted)
    assert {file: (file.stat().st_mtime_ns, stat.S_IMODE(file.stat().st_mode)) for file in backups(noted)} == before
    assert {stat.S_IMODE(file.stat().st_mode) for file in (noted.db, beside(noted, "journal.db.v9.bak"))} == {0o600}
    assert not beside(noted, ".journal.db.0123abcd.new").exists()
    assert noted("notes --json", **OLD).json == rows
    assert noted("backup --verify --json", **OLD).code == 0
    assert "2 backups and 1 other copy too" in answer.out
    assert "Deleted: 1 incomplete file of killed commands" in answer.out
    assert noted.fails("notes", code=1).startswith("mentorlog: The journal")
    noted.hints.clear()


def run_with_output(user: Mentor, line: str, *, to: str) -> tuple[int, str]:
    """Run a command line in a shell, with its output redirected; the exit code and stderr."""
    command = f"{shlex.quote(sys.executable)} -m mentorlog {line} {to}"
    done = subprocess.run(["sh", "-c", command], env=user.environ, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


@pytest.mark.heavy
def test_a_recovery_code_in_a_file_is_warned_about(noted: Mentor) -> None:
    """The file is named, with the line that deletes it. A program that reads the code may keep it in a safe place, so
    what is said then is how to make a new code if that did not."""
    file, secret = noted.home / "out put.txt", noted.home / "passphrase"
    for options in ("", "--rekey", "--rekey --json"):
        code, shown = run_with_output(noted, f"encrypt {options} --passphrase-file {secret}", to=f"> '{file}'")
        assert (code, shown.count("mentorlog: ")) == (0, 1), (options, shown)
        assert f"the recovery code is in {file}, which is not encrypted" in shown
        assert shown.endswith(f"\n  rm '{file}'\n")
        assert file.read_text().count("-") >= LINES
    for to in ("| cat > /dev/null", "> /dev/null", ">&-"):
        _, shown = run_with_output(noted, f"encrypt --rekey --passphrase-file {secret}", to=to)
        assert "the recovery code was written to standard output. If it was not kept there" in shown, to
        assert shown.endswith("\n  mentorlog encrypt --rekey\n")
    code, shown = run_with_output(noted, "encrypt", to=f"> '{file}'")
    assert "the recovery code" not in shown


@pytest.mark.heavy
def test_the_recovery_code_opens_every_file(noted: Mentor) -> None:
    """It is shown once, in numbered lines, and is typed in place of the passphrase."""
    answer = noted("encrypt", **OLD)
    lines = [line.split("  ")[1] for line in answer.out.splitlines() if line[:1].isdigit()]
    assert len(lines) == LINES
    assert "later" in noted("notes", **passphrase("\n".join(lines))).out
    again = noted("encrypt", **OLD)
    assert again.out == f"Already encrypted: {noted.db}\n"
    assert "mentorlog encrypt --rekey" in again.err
    noted("decrypt", **passphrase(" ".join(lines)))
    assert salts(noted) == {MAGIC}


@pytest.mark.heavy
def test_json_has_the_files_and_the_recovery_code(noted: Mentor) -> None:
    """One value, also if nothing is left to do."""
    found = noted("encrypt --json", **OLD).json
    assert (found["encrypted"], found["changed"], found["left"], len(found["recovery_code"])) == (True, True, [], LINES)
    assert found["backups"] == [str(file) for file in reversed(backups(noted))]
    assert found["copies"] == [str(beside(noted, "journal.db.v9.bak"))]
    found = noted("encrypt --json", **OLD).json
    assert (found["encrypted"], found["changed"], found["recovery_code"]) == (True, False, [])
    found = noted("decrypt --json", **OLD).json
    assert (found["encrypted"], found["changed"], len(found["backups"]), found["recovery_code"]) == (False, True, 2, [])
    assert noted("decrypt --json").json["changed"] is False


def test_a_passphrase_that_can_not_be_used_changes_nothing(noted: Mentor) -> None:
    """The message names where it is from."""
    before = contents(noted)
    files = {
        "empty": (b"", 1, "{} has no passphrase: it is empty."),
        "blank": (b" \n", 2, "The passphrase in {} is empty."),
        "two-lines": (b"one two three\nfour\n", 2, "The passphrase in {} has a line break"),
        "latin": (b"bl\xe5", 1, "{} is not UTF-8 text"),
        "code": (" ".join(recovery_lines(KEY.secret)).encode(), 2, "The passphrase in {} is a recovery code."),
        "tab": (b"one\ttwo three", 2, "The passphrase in {} has a line break or another control character"),
    }
    for name, (content, code, message) in files.items():
        file = noted.home / name
        file.write_bytes(content)
        error = noted.fails(f"encrypt --passphrase-file {file}", code=code)
        assert message.format(file) in error
        file.unlink()
    assert "There is no file" in noted.fails("encrypt --passphrase-file nothing-here", code=1)
    assert "is a directory" in noted.fails(f"encrypt --passphrase-file {noted.home}", code=1).lower()
    assert "the new passphrase must be in a file" in noted.fails("encrypt", code=2)
    noted.hints.clear()
    assert "control character" in noted.fails("encrypt", code=2, **passphrase("one\ntwo three"))
    assert "not UTF-8" in noted.fails("encrypt", code=2, **passphrase("bl\udce5 bånd og mere"))
    assert contents(noted) == before


@pytest.mark.heavy
def test_the_recovery_code_does_not_go_unseen_into_a_file(noted: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """`encrypt > out.txt` at a terminal asks for nothing; the passphrase must be in a file."""
    monkeypatch.setattr(App, "can_ask", property(lambda _: True))
    before = contents(noted)
    assert "the new passphrase must be in a file" in noted.fails("encrypt", code=2)
    assert contents(noted) == before
    noted("encrypt", **OLD)
    assert "the new passphrase must be in a file" in noted.fails("encrypt --rekey", code=2, **OLD)
    noted.hints.clear()


@pytest.mark.heavy
def test_every_line_of_text_can_be_a_passphrase(ana: Mentor) -> None:
    """Also one that has the form of a recovery code, such as random digits of a program, and what passphrase_command
    prints."""
    for text in ("0123456789abcdef" * 4, "  blå bånd 🔑 '\"; --  "):
        ana("encrypt", **passphrase(text))
        assert ana.db.read_bytes()[:16] != MAGIC
        ana(["decrypt", "--passphrase-file", str(file_with(ana, text))])
        assert ana.db.read_bytes()[:16] == MAGIC
    ana(["config", "passphrase_command", "echo correct horse battery"])
    ana("encrypt")
    assert ana.db.read_bytes()[:16] != MAGIC
    answer = ana(["encrypt", "--rekey", "--passphrase-file", str(file_with(ana, "another passphrase"))])
    assert "passphrase_command must print the new passphrase" in answer.err
    ana("decrypt", **passphrase("another passphrase"))
    ana(["config", "passphrase_command", "false"])
    assert "The journal was not encrypted: passphrase_command, 'false', failed" in ana.fails("encrypt", code=1)
    ana.hints.clear()


@pytest.mark.heavy
def test_a_short_passphrase_gets_advice(ana: Mentor) -> None:
    """It is accepted."""
    assert "The passphrase is short" in ana("encrypt", **passphrase("secret")).err
    assert ana("decrypt", **passphrase("secret")).err == ""


def test_without_a_journal_the_line_that_starts_one_is_shown(mentor: Mentor) -> None:
    """Nothing is created."""
    for line in ("encrypt", "encrypt --rekey", "decrypt"):
        assert "There is no journal at" in mentor.fails(line, code=1, **OLD)
    assert not mentor.db.exists()
    assert "mentorlog start NAME --i-am mentor" in mentor.fails("encrypt", code=1, **OLD)


@pytest.mark.heavy
def test_other_files_and_damaged_journals_stay_as_they_are(ana: Mentor) -> None:
    """Damage is reported as by every command."""
    for content, message in (
        (b"a text\n" * 2000, "is not a mentorlog journal"),
        (b"", "is empty"),
        (random.Random(1).randbytes(40_960), "does not open it"),  # noqa: S311 - it protects nothing
        (ana.db.read_bytes()[:200_000], "is damaged"),
    ):
        ana.db.write_bytes(content)
        for line in ("encrypt", "decrypt"):
            assert message in ana.fails(line, code=1, **OLD)
        assert ana.db.read_bytes() == content
    ana.hints.clear()


@pytest.mark.heavy
def test_an_older_journal_is_upgraded_first(mentor: Mentor) -> None:
    """The copy from before that is encrypted too."""
    mentor.db.write_bytes(gzip.decompress((JOURNALS / "version-4.db.gz").read_bytes()))
    assert "1 other copy too" in mentor("encrypt", **OLD).out
    assert len(salts(mentor)) == 1
    assert beside(mentor, "journal.db.v4.bak").exists()
    assert mentor("people", **OLD).out


def test_a_newer_journal_is_refused(ana: Mentor) -> None:
    """As by every command that writes."""
    with closing(sqlite3.connect(ana.db)) as at:
        at.execute("PRAGMA user_version = 99")
    before = ana.db.read_bytes()
    assert "was made by a newer mentorlog" in ana.fails("encrypt", code=1, **OLD)
    assert ana.db.read_bytes() == before
