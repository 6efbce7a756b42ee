"""Typed and pasted answers to questions at a real terminal, with each line editor."""

from __future__ import annotations

import importlib.util
import json
import os
import shlex
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Mentor
from tests.cli.terminal import at_terminal, ends, kept, wait_for_line_editor, wait_until_it_reads

pexpect: Any = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(not hasattr(pexpect, "spawn"), reason="this platform has no terminals to make")

LEFT, RIGHT, UP, HOME, DELETE = "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[H", "\x1b[3~"
QUESTIONS = ("Situation:", "Behaviour:", "Impact:")


def paste(text: str) -> str:
    """The input that a terminal sends for pasted text: bracketed, with carriage returns between lines."""
    return f"\x1b[200~{text.replace(chr(10), chr(13))}\x1b[201~"


def has_gnu_readline() -> bool:
    """Whether this Python has GNU readline."""
    try:
        import readline
    except ImportError:
        return False
    return "libedit" not in (readline.__doc__ or "")


EDITORS = [
    pytest.param("readline", marks=pytest.mark.skipif(not has_gnu_readline(), reason="needs GNU readline")),
    pytest.param(
        "prompt_toolkit",
        marks=pytest.mark.skipif(not importlib.util.find_spec("prompt_toolkit"), reason="needs prompt_toolkit"),
    ),
]


