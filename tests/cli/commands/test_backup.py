"""`backup`: backups at any time, as files, listed and verified."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from mentorlog.cli.commands import backup as backup_command
from mentorlog.cli.machine import machine_name
from mentorlog.store.backups import list_backups, making
from mentorlog.store.backups.folder import file_name
from tests.cli.conftest import Mentor


def folder_of(user: Mentor) -> Path:
    """The folder beside the journal."""
    return user.home / "journal.db.backups"


def test_a_backup_is_made_in_the_folder(ana: Mentor) -> None:
    """It has all entries, and can be used as a journal."""
    ana("note hello")
    answer = ana("backup")
    (backup,) = list_backups(folder_of(ana), machine=machine_name())
    assert "Backed up 1 entry and 1 person" in answer.out
    assert str(backup.path) in answer.out
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    copy = ana.home / "copy.db"
    copy.write_bytes(backup.path.read_bytes())
    assert ana("notes --json", MENTORLOG_DB=str(copy)).json == ana("notes --json").json


def test_backups_are_listed_newest_first(ana: Mentor) -> None:
    """Each with its time, machine, entries, people, newest day and size; a damaged one is marked."""
    ana("backup")
    ana("note hello --on 2026-11-20")
    ana("start Bo Lind --i-am mentee")
    made = ana("backup --json").json
    listed = ana("backup --list --json").json
    assert listed[0] == made
    assert made.keys() == {"file", "made_at", "machine", "entries", "people", "until", "size"}
    assert [(one["entries"], one["people"], one["until"]) for one in listed] == [(1, 2, "2026-11-20"), (0, 1, None)]
    assert made["size"] == Path(made["file"]).stat().st_size
    assert made["machine"] == machine_name()
    lines = ana("backup --list").fields.splitlines()
    assert [len(line.split("\t")) for line in lines] == [7, 7]
    assert lines[0].split("\t")[1:5] == [machine_name(), "1 entry", "2 people", "until Fri 20 Nov"]
    Path(made["file"]).write_bytes(b"damaged")
    lines = ana("backup --list").fields.splitlines()
    assert [len(line.split("\t")) for line in lines] == [7, 7]
    assert "damaged" in lines[0]
    assert ana("backup --list --json").json[0]["entries"] is None
    drawn = ana("backup --list --color always", COLUMNS="60").fields
    assert all(Path(one["file"]).name in drawn for one in listed)
    answer = ana("backup --verify --color always", ok=False)
    assert all(Path(one["file"]).name in answer.fields for one in listed)
    assert f"They are in {folder_of(ana)}" in answer.err
    assert "damaged" in drawn
    assert "1 person" in drawn


def test_without_backups_the_line_that_makes_one_is_shown(ana: Mentor) -> None:
    """An empty list is not an error, and makes no folder."""
    for line in ("backup --list", "backup --verify"):
        answer = ana(line)
        assert answer.out == ""
        assert "There are no backups yet." in answer.err
        assert "mentorlog backup" in answer.err
        assert ana(f"{line} --json").json == []
    assert not folder_of(ana).exists()


def test_verify_names_the_damaged_ones(ana: Mentor) -> None:
    """Exit code 1 if there is one, with the lines that replace it; the files are not changed."""
    first = Path(ana("backup --json").json["file"])
    second = Path(ana("backup --json").json["file"])
    assert [line.split("\t")[2] for line in ana("backup --verify").fields.splitlines()] == ["sound", "sound"]
    content = first.read_bytes()
    first.write_bytes(content[:-4096])
    before = {file: file.read_bytes() for file in (first, second)}
    answer = ana("backup --verify", ok=False)
    assert answer.code == 1
    assert [line.split("\t")[2] for line in answer.fields.splitlines()] == ["sound", "damaged"]
    assert "1 of 2 backups is damaged. The journal was not changed." in answer.err
    assert f"  rm {first}\n" in answer.err
    answer = ana("backup --verify --json", ok=False)
    assert answer.code == 1
    assert [(one["file"], one["sound"], bool(one["problem"])) for one in answer.json] == [
        (str(second), True, False),
        (str(first), False, True),
    ]
    assert {file: file.read_bytes() for file in (first, second)} == before


def test_a_backup_can_be_saved_as_a_file(ana: Mentor) -> None:
    """With mode 0600; a folder gets a file named by time and machine."""
    ana("note hello")
    umask = os.umask(0)
    try:
        target = ana.home / "my copies" / "of it.db"
        target.parent.mkdir(mode=0o700)
        made = ana(["backup", str(target), "--json"]).json
        (ana.home / "usb").mkdir()
        ana(["backup", str(ana.home / "usb")])
        (ana.home / "new").mkdir()
        ana(["backup", f"{ana.home}/new/"])
        ana(["backup", "~/home.db"])
    finally:
        os.umask(umask)
    assert made["file"] == str(target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    for folder in ("usb", "new"):
        (found,) = list_backups(ana.home / folder, machine=machine_name())
        assert [file.name for file in (ana.home / folder).iterdir()] == [found.path.name]
    assert (ana.home / "home.db").exists()
    assert not folder_of(ana).exists()


def test_a_folder_that_does_not_exist_is_not_created(ana: Mentor) -> None:
    """It may be on a disk that is not connected; the line creates it."""
    for name in ("usb stick/ana.db", "usb stick/typo/"):
        error = ana.fails(["backup", f"{ana.home}/{name}"], code=1)
        folder = str(ana.home / name.rpartition("/")[0])
        assert f"There is no folder {folder}." in error
        assert f"\n  mkdir -p '{folder}'\n" in error
    assert not (ana.home / "usb stick").exists()


def test_an_older_backup_of_the_journal_is_overwritten_with_force(ana: Mentor) -> None:
    """As a nightly line needs it, also if what it has was deleted, and after an undo; not if the file goes on by
    itself, belongs to another journal or is damaged."""
    target = ana.home / "usb.db"
    line = ["backup", str(target), "--force"]
    for change in ("note hello", "delete n1", "undo", "note again", "goal add Speak"):
        ana(change)
        assert ana([*line, "--json"]).json["file"] == str(target)
    assert "--force overwrites it" in ana.fails(line[:-1], code=1)
    ana.hints.clear()
    ana("undo")
    ana(["--db", str(target), "start", "Only There", "--i-am", "mentee"])
    own = target.read_bytes()
    other = ana.home / "other.db"
    ana(["--db", str(other), "start", "Eve", "--i-am", "mentor"])
    broken = ana.home / "broken.db"
    broken.write_bytes(own[:5000])
    for file in (target, other, broken):
        before = file.read_bytes()
        error = ana.fails(["backup", str(file), "--force"], code=1)
        assert "has entries that this journal has never had; refusing to overwrite it" in error
        assert f"\n  mv {file} {file}.old\n" in error
        assert file.read_bytes() == before


def test_backups_of_one_second_in_a_folder_get_different_names(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has the next free second, also if another process takes it while the copy is made."""
    second = dt.datetime(2026, 11, 29, 7, 15, 2, tzinfo=dt.UTC)
    monkeypatch.setattr(backup_command, "local_now", lambda: second)
    folder = ana.home / "of mine"
    folder.mkdir()
    made = [ana(["backup", str(folder), "--json"]).json for _ in range(2)]
    taken = folder / file_name(second + dt.timedelta(seconds=2), machine=machine_name())
    copy = making._copy

    def copy_slowly(*args: Any, **options: Any) -> None:
        copy(*args, **options)
        taken.touch()

    monkeypatch.setattr(making, "_copy", copy_slowly)
    made.append(ana(["backup", str(folder), "--json"]).json)
    assert [Path(one["file"]).name[:18] for one in made] == [
        "2026-11-29T071502Z",
        "2026-11-29T071503Z",
        "2026-11-29T071505Z",
    ]
    assert taken.read_bytes() == b""


