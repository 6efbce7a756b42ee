"""No text of an entry is left beside the journal: in what an editor leaves, in the description of a bug, in the record
of commands, or in what other programs are started with."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from mentorlog.cli.output import bug_report
from mentorlog.store.file.header import connect
from tests.cli.conftest import Mentor
from tests.cli.terminal import at_terminal, editor_that_runs, ends, kept, read, recovery_files, sit_down
from tests.processes import eventually
from tests.programs import program

WORD = "Zwiebelfisch"
LEAVES = f"""
for name in ("text.md~", ".text.md.swp", "#text.md#", ".#text.md", "text.md.save"):
    path.with_name(name).write_text("{WORD}", "utf-8")
path.with_name("backups").mkdir()
path.with_name("backups").joinpath("!home!text.md~").write_text("{WORD}", "utf-8")
"""
"""An editor that leaves copies of the text beside its file."""
ONLY_BACKUP = f"path.with_name('text.md~').write_text('{WORD}')\n"
"""An editor that leaves the text from before, and has nothing that is not saved."""


def unsaved(user: Mentor) -> Path:
    """The recovery folder."""
    return Path(user.base["XDG_DATA_HOME"]) / "mentorlog" / "unsaved"


def files_with_secret(user: Mentor) -> list[str]:
    """Every file of the user, except the journal, its backups and the program of the editor, that has the text."""
    files = (file for file in user.home.rglob("*") if file.is_file() and not file.name.startswith("journal.db"))
    return [
        str(file.relative_to(user.home))
        for file in files
        if WORD.encode() in file.read_bytes() and "journal.db.backups" not in file.parts and file.name != "editor.py"
    ]


# the editor


def test_what_an_editor_leaves_is_removed(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its folder can only be read by its owner, and goes with everything in it, whatever becomes of the text."""
    sit_down(monkeypatch)
    ana("goal add Lead a team --measure x --by 2027-01-01")
    shown = f"open({str(ana.home / 'mode')!r}, 'w').write(oct(path.parent.stat().st_mode & 0o777) + ' ' + path.name)\n"
    typed = f"import os\nos.umask(0)\n{shown}{LEAVES}text = '{WORD}\\n' + text"
    ana("note -w ana", **editor_that_runs(ana, typed))
    assert (ana.home / "mode").read_text() == "0o700 text.md"
    ana("edit g1", **editor_that_runs(ana, f"{LEAVES}text = text.replace('why:', 'why: {WORD}')"))
    assert ana("edit g1", ok=False, **editor_that_runs(ana, LEAVES)).code == 1  # nothing was typed
    again = f"{LEAVES}text = '{WORD}' if 'is not a' in text else 'on: smurf\\n\\n' + text"
    ana("log -w ana", ok=False, **editor_that_runs(ana, again))  # the editor opens twice
    for file in unsaved(ana).iterdir():
        assert file.is_file(), list(file.iterdir())
        file.unlink()
    assert files_with_secret(ana) == []


