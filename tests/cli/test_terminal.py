"""A real terminal: its questions and its editor. The screens are tested in test_screen.py."""

from __future__ import annotations

import os
import re
import shlex
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Mentor
from tests.cli.terminal import (
    at_terminal,
    editor_that_runs,
    editor_that_types,
    ends,
    kept,
    opened,
    read,
    wait_until_it_reads,
)

pexpect: Any = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(not hasattr(pexpect, "spawn"), reason="this platform has no terminals to make")

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def press_key(child: Any, key: str = "ctrl-c") -> tuple[int, str]:
    """Press a key at the question of a command; returns the exit code and the remaining output."""
    wait_until_it_reads(child)
    child.sendintr() if key == "ctrl-c" else child.sendeof()
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, COLOUR.sub("", str(child.before))


# questions


@pytest.mark.parametrize(("typed", "role"), [("1", "mentor"), ("2", "mentee"), ("", "mentor")])
def test_start_asks_for_the_role(mentor: Mentor, typed: str, role: str) -> None:
    """There are two choices, and Enter selects the first."""
    child = at_terminal(mentor, "start", "Ana Souza")
    child.expect_exact("1  mentor: you mentor Ana Souza")
    child.expect_exact("2  mentee: Ana Souza mentors you")
    child.expect_exact("Your role? [1] ")
    child.sendline(typed)
    assert ends(child)[0] == 0
    assert mentor("people --json").json[0]["role"] == role


def test_a_question_is_asked_again_after_an_invalid_answer(mentor: Mentor) -> None:
    """Invalid answers are numbers out of range, other digits and words."""
    child = at_terminal(mentor, "start", "Ana")
    for nonsense in ("3", "0", "x", "²", "-1", "2"):
        child.expect_exact("Your role? [1] ")
        child.sendline(nonsense)
    assert ends(child)[0] == 0
    assert mentor("people --json").json[0]["role"] == "mentee"


def test_recording_asks_with_whom_and_lists_the_nearest_session_first(two: Mentor) -> None:
    """Bo has the next session, so Enter selects him."""
    two("plan friday -w ana")
    two("plan tomorrow -w bo")
    child = at_terminal(two, "note", "hi")
    child.expect_exact("1  Bo Lind")
    child.expect_exact("2  Ana Souza")
    child.expect_exact("With whom? [1] ")
    child.sendline("")
    assert ends(child)[0] == 0
    assert two("show n1 --json").json["relationship"] == "Bo Lind"


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["start", "Eve"], "ctrl-c"),
        (["start", "Eve"], "ctrl-d"),
        (["note", "hi"], "ctrl-c"),
        (["note", "hi"], "ctrl-d"),
        (["log", "ana", "talked"], "ctrl-c"),
    ],
)
def test_a_question_can_be_cancelled(two: Mentor, words: list[str], key: str) -> None:
    """Ctrl-C and Ctrl-D end the command with 130, without a traceback or a change of the journal."""
    before = two.db.read_bytes()
    child = at_terminal(two, *words)
    child.expect(r"\] $")
    code, output = press_key(child, key)
    assert code == 130
    assert "Traceback" not in output
    assert "stopped; nothing was changed" in output
    assert two.db.read_bytes() == before


def test_cancelling_the_first_question_creates_no_journal(mentor: Mentor) -> None:
    """No relationship was started, so there is no file."""
    child = at_terminal(mentor, "start", "Eve")
    child.expect_exact("Your role? [1] ")
    assert press_key(child)[0] == 130
    assert not mentor.db.exists()


def test_questions_are_asked_on_stderr(two: Mentor) -> None:
    """A file to which stdout is redirected has only the answer."""
    child = pexpect.spawn(
        "bash",
        [
            "-c",
            f"{shlex.quote(sys.executable)} -m mentorlog note hi --json > {shlex.quote(str(two.home / 'out.json'))}",
        ],
        env=two.environ | {"TERM": "xterm"},
        encoding="utf-8",
        timeout=20,
    )
    child.expect_exact("With whom? [1] ")
    child.sendline("2")
    child.expect(pexpect.EOF)
    assert (two.home / "out.json").read_text().startswith("{\n")


def test_yes_asks_no_question(two: Mentor) -> None:
    """With --yes, a missing name is an error."""
    assert read(two, "--yes", "note", "hi")[0] == 2


def test_invalid_utf8_in_an_answer_is_ignored(mentor: Mentor) -> None:
    """There is no traceback, and the valid keys are the answer."""
    child = at_terminal(mentor, "start", "Ana", LC_ALL="C.UTF-8")
    child.expect_exact("Your role? [1] ")
    os.write(child.child_fd, b"\xe92\n")
    code, output = ends(child)
    assert (code, "Traceback" in output) == (0, False)
    assert mentor("people --json").json[0]["role"] == "mentee"