def test_an_existing_file_is_not_overwritten(ana: Mentor) -> None:
    """Except with --force; the journal itself not even then, nor what is not a regular file."""
    mine = ana.home / "mine.txt"
    mine.write_text("mine")
    assert "--force overwrites it" in ana.fails(["backup", str(mine)], code=1)
    assert mine.read_text() == "mine"
    mine = ana.home / "old.txt"
    mine.write_text("old")
    ana(["backup", str(mine), "--force"])
    assert mine.read_bytes().startswith(b"SQLite format 3")
    before = mine.read_bytes(), ana.db.read_bytes()
    link = ana.home / "link.db"
    link.symlink_to(ana.db)
    for target in (ana.db, link):
        assert "refusing to overwrite it" in ana.fails(["backup", str(target), "--force"], code=1)
    assert (mine.read_bytes(), ana.db.read_bytes()) == before
    assert link.is_symlink()
    dangling = ana.home / "dangling.db"
    dangling.symlink_to(ana.home / "missing.db")
    os.mkfifo(ana.home / "pipe")
    for name, message in (("dangling.db", "symbolic link to a missing file"), ("pipe", "is not a regular file")):
        assert message in ana.fails(["backup", str(ana.home / name), "--force"], code=1)
    assert not (ana.home / "missing.db").exists()


