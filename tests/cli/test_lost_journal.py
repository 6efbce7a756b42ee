"""A journal that was deleted or moved, while its backups are still there, is not taken for a new one."""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor
from tests.cli.terminal import at_terminal, ends

NEWEST = "2026-11-22T100000Z-laptop.db"
LOST = "is missing, but there are 2 backups of it. No new journal was created."


def back_up(mentor: Mentor, folder: Path) -> None:
    """Put two backups of the journal into a folder."""
    folder.mkdir(mode=0o700, parents=True)
    for name in ("2026-11-20T100000Z-laptop.db", NEWEST):
        shutil.copy(mentor.db, folder / name)


@pytest.fixture
def lost(ana: Mentor) -> Mentor:
    """Ana's mentor, whose journal was deleted; its backups are beside it."""
    ana("note first")
    back_up(ana, ana.db.with_name("journal.db.backups"))
    ana.db.unlink()
    return ana


READING = "|status|review|path|path --json|history|export --all|people|show n1|search first|timeline|remind|questions"
LISTS = "agreement|progress|hours|year|sessions|goal|action|feedback|advice|milestone|resource|notes|agenda|prospect"
WRITING = "note a thought -w ana|log talked|done g1|undo|goal add Speak up"


@pytest.mark.heavy
def test_every_command_says_first_that_there_are_backups(lost: Mentor) -> None:
    """On stderr, with the line that restores the newest; the output of a script stays as it is. What only says that
    nothing is in the journal is not an error of its own; what is wrong with the line that was typed is."""
    for line in f"{READING}|{WRITING}".split("|"):
        answer = lost(line, ok=False)
        assert answer.err.startswith(f"mentorlog: The journal {lost.db} {LOST}"), (line, answer)
        assert answer.err.count("mentorlog: ") == (2 if line == "export --all" else 1), (line, answer)
        assert answer.code == (1 if line in WRITING.split("|") or line == "show n1" else 0), line
        assert f"\n  mentorlog restore {NEWEST}\n" in answer.err, line
        assert "does not exist yet" not in answer.err, line
        assert answer.err.count(LOST) == 1, line
    assert not lost.db.exists()
    assert "mentorlog: 'fridax'" in lost("plan fridax", ok=False).err.replace('"', "'")
    relative = os.path.relpath(lost.db)
    assert f"\n  mentorlog --db {relative} restore {NEWEST}\n" in lost(f"status --db {relative}").err


def test_text_that_was_typed_is_kept(lost: Mentor) -> None:
    """The line that records it works once the journal is restored."""
    answer = lost("note -w ana -", stdin="kept text\n", ok=False)
    restore, record = [line.strip() for line in answer.err.splitlines() if "mentorlog restore" in line or " < " in line]
    lost(restore.removeprefix("mentorlog "))
    words, _, file = record.partition("mentorlog ")[2].partition(" < ")
    lost(words, stdin=Path(shlex.split(file)[0]).read_text())
    assert "kept text" in lost("notes").out


@pytest.mark.parametrize("line", [*READING.split("|"), *LISTS.split("|"), "raise a thought"])
def test_a_terminal_shows_it_and_nothing_to_begin_with(lost: Mentor, line: str) -> None:
    """Beginning with someone, recording for oneself, or for someone new, is not proposed."""
    _, shown = ends(at_terminal(lost, *line.split(), size=(24, 200)))
    assert "is missing, but there are 2 backups" in shown
    for words in ("Nobody here yet", "No session", "mentorlog start", "-w me", "Record it for yourself?"):
        assert words not in shown


@pytest.mark.parametrize("line", ["start Bob --i-am mentor", "note read a book -w me", "questions add What now?"])
def test_no_new_journal_is_created_in_its_place(lost: Mentor, line: str) -> None:
    """The first line of the message restores the journal, and the second one lets a new one begin."""
    error = lost.fails(line, code=1)
    restore, move = [shlex.split(each) for each in error.splitlines()[1:]]
    assert LOST in error
    assert not lost.db.exists()
    Path(move[1]).rename(move[2])
    lost(line)
    lost.db.unlink()
    Path(move[2]).rename(move[1])
    lost(restore[1:])
    assert "first" in lost("show n1").out
    assert "backups of it" not in lost("status").err


def test_a_backup_of_a_lost_journal_is_refused_with_the_same_lines(lost: Mentor) -> None:
    """Nothing is written."""
    for line in ("backup", f"backup {lost.home}/mine.db"):
        assert LOST in lost.fails(line, code=1)
    assert not (lost.home / "mine.db").exists()


def test_backups_in_the_folder_of_the_settings_are_found(ana: Mentor, tmp_path: Path) -> None:
    """The settings are read when the journal is missing."""
    from mentorlog.store.backups.folder import folder_of

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    ana(f"config backup_dir {elsewhere}")
    back_up(ana, folder_of(ana.db, str(elsewhere)))
    ana.db.unlink()
    assert LOST in ana("status").err
    assert LOST in ana.fails("start Bob --i-am mentor", code=1)


@pytest.mark.heavy
def test_nothing_is_said_without_backups(mentor: Mentor) -> None:
    """A new user has none, and an empty folder is not a backup."""
    mentor.db.with_name("journal.db.backups").mkdir()
    assert "backup" not in mentor("status").err
    mentor("start Bob --i-am mentor")
