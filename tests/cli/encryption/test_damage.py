"""A damaged encrypted journal is called damaged, and the line that restores it is shown."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence

import pytest

from mentorlog.store.encryption.recovery_code import recovery_lines
from tests.cli.conftest import Mentor
from tests.cli.encrypted import KEY, PASSPHRASE, encrypt

PAGE = 4096


def flipped(place: int) -> Callable[[bytes], bytes]:
    """Change one bit of a file."""
    return lambda content: content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "a bit in the first page": flipped(2000),
    "a bit in the code of the first page": flipped(PAGE - 20),
    "a bit in the second page": flipped(PAGE + 1000),
    "every page but the last one": lambda content: (
        b"".join(flipped(100)(content[at : at + PAGE]) for at in range(0, len(content) - PAGE, PAGE)) + content[-PAGE:]
    ),
    "a page of zeros": lambda content: content[:PAGE] + bytes(PAGE) + content[2 * PAGE :],
    "half of it": lambda content: content[: len(content) // PAGE // 2 * PAGE],
    "without its last page": lambda content: content[:-PAGE],
    "cut off within a page": lambda content: content[:-1000],
    "zeros in place of the first page": lambda content: bytes(PAGE) + content[PAGE:],
    "empty": lambda _: b"",
}


SHELL = (sys.executable, "-m", "mentorlog.cli.encryption.database_shell")


def run(words: Sequence[str], user: Mentor, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a program in the environment of a user."""
    return subprocess.run(words, env=user.environ | environ, capture_output=True, text=True, check=False)


@pytest.fixture
def journal(ana: Mentor) -> Mentor:
    """An encrypted journal with two notes and a backup."""
    ana("note written here")
    encrypt(ana.db)
    ana.base["MENTORLOG_PASSPHRASE"] = PASSPHRASE
    ana("backup")
    ana("note later")
    return ana


@pytest.mark.heavy
def test_damage_is_called_damage_and_a_backup_is_offered(journal: Mentor, is_heavy) -> None:
    """Wherever it is: by doctor, by commands that meet it, and by restore, which puts the backup in place. No answer
    speaks of a bug, or of another passphrase, as the key is known to be right."""
    sound = journal.db.read_bytes()
    for name, damage in list(DAMAGES.items())[:: 1 if is_heavy else 2]:
        journal.db.write_bytes(damage(sound))
        answers = {line: journal(line, ok=False) for line in ("doctor", "status", "backup")}
        answer = answers["doctor"]
        assert answer.code == 1, name
        assert "mentorlog restore 2" in answer.out, (name, answer)
        for line, answer in answers.items():
            assert "a bug in" not in answer.output, (name, line, answer)
            assert "another passphrase" not in answer.output, (name, line, answer)
            assert "locked" not in answer.output, (name, line, answer)
            assert answer.code == 0 or "mentorlog restore" in answer.output, (name, line, answer)
        assert answers["backup"].code == 1, name
        journal.db.write_bytes(damage(sound))
        answer = journal("restore 2150-01-01")
        assert "Restored" in answer.out, (name, answer)
        assert [note["text"] for note in journal("notes --json").json] == ["written here"], name
        assert journal.db.read_bytes()[:16] == KEY.salt
        for kept in journal.db.parent.glob("journal.db.damaged*"):
            kept.unlink()


@pytest.mark.heavy
def test_doctor_names_the_changed_pages(journal: Mentor) -> None:
    """Also one that no row is in, which SQLite does not read."""
    sound = journal.db.read_bytes()
    journal.db.write_bytes(flipped(3 * PAGE + 7)(flipped(5 * PAGE + 7)(sound)))
    assert "2 pages are not as written: 4, 6" in journal("doctor", ok=False).out


@pytest.mark.heavy
def test_a_recovery_code_opens_a_journal_whose_first_page_is_damaged(journal: Mentor) -> None:
    """So does the passphrase; another one does not."""
    journal.db.write_bytes(flipped(2000)(journal.db.read_bytes()))
    code = " ".join(recovery_lines(KEY.secret))
    assert "is damaged" in journal.fails("status", code=1, MENTORLOG_PASSPHRASE=code)
    assert "another passphrase" in journal.fails("status", code=1, MENTORLOG_PASSPHRASE=f"{PASSPHRASE}!")