def test_a_link_to_a_file_keeps_being_a_link(ana: Mentor) -> None:
    """The file that it leads to is overwritten."""
    (ana.home / "real.db").write_text("old")
    link = ana.home / "link.db"
    link.symlink_to("real.db")
    ana(["backup", str(link), "--force"])
    assert link.is_symlink()
    assert (ana.home / "real.db").read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("backup list", "mentorlog backup --list"),
        ("backup verify", "mentorlog backup --verify"),
        ("backup create", "did you mean this?"),
        ("backup --list --verify", "not both"),
        ("backup --list x.db", "--list takes no file"),
        ("backup --verify x.db", "--verify takes no file"),
        ("backup --force", "needs a file to overwrite"),
        ("backup -", "can't be written to standard output"),
        ("backup one.db two.db", "two.db"),
        ("backup ''", "empty"),
    ],
)
def test_a_wrong_line_is_refused(ana: Mentor, line: str, message: str) -> None:
    """Nothing is written."""
    assert message in ana.fails(line, code=2)
    assert sorted(file.name for file in ana.home.iterdir()) == ["journal.db"]


def test_without_a_journal_there_is_nothing_to_back_up(mentor: Mentor) -> None:
    """No folder is left either, and no journal is created."""
    for line in ("backup", "backup copy.db"):
        assert "There is no journal" in mentor.fails(line, code=1)
    assert list(mentor.home.iterdir()) == []
    assert mentor("backup --list --json").json == []


def test_a_file_that_is_not_a_journal_is_not_backed_up(mentor: Mentor) -> None:
    """It is not changed."""
    mentor.db.write_text("mine")
    assert "is not a mentorlog journal" in mentor.fails("backup", code=1)
    assert mentor.db.read_text() == "mine"


def test_a_journal_of_a_newer_version_is_backed_up(ana: Mentor) -> None:
    """It can't be written, but copied."""
    with closing(sqlite3.connect(ana.db)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert "Backed up" in ana("backup").out
    assert ana("backup --list --json").json[0]["people"] == 1
    assert "sound" in ana("backup --verify").out


def test_a_folder_that_cannot_be_written_is_named(ana: Mentor) -> None:
    """With what to do."""
    folder_of(ana).write_text("in the way")
    error = ana.fails("backup", code=1)
    assert str(folder_of(ana)) in error
    assert "The journal was not changed." in error
    assert "mentorlog config backup_dir FOLDER" in error
    (ana.home / "file").touch()
    error = ana.fails(["backup", str(ana.home / "file" / "x.db")], code=1)
    assert "can't be written" in error
    assert "Name another file: mentorlog backup FILE" in error


def test_backups_are_in_the_folder_of_the_setting(ana: Mentor) -> None:
    """Also for the list, and for `~`."""
    ana("config backup_dir ~/safe")
    made = ana("backup --json").json
    assert Path(made["file"]).parent.parent == ana.home / "safe"
    assert ana("backup --list --json").json == [made]