# the editor


def test_a_note_without_text_opens_the_editor(ana: Mentor) -> None:
    """The note is the typed text, without the lines of help."""
    code, output = read(ana, "note", **editor_that_runs(ana, "text = 'A long thought\\nof two lines\\n' + text"))
    assert code == 0, output
    assert "# mentorlog:" in opened(ana)
    assert ana("show n1 --json").json["text"] == "A long thought\nof two lines"


@pytest.mark.heavy
def test_the_editor_comes_from_the_setting_then_visual_then_editor(ana: Mentor) -> None:
    """The setting overrides $VISUAL, which overrides $EDITOR."""
    names = ("setting", "VISUAL", "EDITOR")
    for name in names:
        (ana.home / name).write_text(f"by {name}")
    environ = {name: f"cp '{ana.home / name}'" for name in ("VISUAL", "EDITOR")}
    assert read(ana, "note", EDITOR=environ["EDITOR"])[0] == 0
    assert read(ana, "note", **environ)[0] == 0
    ana(["config", "editor", f"cp '{ana.home / 'setting'}'"])
    assert read(ana, "note", **environ)[0] == 0
    texts = {note["snippet"] for note in ana("search by --json").json}
    assert texts == {"by EDITOR", "by VISUAL", "by setting"}


def _bin_with(mentor: Mentor, editor: str) -> Path:
    """A folder with a program of that name."""
    folder = mentor.home / "editors"
    folder.mkdir(exist_ok=True)
    (folder / editor).write_text("#!/bin/sh\n")
    (folder / editor).chmod(0o755)
    return folder


@pytest.mark.heavy
@pytest.mark.parametrize("editor", ["", "  "])
def test_a_missing_editor_is_an_error(ana: Mentor, editor: str) -> None:
    """The error shows the line that sets one that is installed, before anything is asked; nothing is recorded."""
    ana("start Bo --i-am mentor")
    before = ana.db.read_bytes()
    path = str(Path(sys.executable).parent)
    for words in (["note"], ["goal", "add"]):
        code, output = read(ana, *words, EDITOR=editor, PATH=path)
        assert (code, output) == (1, "mentorlog: No editor is set. Give the text on the command line.\n")
        code, output = read(ana, *words, EDITOR=editor, PATH=f"{_bin_with(ana, 'vi')}:{path}")
        assert code == 1
        assert output == "mentorlog: No editor is set.\n  export EDITOR=vi\n  or give the text on the command line\n"
    assert ana.db.read_bytes() == before


@pytest.mark.parametrize("editor", ["no-such-editor -w", "'unclosed", "/", "/dev/null"])
def test_an_editor_that_cannot_be_started_is_an_error(ana: Mentor, editor: str) -> None:
    """The error names the editor and shows how to set another."""
    path = f"{_bin_with(ana, 'nano')}:{Path(sys.executable).parent}"
    code, output = read(ana, "note", EDITOR=editor, PATH=path)
    assert (code, kept(ana)) == (1, [])
    hint = "  export EDITOR=nano\n  or give the text on the command line\n"
    assert output == f"mentorlog: The editor ({editor}) can't be started.\n{hint}"


def test_an_editor_that_fails_records_nothing(ana: Mentor) -> None:
    """The text that was typed before the failure is saved in a file."""
    before = ana.db.read_bytes()
    code, output = read(ana, "note", **editor_that_runs(ana, "path.write_text('half a thought', 'utf-8'); sys.exit(1)"))
    assert code == 1
    assert "ended with an error; nothing was saved." in output
    assert kept(ana) == ["half a thought"]
    assert ana.db.read_bytes() == before


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("words", [["note"], ["log"], ["goal", "add"], ["agreement", "--edit"], ["raise"]])
def test_an_unchanged_editor_records_nothing(ana: Mentor, words: list[str]) -> None:
    """No text is recorded or saved in a file."""
    code, output = read(ana, *words, EDITOR="true")
    assert code == 1
    assert "mentorlog: Nothing was typed; nothing was saved.\n" in output
    assert kept(ana) == []


@pytest.mark.parametrize("text", ["a \0 in it", "from a time \ud800"])
def test_typed_text_that_cannot_be_stored_is_saved_in_a_file(ana: Mentor, text: str) -> None:
    """The error names the file, which only the owner can read."""
    data = text.encode("utf-8", "surrogatepass")
    (ana.home / "typed").write_bytes(data)
    before = ana.db.read_bytes()
    code, output = read(ana, "note", EDITOR=f"cp '{ana.home / 'typed'}'")
    assert code == 2
    (place,) = (Path(ana.base["XDG_DATA_HOME"]) / "mentorlog" / "unsaved").iterdir()
    assert str(place) in output.replace("\n", "")
    assert place.read_bytes() == data
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert ana.db.read_bytes() == before