@pytest.fixture(params=EDITORS)
def editor(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """The environment in which answers are edited with GNU readline or with prompt_toolkit."""
    if request.param == "readline":
        return {}
    # pexpect does not answer where the cursor is, as a terminal does, and prompt_toolkit waits a second for it
    return {"PROMPT_TOOLKIT_NO_CPR": "1"} | without(tmp_path, "readline")


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """The environment in which Python has no line editor."""
    return without(tmp_path, "readline", "prompt_toolkit")


def without(folder: Path, *modules: str) -> dict[str, str]:
    """An environment in which importing these modules fails."""
    hidden = folder / "hidden"
    hidden.mkdir()
    for module in modules:
        (hidden / f"{module}.py").write_text("raise ImportError")
    return {"PYTHONPATH": os.pathsep.join([str(hidden), *filter(None, [os.environ.get("PYTHONPATH")])])}


def answers(mentor: Mentor, *typed: str, environ: dict[str, str], is_edited: bool = True) -> dict[str, Any]:
    """The feedback that is recorded if its three questions get these keys."""
    child = at_terminal(mentor, "feedback", "give", **environ)
    for question, keys in zip(QUESTIONS, typed, strict=True):
        child.expect_exact(question)
        child.expect_exact("?")
        if is_edited:
            wait_for_line_editor(child)
        child.send(keys + "\r")
    code, output = ends(child)
    assert code == 0, output
    return dict(mentor("show f1 --json").json)


@pytest.mark.heavy
def test_an_answer_can_be_edited_with_the_cursor_keys(ana: Mentor, editor: dict[str, str]) -> None:
    """Left, right, home, delete and backspace edit the answer and leave no escape codes in it."""
    found = answers(ana, f"Mnday{LEFT}{LEFT}{LEFT}{LEFT}o", f"xcut in{HOME}{DELETE}", "quieet\x7f\x7ft", environ=editor)
    assert (found["situation"], found["behaviour"], found["impact"]) == ("Monday", "cut in", "quiet")


@pytest.mark.heavy
def test_letters_that_are_not_ascii_can_be_edited(ana: Mentor, editor: dict[str, str]) -> None:
    """Backspace deletes one letter."""
    found = answers(ana, "Mødeø\x7f", "åæ\x7f", f"日本{LEFT}語", environ=editor)
    assert (found["situation"], found["behaviour"], found["impact"]) == ("Møde", "å", "日語本")


@pytest.mark.skipif(not has_gnu_readline(), reason="needs GNU readline")
@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_letters_can_be_edited_without_a_locale(ana: Mentor, locale: str) -> None:
    """With LC_ALL=C, backspace does not cut a letter in two."""
    found = answers(ana, "Mødeø\x7f", "åæ\x7f", "x", environ={"LC_ALL": locale})
    assert (found["situation"], found["behaviour"]) == ("Møde", "å")


@pytest.mark.heavy
def test_pasted_lines_are_one_answer(ana: Mentor, editor: dict[str, str]) -> None:
    """The three lines answer one question, and more can be typed after them."""
    found = answers(ana, paste("Monday\nin the standup\nat nine") + ", I think", "cut in", "", environ=editor)
    assert found["situation"] == "Monday\nin the standup\nat nine, I think"
    assert (found["behaviour"], found["impact"]) == ("cut in", None)


@pytest.mark.everyday_cases(2)
@pytest.mark.parametrize("length", [4_095, 4_096, 20_000])
def test_a_long_pasted_answer_is_not_truncated(ana: Mentor, editor: dict[str, str], length: int) -> None:
    """A terminal without a line editor cuts a line at 4,095 bytes."""
    text = ("word " * length)[: length - 1] + "."
    assert answers(ana, "x", paste(text), "", environ=editor)["behaviour"] == text


def test_a_long_typed_answer_is_not_truncated(ana: Mentor) -> None:
    """The answer is typed, not pasted."""
    text = "a long story " * 500 + "ends"
    assert answers(ana, text, "x", "", environ={})["situation"] == text


@pytest.mark.heavy
def test_answers_are_not_kept_in_a_history(ana: Mentor, editor: dict[str, str]) -> None:
    """The up key recalls nothing, and no history file is written."""
    found = answers(ana, "secret", f"{UP}", "x", environ=editor)
    assert (found["situation"], found["behaviour"]) == ("secret", None)
    assert not [path for path in ana.home.rglob("*") if "history" in path.name]


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_a_question_can_be_cancelled(ana: Mentor, editor: dict[str, str], key: str) -> None:
    """Ctrl-C and Ctrl-D stop the command, and the answers so far are saved in a file."""
    child = at_terminal(ana, "feedback", "give", **editor)
    child.expect_exact("Situation:")
    wait_for_line_editor(child)
    child.send("Monday\r")
    child.expect_exact("Behaviour:")
    wait_for_line_editor(child)
    child.send(key)
    code, output = ends(child)
    assert code == 130
    assert "stopped; nothing was changed" in output
    assert "What you typed is saved in" in output
    assert "Traceback" not in output


def test_a_signal_at_a_question_keeps_the_answers(ana: Mentor, editor: dict[str, str]) -> None:
    """Whatever reads the answers, the command ends at once, with those before in a file."""
    child = at_terminal(ana, "feedback", "give", **editor)
    child.expect_exact("Situation:")
    wait_for_line_editor(child)
    child.send("Monday\r")
    child.expect_exact("Behaviour:")
    wait_for_line_editor(child)
    child.kill(signal.SIGHUP)
    code, output = ends(child)
    assert code == 128 + signal.SIGHUP
    assert "Traceback" not in output
    assert kept(ana) == [f"mentorlog --db {ana.db} feedback give --with r1 --situation Monday\n"]


@pytest.mark.heavy
def test_the_question_and_the_keys_are_not_in_the_output(two: Mentor, editor: dict[str, str]) -> None:
    """A file to which stdout is redirected only has the answer of the command."""
    out = two.home / "out.json"
    line = f"{shlex.quote(sys.executable)} -m mentorlog note hi --json > {shlex.quote(str(out))}"
    child = pexpect.spawn(
        "bash", ["-c", line], env=two.environ | {"TERM": "xterm"} | editor, encoding="utf-8", timeout=20
    )
    child.expect_exact("With whom? [1]")
    wait_for_line_editor(child)
    child.send(f"x2{LEFT}\x7f\r")
    child.expect(pexpect.EOF)
    assert json.loads(out.read_text())["text"] == "hi"


def test_the_answer_after_a_question_goes_to_stdout(two: Mentor) -> None:
    """The question uses the terminal of stderr, and the answer is written after it."""
    child = at_terminal(two, "note", "hi")
    child.expect_exact("With whom? [1]")
    child.sendline("1")
    code, output = ends(child)
    assert code == 0
    assert "hi" in output


# without a line editor


def test_without_an_editor_pasted_lines_are_one_answer(ana: Mentor, bare: dict[str, str]) -> None:
    """The terminal marks pasted text, so its lines stay together."""
    found = answers(ana, paste("Monday\nin the standup") + " at nine", "cut in", "", environ=bare, is_edited=False)
    assert found["situation"] == "Monday\nin the standup at nine"
    assert (found["behaviour"], found["impact"]) == ("cut in", None)


def test_without_an_editor_a_truncated_answer_is_asked_again(ana: Mentor, bare: dict[str, str]) -> None:
    """A truncated answer is not stored."""
    child = at_terminal(ana, "goal", "add", "Speak up", "--by", "friday", **bare)
    child.expect_exact("How will you both know it is reached?")
    child.send("a" * 5_000 + "\r")
    child.expect_exact("The terminal cuts a line at 4095 bytes.")
    child.expect_exact("How will you both know it is reached?")
    child.send("three reviews\r")
    assert ends(child)[0] == 0
    assert ana("show g1 --json").json["measure"] == "three reviews"


def test_without_an_editor_an_answer_with_escape_codes_is_asked_again(ana: Mentor, bare: dict[str, str]) -> None:
    """The message says that cursor keys do not work."""
    child = at_terminal(ana, "goal", "add", "Speak up", "--by", "friday", **bare)
    child.expect_exact("How will you both know it is reached?")
    child.send(f"thre{LEFT}e\r")
    child.expect_exact("Cursor keys don't work here.")
    child.expect_exact("How will you both know it is reached?")
    child.send("three reviews\r")
    assert ends(child)[0] == 0
    assert ana("show g1 --json").json["measure"] == "three reviews"


def test_without_an_editor_invalid_utf8_is_asked_again(mentor: Mentor, bare: dict[str, str]) -> None:
    """Invalid bytes are not accepted as a choice."""
    child = at_terminal(mentor, "start", "Ana", **bare)
    child.expect_exact("Your role? [1] ")
    child.send("\x1b")
    os.write(child.child_fd, b"\n")
    child.expect_exact("Your role? [1] ")
    os.write(child.child_fd, b"\xe9\n")
    child.expect_exact("Your role? [1] ")
    child.sendline("1")
    assert ends(child)[0] == 0


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_without_an_editor_a_question_can_be_cancelled(ana: Mentor, bare: dict[str, str], key: str) -> None:
    """Ctrl-C and Ctrl-D end the command with 130 and without a traceback."""
    child = at_terminal(ana, "goal", "add", "Speak up", **bare)
    child.expect_exact("How will you both know it is reached?")
    wait_until_it_reads(child)
    child.send(key)
    code, output = ends(child)
    assert (code, "Traceback" in output) == (130, False)


# start-up


def test_no_line_editor_is_loaded_without_a_question(ana: Mentor) -> None:
    """A note with the only active person asks no question."""
    script = (
        "import sys, atexit, os\n"
        "real = os._exit\n"
        "def leave(code):\n"
        "    editors = ('readline', 'prompt_toolkit', 'mentorlog.cli.input.prompts.line_editor')\n"
        "    found = [module for module in sys.modules if module in editors]\n"
        "    sys.stderr.write(repr(found)); sys.stderr.flush(); real(code)\n"
        "os._exit = leave\n"
        "sys.argv = ['mentorlog', 'note', 'hi']\n"
        "from mentorlog.cli.main import main\n"
        "main()\n"
    )
    child = pexpect.spawn(
        sys.executable, ["-c", script], env=ana.environ | {"TERM": "xterm"}, encoding="utf-8", timeout=20
    )
    code, output = ends(child)
    assert code == 0, output
    assert output.endswith("[]"), output
