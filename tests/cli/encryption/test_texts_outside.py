"""Text of an encrypted journal that is not in it yet: in the editor, and in recovery files."""

from __future__ import annotations

import signal
import stat
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor
from tests.cli.encrypted import PASSPHRASE, encrypt, unlock
from tests.cli.terminal import at_terminal, editor_that_runs, ends, recovery_files, sit_down
from tests.processes import eventually

WORD = "Zwiebelfisch"
IN_MEMORY = "The file is in memory: it is gone when you log out or switch the computer off."
NOT_ENCRYPTED = "The file is not encrypted. Record its text soon, or delete it."


@pytest.fixture
def encrypted(ana: Mentor, runtime: Path) -> Mentor:
    """The mentor of Ana, whose encrypted journal is unlocked."""
    encrypt(ana.db)
    unlock(runtime)
    return ana


def in_memory(runtime: Path) -> list[Path]:
    """The files with text in memory."""
    return sorted(file for file in (runtime / "mentorlog").rglob("*") if file.is_file() and file.suffix != ".key")


def with_word(home: Path) -> list[str]:
    """The files of the user, except the program of the editor, that have the text."""
    return [
        str(file.relative_to(home))
        for file in home.rglob("*")
        if file.is_file() and file.name not in ("editor.py", "opened.txt") and WORD.encode() in file.read_bytes()
    ]


def mode(file: Path) -> int:
    """The mode of a file or a folder."""
    return stat.S_IMODE(file.stat().st_mode)