def test_typed_text_is_saved_if_the_next_question_is_cancelled(two: Mentor) -> None:
    """The editor comes before the question for the name."""
    child = at_terminal(two, "log", **editor_that_types(two, "We talked for long\n"))
    child.expect_exact("With whom? [1] ")
    code, output = press_key(child)
    assert code == 130
    assert "What you typed is saved in" in output
    assert kept(two) == ["We talked for long\n"]


def test_typed_text_is_saved_if_the_journal_is_damaged_meanwhile(ana: Mentor) -> None:
    """The journal is damaged while the editor is open."""
    script = f"import sqlite3\nsqlite3.connect({str(ana.db)!r}).execute('DROP TABLE note')\ntext = 'a thought'"
    code, output = read(ana, "note", **editor_that_runs(ana, script))
    assert code == 1
    assert "is damaged" in output
    assert kept(ana) == ["a thought"]


def test_ctrl_c_in_the_editor_does_not_stop_the_command(ana: Mentor) -> None:
    """The editor continues, and its text is recorded."""
    script = (
        "import os, signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nos.killpg(0, signal.SIGINT)\ntext = 'kept'"
    )
    code, output = read(ana, "note", **editor_that_runs(ana, script))
    assert code == 0, output
    assert ana("show n1 --json").json["text"] == "kept"


def test_the_file_of_the_editor_is_private_and_removed(ana: Mentor) -> None:
    """It has mode 0600 while the editor is open."""
    look = ana.home / "look"
    script = (
        "import stat\n"
        f"pathlib.Path({str(look)!r}).write_text(f'{{path}} {{stat.S_IMODE(path.stat().st_mode):o}}')\n"
        "text = 'x'"
    )
    assert read(ana, "note", TMPDIR=str(ana.home), **editor_that_runs(ana, script))[0] == 0
    place, mode = look.read_text().rsplit(" ", 1)
    assert mode == "600"
    assert not Path(place).exists()


@pytest.mark.everyday_cases(2)
@pytest.mark.parametrize(
    "command",
    [
        "~/my-editor",
        "$HOME/my-editor",
        '"$HOME/an editor" --wait',
        "$OWN --wait -x",
        "${OWN}",
        "LANG=C ~/my-editor",
        "env LANG=C ~/my-editor",
    ],
)
@pytest.mark.parametrize("variable", ["EDITOR", "VISUAL", "setting"])
def test_the_editor_is_run_in_a_shell(ana: Mentor, command: str, variable: str) -> None:
    """`~`, variables, quotes and arguments work as in git; the file is the last argument."""
    place = ana.home / "an editor"
    place.write_text('#!/bin/sh\nfor last; do :; done\necho "by hand" > "$last"\n')
    place.chmod(0o755)
    (ana.home / "my-editor").symlink_to(place)
    environ = {"OWN": str(ana.home / "my-editor"), "EDITOR": "false", variable: command}
    if variable == "setting":
        ana(["config", "editor", command])
    code, output = read(ana, "note", **environ)
    assert code == 0, output
    assert ana("show n1 --json").json["text"] == "by hand"


# errors


@pytest.mark.heavy
def test_a_command_in_an_error_has_the_colour_of_commands(ana: Mentor) -> None:
    """Not without colours, nor for a screen reader."""
    line = "  mentorlog goal"
    code, shown = read(ana, "goal", "list")
    assert (code, f"\x1b[38;5;31m{line}\x1b[0m" in shown) == (2, True), shown
    for environ in ({"NO_COLOR": "1"}, {"TERM": "dumb"}, {"ACCESSIBLE": "1"}):
        _, shown = read(ana, "goal", "list", **environ)
        assert f"\n{line}\n" in shown
        assert "\x1b[38" not in shown


def test_a_hint_looks_the_same_below_a_sentence_of_one_line_and_of_several(ana: Mentor) -> None:
    """It is indented and dim, and its command has the colour of commands; no line is wider than a page."""
    shown = [read(ana, "agreement", size=(24, columns))[1] for columns in (60, 200)]
    for each in shown:
        *sentence, hint = each.splitlines()
        assert re.fullmatch(
            r"  \x1b\[2mWrite it down: \x1b\[0m\x1b\[38;5;31mmentorlog agreement r1 --edit\x1b\[0m", hint
        )
        assert max(map(len, sentence)) <= 100
    assert len(shown[0].splitlines()) == 3