def test_a_text_that_cannot_be_saved_is_kept_without_what_the_editor_left(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The recovery file has the text, and its folder is gone."""
    sit_down(monkeypatch)
    script = f"{LEAVES}text = '{WORD}\\n'\npath.unlink()\nimport os; os.umask(0)"
    ana("note -w nobody", ok=False, **editor_that_runs(ana, script))
    assert kept(ana) in ([f"{WORD}\n"], [])  # an unknown name may be refused before the editor opens
    lock = f"import sqlite3\nsqlite3.connect({str(ana.db)!r}).execute('DROP TABLE note')\n"
    assert ana("note -w ana", ok=False, **editor_that_runs(ana, lock + script)).code == 1
    (file,) = unsaved(ana).iterdir()
    assert (file.read_text("utf-8"), stat.S_IMODE(file.stat().st_mode)) == (f"{WORD}\n", 0o600)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_a_signal_keeps_the_text_and_removes_the_folder(ana: Mentor, number: signal.Signals) -> None:
    """What the editor has not saved would be in its swap file, and only that is left, and named."""
    for leaves in (ONLY_BACKUP, LEAVES):
        script = f"import time\n{leaves}path.write_text('half a thought\\n', 'utf-8')\ntime.sleep(60)"
        child = at_terminal(ana, "note", size=(24, 250), **editor_that_runs(ana, script))
        eventually(lambda: "half a thought\n" in kept(ana))
        child.kill(number)
        code, output = ends(child)
        assert code == 128 + number
        (file,) = [each for each in unsaved(ana).iterdir() if each.is_file()]
        assert file.read_text() == "half a thought\n"
        folders = [each for each in unsaved(ana).iterdir() if each.is_dir()]
        assert len(folders) == (leaves == LEAVES)
        assert all(f"The editor left {each / '.text.md.swp'}" in output.replace("\r\n", "\n") for each in folders)
        shutil.rmtree(unsaved(ana))


def test_doctor_finds_the_folder_of_an_editor_that_was_killed(ana: Mentor) -> None:
    """SIGKILL leaves no time to tidy up. The line shows the text and removes the folder."""
    script = f"import time\npath.write_text('{WORD}\\n', 'utf-8')\ntime.sleep(60)"
    child = at_terminal(ana, "note", **editor_that_runs(ana, script))
    eventually(lambda: f"{WORD}\n" in kept(ana))
    child.kill(signal.SIGKILL)
    child.close()
    (file,) = recovery_files(ana)
    findings = [each for each in ana("doctor --json").json if each["check"] == "leftovers"]
    assert [each["fix"] for each in findings] == [f"cat {file} && rm -ri {file.parent}"]
    assert "1 text of an editor" in findings[0]["message"]
    assert WORD not in str(findings)


def test_doctor_finds_what_an_editor_that_crashed_has_left(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text that it had saved is out of the folder then. The line works, and removes the folder."""
    sit_down(monkeypatch)
    crash = f"{LEAVES}path.write_text('half\\n'); sys.exit(3)"
    assert ana("note -w ana", ok=False, **editor_that_runs(ana, f"import sys\n{crash}")).code == 1
    assert [each.read_text() for each in unsaved(ana).iterdir() if each.is_file()] == ["half\n"]
    (folder,) = [each for each in unsaved(ana).iterdir() if each.is_dir()]
    finding = next(each for each in ana("doctor --json").json if "crashed" in each["message"])
    assert finding["fix"] == f"ls -A {folder} && rm -ri {folder}"
    assert os.system(f"yes 2> /dev/null | ({finding['fix']}) > /dev/null 2>&1") == 0  # noqa: S605 - the line that was shown
    assert not folder.exists()


def test_vim_leaves_nothing(ana: Mentor) -> None:
    """With its backup, swap, undo and automatic files switched on."""
    vim = program("vim")
    settings = "set backup writebackup backupdir=. directory=. undofile undodir=. backupskip= viminfo="
    editor = f"{vim} -N -u NONE -c '{settings}' -c 'normal i{WORD}' -c write -c 'normal xu' -c write -c quit"
    code, output = read(ana, "note", EDITOR=editor)
    assert code == 0, output
    assert ana("notes --json").json[0]["text"] == WORD
    assert list(unsaved(ana).iterdir()) == []
    assert files_with_secret(ana) == []


# other programs


@pytest.mark.heavy
def test_programs_are_started_without_text(ana: Mentor) -> None:
    """The arguments and the environment of the editor and of the pager name no person and quote no entry."""
    ana("start Bo Zwiebelfisch --i-am mentor")
    for _ in range(40):
        ana("note - -w r2", stdin=WORD)
    look = ana.home / "look.sh"
    look.write_text(f'ps -ww -o args= -p $$ >> {ana.home}/seen; env >> {ana.home}/seen; cat > /dev/null; true "$@"\n')
    assert read(ana, "notes", "bo", PAGER=f"sh {look}")[0] == 0
    assert read(ana, "show", "n1", PAGER=f"sh {look}")[0] == 0
    edit = ana.home / "edit.sh"
    edit.write_text(f'ps -ww -o args= -p $$ >> {ana.home}/seen; env >> {ana.home}/seen; echo x >> "$1"\n')
    assert read(ana, "note", "-w", "r2", EDITOR=f"sh {edit}")[0] == 0
    assert read(ana, "edit", "n1", EDITOR=f"sh {edit}")[0] in (0, 1, 2)
    seen = (ana.home / "seen").read_text()
    assert len(seen.splitlines()) > 20
    assert WORD not in seen
    assert "LESSHISTFILE=-" in seen


def test_nothing_is_written_to_the_folder_for_temporary_files(ana: Mentor) -> None:
    """SQLite keeps its temporary data in memory."""
    with closing(connect(ana.db, mode="rw", wait=1)) as connection:
        assert connection.execute("PRAGMA temp_store").fetchone() == (2,)


def test_the_record_of_commands_has_no_words(ana: Mentor) -> None:
    """Only what was run, on what, and when."""
    ana(f"log {WORD} -w ana --topic {WORD} --me {WORD}")
    ana(f"edit s1 --notes 'not {WORD}'")
    ana(f"agreement ana --set {WORD}")
    ana("undo")
    assert WORD not in ana("history").out + ana("history --json").out
    with sqlite3.connect(ana.db) as journal:
        verbs = {verb for (verb,) in journal.execute("SELECT verb FROM command")}
    assert verbs <= {"start", "log", "edit", "agreement"}


# bugs


def _raising(*_: Any, **__: Any) -> None:
    secret = f"{WORD} in a local value"
    try:
        raise KeyError(f"{WORD} in the message of a cause")
    except KeyError as error:
        error.add_note(f"{WORD} in a note")
        raise ValueError(f"{WORD} in the message", secret) from error


def test_the_description_of_a_bug_has_no_text(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says where the bug is: modules, functions, lines and types of errors; and the name of the command."""
    monkeypatch.setattr("mentorlog.workflows.add_entry.add_note", _raising, raising=False)
    monkeypatch.setattr("mentorlog.store.journal.Journal.command", _raising)
    answer = ana(f"note -w ana {WORD}", ok=False)
    assert answer.code == 1 and "a bug in mentorlog: ValueError." in answer.err
    (file,) = (Path(ana.base["XDG_DATA_HOME"]) / "mentorlog" / "defects").iterdir()
    report = file.read_text("utf-8")
    assert WORD not in report + answer.err and "Ana" not in report and str(ana.home) not in report
    assert "\ncommand: note\n" in report
    assert re.search(r"^KeyError\n  tests\.cli\.test_left_behind, line \d+, in _raising$", report, re.MULTILINE)
    assert re.search(r"^ValueError\n  mentorlog\.cli\.typer_app\.run, line \d+, in _invoke$", report, re.MULTILINE)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert f"where it happened is saved in {file}, without text of your journal." in answer.err


def test_the_description_of_a_bug_names_codes_and_is_short() -> None:
    """An error of SQLite or of the system has the name of its code; a long chain of calls has its end."""

    class App:
        context = None

    def deep(count: int) -> None:
        if count:
            deep(count - 1)
        raise FileNotFoundError(2, f"no {WORD}", WORD)

    try:
        deep(200)
    except FileNotFoundError as error:
        report = bug_report.bug_report(App(), error)  # type: ignore[arg-type]
    assert "\nFileNotFoundError (ENOENT)\n  … 142 more calls\n" in report
    assert WORD not in report
    assert "\ncommand: unknown\n" in report
    try:
        sqlite3.connect(":memory:").execute(f"SELECT * FROM {WORD}")  # noqa: S608 - it fails
    except sqlite3.Error as error:
        report = bug_report.bug_report(App(), error)  # type: ignore[arg-type]
    assert "\nsqlite3.OperationalError (SQLITE_ERROR)\n" in report
    assert WORD not in report