def test_the_editor_works_in_memory(encrypted: Mentor, runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file, and what the editor leaves beside it, are never on the disk."""
    sit_down(monkeypatch)
    shown = f"open({str(encrypted.home / 'at')!r}, 'w').write(f'{{path}} {{path.parent.stat().st_mode & 0o777:o}}')\n"
    leaves = f"path.with_name('text.md~').write_text('{WORD}')\n"
    encrypted("note -w ana", **editor_that_runs(encrypted, f"{shown}{leaves}text = '{WORD}\\n'"))
    path, folder_mode = (encrypted.home / "at").read_text().split()
    assert Path(path).is_relative_to(runtime / "mentorlog" / "unsaved")
    assert folder_mode == "700"
    assert encrypted("notes --json").json[0]["text"] == WORD
    assert in_memory(runtime) == []
    assert recovery_files(encrypted) == []
    assert with_word(encrypted.home) == []


@pytest.mark.heavy
def test_text_that_can_not_be_saved_is_kept_in_memory(ana: Mentor, runtime: Path) -> None:
    """The message says how long. The line records it, and deletes the file with the line that was saved."""
    encrypt(ana.db)
    sound = ana.db.read_bytes()
    ana.db.write_bytes(sound[:-1000])
    assert IN_MEMORY in ana.fails("note -w ana -", code=1, stdin=f"{WORD}\n")
    for file in in_memory(runtime):
        file.unlink()
    ana.db.write_bytes(sound)
    error = ana.fails("note -w ana -", code=1, stdin=f"{WORD}\n")
    (file,) = [file for file in in_memory(runtime) if file.parent.name == "unsaved"]
    assert f"  What you typed is saved in {file}\n  {IN_MEMORY}\n" in error
    assert (file.read_text(), mode(file), mode(file.parent), mode(file.parent.parent)) == (
        f"{WORD}\n",
        0o600,
        0o700,
        0o700,
    )
    assert with_word(ana.home) == []
    assert len(in_memory(runtime)) == 2
    (line,) = [line.strip() for line in error.splitlines() if " < " in line]
    line = line.removeprefix("Unlock the journal first, then: ")
    again = subprocess.run(["sh", "-c", line], env=ana.environ, capture_output=True, text=True, check=False)
    assert again.returncode == 1
    assert f"Unlock the journal first, then: {line}\n" in again.stderr  # the file is kept, and is not copied
    assert len(in_memory(runtime)) == 2
    environ = ana.environ | {"MENTORLOG_PASSPHRASE": PASSPHRASE}
    subprocess.run(["sh", "-c", line], env=environ, capture_output=True, check=True)
    assert in_memory(runtime) == []
    assert ana("notes --json", MENTORLOG_PASSPHRASE=PASSPHRASE).json[0]["text"] == WORD


def test_doctor_and_forget_find_text_in_both_folders(encrypted: Mentor, runtime: Path) -> None:
    """`doctor` lists the files of each, and `forget` deletes them."""
    encrypted("start Bo Lind --i-am mentor")
    folders = (runtime / "mentorlog" / "unsaved", recovery_files_folder(encrypted))
    for folder in folders:
        folder.mkdir(mode=0o700, parents=True)
        editor = folder / "2026-11-20-0901-0123abcd.editor"
        editor.mkdir(mode=0o700)
        for file in (folder / "2026-11-20-0900-0123abcd.txt", editor / "text.md"):
            file.touch(mode=0o600)
            file.write_text("Ana seemed tired")
    messages = [each["message"] for each in encrypted("doctor --json").json if each["check"] == "leftovers"]
    for folder in folders:
        assert f"1 file has text that was not saved, in {folder}. Read, then delete." in messages
        assert f"1 text of an editor in {folder}. If the command was killed, read, then delete." in messages
    encrypted("forget ana", stdin="Ana Souza\n")
    assert in_memory(runtime) == []
    assert recovery_files(encrypted) == []


def recovery_files_folder(user: Mentor) -> Path:
    """The recovery folder on the disk."""
    return Path(user.base["XDG_DATA_HOME"]) / "mentorlog" / "unsaved"


@pytest.mark.parametrize(
    ("number", "is_disk_full"), [(signal.SIGHUP, False), (signal.SIGTERM, False), (signal.SIGTERM, True)]
)
def test_a_signal_that_may_end_the_session_moves_the_text_to_the_disk(
    encrypted: Mentor, runtime: Path, number: signal.Signals, *, is_disk_full: bool
) -> None:
    """With what the editor has not saved, because the folder in memory may end with the session. If the disk can't be
    written, it stays in memory."""
    if is_disk_full:  # no folder can be made there
        recovery_files_folder(encrypted).parent.mkdir(parents=True)
        recovery_files_folder(encrypted).touch()
    script = (
        f"import time\npath.with_name('.text.md.swp').write_text('{WORD}')\n"
        "path.write_text('half a thought\\n', 'utf-8')\ntime.sleep(60)"
    )
    child = at_terminal(encrypted, "note", size=(24, 250), **editor_that_runs(encrypted, script))
    eventually(lambda: "half a thought\n" in [file.read_text() for file in in_memory(runtime)])
    assert recovery_files(encrypted) == []
    child.kill(number)
    code, output = ends(child)
    assert code == 128 + number
    files = in_memory(runtime) if is_disk_full else recovery_files(encrypted)
    kept = [file for file in files if file.parent.name == "unsaved"]
    assert [file.read_text() for file in kept] == ["half a thought\n"]
    (swap,) = [file for file in files if file.name == ".text.md.swp"]
    assert all(mode(file) == 0o600 for file in kept)
    shown = output.replace("\r\n", "\n")
    assert f"saved in {kept[0]}\n  {IN_MEMORY if is_disk_full else NOT_ENCRYPTED}\n" in shown
    assert f"The editor left {swap}\n" in shown
    assert (in_memory(runtime) == []) != is_disk_full


@pytest.mark.parametrize("why", ["no folder", "full"])
def test_without_a_folder_in_memory_text_is_on_the_disk(encrypted: Mentor, runtime: Path, why: str) -> None:
    """The message says that it is not encrypted."""
    if why == "full":  # no folder can be made there
        (runtime / "mentorlog" / "unsaved").write_text("")
    else:
        encrypted.base["XDG_RUNTIME_DIR"] = "/nowhere"
    error = encrypted.fails("note -w nobody -", code=1, stdin=f"{WORD}\n")
    (file,) = recovery_files(encrypted)
    assert f"  What you typed is saved in {file}\n  {NOT_ENCRYPTED}\n" in error
    assert mode(file) == 0o600


def test_text_of_a_journal_that_is_not_encrypted_is_on_the_disk(ana: Mentor, runtime: Path) -> None:
    """It survives a logout, and the message says nothing about encryption."""
    error = ana.fails("note -w nobody -", code=1, stdin=f"{WORD}\n")
    (file,) = recovery_files(ana)
    assert f"  What you typed is saved in {file}\n" in error
    assert "memory" not in error
    assert "encrypted" not in error
    assert in_memory(runtime) == []


def test_doctor_of_another_journal_shows_the_line_for_the_journal_that_the_text_is_for(
    encrypted: Mentor, runtime: Path, tmp_path: Path
) -> None:
    """The text of an encrypted journal, which the settings chose, is not recorded in a plain journal that is checked;
    so it is with a line that was saved without the name of the journal."""
    del encrypted.base["MENTORLOG_DB"]
    encrypted(["config", "db", str(encrypted.db)])
    other = tmp_path / "plain copy.db"
    encrypted(["--db", str(other), "start", "Ana Souza", "--i-am", "mentor"])
    encrypted.fails("note -w nobody -", code=1, stdin=f"{WORD}\n")
    (line,) = [file for file in in_memory(runtime) if file.parent.name == "unsaved-lines"]
    for removed in ("", f" --db {encrypted.db}"):
        saved = line.read_text().replace(removed, "", 1)
        line.write_text(saved)
        assert (f"--db {encrypted.db} " in saved) == (not removed)
        findings = encrypted(["--db", str(other), "doctor", "--json"]).json
        assert [each["fix"] for each in findings if "was not saved" in each["message"]] == [saved.strip()]


@pytest.mark.parametrize("is_missing", [True, False])
def test_text_of_a_lost_journal_is_kept_as_its_newest_backup_is(
    encrypted: Mentor, runtime: Path, *, is_missing: bool
) -> None:
    """In memory if the newest backup is encrypted, although there is no journal, or an empty one; without a folder in
    memory, the message says that the file is not encrypted."""
    encrypted("backup")
    if is_missing:
        encrypted.db.unlink()
    else:
        encrypted.db.write_bytes(b"")
    error = encrypted.fails("note -w ana -", code=1, stdin=f"{WORD}\n")
    assert IN_MEMORY in error
    assert with_word(encrypted.home) == []
    error = encrypted.fails("note -w ana -", code=1, stdin=f"{WORD}\n", XDG_RUNTIME_DIR="/nowhere")
    assert NOT_ENCRYPTED in error
    newer = encrypted.db.with_name("journal.db.backups") / "2099-01-01T000000Z-here.db"
    newer.write_bytes(b"SQLite format 3\0".ljust(4096, b"\0"))
    error = encrypted.fails("note -w ana -", code=1, stdin=f"{WORD}\n")
    assert "memory" not in error
    assert NOT_ENCRYPTED not in error