@pytest.mark.heavy
def test_what_can_be_read_is_copied_without_a_backup(journal: Mentor) -> None:
    """The two lines that are shown give the entries that no damaged page has; both files are encrypted."""
    for backup in journal.db.parent.glob("journal.db.backups/*"):
        backup.unlink()
    root = run([*SHELL, str(journal.db), "SELECT rootpage FROM sqlite_master WHERE name = 'change'"], journal).stdout
    journal.db.write_bytes(flipped(int(root) * PAGE - 50)(journal.db.read_bytes()))
    copy, restore = journal.fails("backup", code=1).splitlines()[-3:-1]
    assert "sqlite3 " not in copy
    words = shlex.split(copy)
    done = run(words, journal)
    assert done.stderr.startswith("Copied "), done
    copied = journal.db.with_name("journal.db.recovered")
    assert copied.read_bytes()[:16] == KEY.salt
    assert copied.stat().st_mode & 0o777 == 0o600
    assert "File exists" in run(words, journal).stderr
    journal(restore.strip().removeprefix("mentorlog "))
    assert journal.db.read_bytes()[:16] == KEY.salt
    assert [note["text"] for note in journal("notes --json").json] == ["later", "written here"]
    assert all(finding["status"] != "fault" for finding in journal("doctor --json").json)


@pytest.mark.heavy
def test_a_statement_that_is_suggested_runs_on_an_encrypted_journal(journal: Mentor) -> None:
    """It takes the place of the shell of SQLite, and asks for nothing if the passphrase is set."""
    command = [*SHELL, str(journal.db)]
    assert run([*command, "SELECT 1, NULL"], journal).stdout == "1|\n"
    for passphrase, error in ((PASSPHRASE, "CHECK constraint failed"), ("", "locked")):
        done = run([*command, "UPDATE note SET day = 'x' WHERE id = 1"], journal, MENTORLOG_PASSPHRASE=passphrase)
        assert (done.returncode, error in done.stderr) == (1, True), done


@pytest.mark.heavy
def test_a_journal_that_was_cut_off_within_a_page_can_be_read(journal: Mentor) -> None:
    """Without a backup. What its size says is shown; the lines put its complete pages in its place, and that is a
    damaged journal of which the entries are recovered. The same of a file that is imported."""
    for backup in journal.db.parent.glob("journal.db.backups/*"):
        backup.unlink()
    journal(["note", "long " * 4000])  # its pages are the last ones
    other = journal.home / "other.db"
    cut = journal.db.read_bytes()[:-1000]
    for file in (journal.db, other):
        file.write_bytes(cut)
    size = f"If it is an encrypted one, it was cut off: its size, {len(cut):,} bytes, is not a multiple of 4,096."
    assert size in journal("doctor", ok=False).out
    error = journal.fails("status", code=1)
    assert f"{size}\n  To read what is left of it:\n" in error
    run(["sh", "-c", "\n".join(error.splitlines()[-2:])], journal)
    assert journal.db.stat().st_mode & 0o777 == 0o600
    copy, restore = journal.fails("backup", code=1).splitlines()[-3:-1]
    run(shlex.split(copy), journal)
    journal(restore.strip().removeprefix("mentorlog "))
    assert {"later", "written here"} <= {note["text"] for note in journal("notes --json").json}
    error = journal.fails(f"import {other}", code=1)
    assert f"{size} Copy it again" in error
    whole, again = error.splitlines()[-2:]
    run(["sh", "-c", whole], journal)
    copy, again = journal.fails(again.strip().removeprefix("mentorlog "), code=1).splitlines()[-2:]
    run(shlex.split(copy), journal)
    journal(f"{again.strip().removeprefix('mentorlog ')} --dry-run")
    journal.hints.clear()


@pytest.mark.heavy
def test_a_journal_of_which_nothing_is_left_can_be_moved_away(journal: Mentor) -> None:
    """It can't be told from one with another passphrase; restore says both."""
    journal.db.write_bytes(os.urandom(4096 * 20))
    assert "another passphrase" in journal.fails("status", code=1)
    error = journal.fails("restore 2150-01-01", code=1)
    assert "another passphrase" in error
    line = f"mv {journal.db} {journal.db}.damaged"
    assert line in error
    run(shlex.split(line), journal)
    journal("restore 2150-01-01")
    assert [note["text"] for note in journal("notes --json").json] == ["written here"]
