"""A damaged encrypted journal is called damaged, and the line that restores it is shown."""

from __future__ import annotations

from collections.abc import Callable

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


@pytest.fixture
def journal(ana: Mentor) -> Mentor:
    """An encrypted journal with two notes and a backup."""
    ana("note written here")
    encrypt(ana.db)
    ana.base["MENTORLOG_PASSPHRASE"] = PASSPHRASE
    ana("backup")
    ana("note later")
    return ana


def test_damage_is_called_damage_and_a_backup_is_offered(journal: Mentor) -> None:
    """Wherever it is: by doctor, by commands that meet it, and by restore, which puts the backup in place. No answer
    speaks of a bug, or of another passphrase, as the key is known to be right."""
    sound = journal.db.read_bytes()
    for name, damage in DAMAGES.items():
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


def test_doctor_names_the_changed_pages(journal: Mentor) -> None:
    """Also one that no row is in, which SQLite does not read."""
    sound = journal.db.read_bytes()
    journal.db.write_bytes(flipped(3 * PAGE + 7)(flipped(5 * PAGE + 7)(sound)))
    assert "2 pages are not as written: 4, 6" in journal("doctor", ok=False).out


def test_a_recovery_code_opens_a_journal_whose_first_page_is_damaged(journal: Mentor) -> None:
    """So does the passphrase; another one does not."""
    journal.db.write_bytes(flipped(2000)(journal.db.read_bytes()))
    code = " ".join(recovery_lines(KEY.secret))
    assert "is damaged" in journal.fails("status", code=1, MENTORLOG_PASSPHRASE=code)
    assert "another passphrase" in journal.fails("status", code=1, MENTORLOG_PASSPHRASE=f"{PASSPHRASE}!")
