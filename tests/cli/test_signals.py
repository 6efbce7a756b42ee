"""What is typed at questions and in the editor is kept when a signal ends the command, or the terminal is closed."""

from __future__ import annotations

import os
import re
import shlex
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Mentor
from tests.cli.terminal import at_terminal, editor_that_runs, kept, recovery_files, wait_until_it_reads
from tests.processes import eventually

pexpect: Any = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(not hasattr(pexpect, "spawn"), reason="this platform has no terminals to make")


def ended(child: Any) -> tuple[int, str]:
    """The exit code of a command that ends, and its remaining output on lines without line breaks of the terminal."""
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, str(child.before).replace("\r\n", "\n")


def wait_until_signals_are_handled(child: Any) -> None:
    """Wait until the command has a handler for SIGHUP, and a little until it has read what was typed before."""
    status = Path("/proc", str(child.pid), "status")
    if status.exists():
        handled = re.compile(r"SigCgt:\t([0-9a-f]+)")
        eventually(lambda: int(handled.findall(status.read_text())[0], 16) & 1)
    time.sleep(0.2 if status.exists() else 2)


def run_pasted(mentor: Mentor, output: str) -> None:
    """Type the line that the output says records what was kept."""
    (line,) = re.findall(r"To record it:\s+(.+)", output) or [
        before.strip() for before in output.splitlines() if before.strip().startswith(("sh ", "mentorlog "))
    ]
    done = subprocess.run(["sh", "-c", line], env=mentor.environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (line, done.stderr)


QUESTIONS: list[tuple[list[str], list[tuple[str, str]], str, str]] = [
    (
        ["feedback", "receive"],
        [("Situation: when", "Monday's standup"), ("or hear you", "cut in twice")],
        "half of the imp",
        "feedback",
    ),
    (
        ["checkin"],
        [("Do we meet", "4"), ("Am I challenging", "3"), ("do more", "live reviews")],
        "less of wh",
        "checkin",
    ),
    (
        ["end"],
        [("When did it end", ""), ("Why did it end", "we reached it"), ("learn", "to listen; 'really'")],
        "th",
        "end",
    ),
]
"""A command, the answers to its first questions, what is typed of the next answer, and the verb of the recorded
command."""


PROMPT = r"[?:\])>] $"
"""The end of a question, after which the answer is typed."""


@pytest.mark.heavy
@pytest.mark.parametrize(("words", "answers", "half", "verb"), QUESTIONS, ids=lambda value: str(value[0])[:8])
def test_answers_are_kept_as_the_lines_that_record_them(
    ana: Mentor, words: list[str], answers: list[tuple[str, str]], half: str, verb: str
) -> None:
    """The exit code is that of the signal, the journal is unchanged, and the line in the message records the answers;
    an answer that is not finished is a comment."""
    before = ana.db.read_bytes()
    for name in {"feedback": ("SIGHUP", "SIGQUIT")}.get(verb, ("SIGTERM",)):
        child = at_terminal(ana, *words, size=(24, 250))
        for question, answer in answers:
            child.expect_exact(question)
            child.expect(PROMPT)
            child.sendline(answer)
        child.expect(PROMPT)
        child.send(half)
        child.expect_exact(half)
        wait_until_it_reads(child)
        child.kill(getattr(signal, name))
        code, output = ended(child)
        assert code == 128 + getattr(signal, name), output
        assert f"stopped by {name}; nothing was changed." in output
        assert ana.db.read_bytes() == before
        (file,) = recovery_files(ana)
        text = file.read_text()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert f"# {half}\n" in text
        assert all(answer.partition("'")[0] in text for _, answer in answers)
        run_pasted(ana, output)
        assert ana("history --json").json[0]["verb"].startswith(verb)
        ana.db.write_bytes(before)
        file.unlink()


def test_the_person_who_was_chosen_is_kept(two: Mentor) -> None:
    """The line in the file is the one that was typed, with the person."""
    child = at_terminal(two, "goal", "add", "Speak up", size=(24, 250))
    child.expect_exact("With whom? [1] ")
    child.sendline("2")
    child.expect_exact("(Enter to skip) ")
    wait_until_it_reads(child)
    child.kill(signal.SIGTERM)
    code, output = ended(child)
    assert code == 128 + signal.SIGTERM
    assert kept(two) == [f"mentorlog --db {two.db} goal add 'Speak up' --with r2\n"]
    run_pasted(two, output)
    assert two("goal --json").json[0]["relationship"] == "Bo Lind"


def test_answers_are_kept_when_the_terminal_is_closed(ana: Mentor) -> None:
    """There is no one to read a message, so only the file tells."""
    child = at_terminal(ana, "feedback", "give")
    child.expect(r"[?] $")
    child.sendline("Monday's standup")
    child.expect_exact("Behaviour")
    child.expect(r"[?] $")
    child.close(force=False)
    (file,) = eventually(lambda: [file for file in recovery_files(ana) if file.stat().st_size])
    line = f"mentorlog --db {ana.db} feedback give --with r1 --situation 'Monday'\"'\"'s standup'\n"
    eventually(lambda: file.read_text() == line)


@pytest.mark.heavy
def test_text_that_is_being_typed_on_standard_input_is_kept(ana: Mentor) -> None:
    """The lines that were typed before Ctrl-C or a signal are in the file, and the line records them."""
    before = ana.db.read_bytes()
    for end, exit_code in (("intr", 130), ("SIGTERM", 128 + signal.SIGTERM), ("SIGHUP", 128 + signal.SIGHUP)):
        child = at_terminal(ana, "note", "-", "-w", "ana", size=(24, 250))
        child.sendline("one line")
        child.sendline("two lines")
        child.expect_exact("two lines")
        wait_until_signals_are_handled(child)
        if end == "intr":
            child.sendintr()
        else:
            child.kill(getattr(signal, end))
        code, output = ended(child)
        assert code == exit_code
        assert kept(ana) == ["one line\ntwo lines\n"]
        run_pasted(ana, output)
        assert ana("show n1 --json").json["text"] == "one line\ntwo lines"
        ana.db.write_bytes(before)
        assert recovery_files(ana) == []


WAITS = "import time\npath.write_text('half a thought\\n# mentorlog: help\\n', 'utf-8')\ntime.sleep(60)"
"""An editor that saves, and is still open."""
FILLS_IN = "import time\npath.write_text(text.replace('focus:', 'focus: half a thought'), 'utf-8')\ntime.sleep(60)"
"""The same for a form."""


@pytest.mark.parametrize(
    "words",
    [
        *(["note"], ["edit", "r1"]),
        *(pytest.param(words, marks=pytest.mark.heavy) for words in (["log"], ["raise"], ["agreement", "--edit"])),
    ],
)
def test_text_in_the_editor_is_kept_when_a_signal_ends_the_command(ana: Mentor, words: list[str]) -> None:
    """What the editor has saved is in the recovery file, and the editor ends too."""
    before = ana.db.read_bytes()
    script = FILLS_IN if words[0] == "edit" else WAITS
    child = at_terminal(ana, *words, size=(24, 250), **editor_that_runs(ana, script))
    eventually(lambda: "half a thought" in "".join(kept(ana)))
    child.kill(signal.SIGTERM)
    code, output = ended(child)
    assert code == 128 + signal.SIGTERM, output
    assert ana.db.read_bytes() == before
    (file,) = recovery_files(ana)
    assert f"What you typed is saved in {file}" in output
    is_form = words[0] in ("edit", "agreement")
    if not is_form:
        assert file.read_text() == "half a thought\n"
        run_pasted(ana, output)
        assert "half a thought" in str(ana("timeline --json").json) + str(ana("agenda --json").json)
    else:
        line = re.findall(r"To record it:\s+(.+)", output)[0]
        pasted = pexpect.spawn("sh", ["-c", line], env=ana.environ | {"TERM": "xterm"}, encoding="utf-8", timeout=20)
        assert ended(pasted)[0] == 0, line
        assert "half a thought" in str(ana("show r1 --json").json)


def test_the_file_of_an_editor_survives_a_kill(ana: Mentor) -> None:
    """SIGKILL leaves no time to save anything, so the editor's own file is in the recovery folder, readable only by its
    owner."""
    child = at_terminal(ana, "note", **editor_that_runs(ana, WAITS))
    eventually(lambda: "half a thought\n# mentorlog: help\n" in "".join(kept(ana)))
    child.kill(signal.SIGKILL)
    child.close()
    (file,) = recovery_files(ana)
    assert "half a thought" in file.read_text()
    assert (stat.S_IMODE(file.stat().st_mode), stat.S_IMODE(file.parent.stat().st_mode)) == (0o600, 0o700)


@pytest.mark.parametrize("script", ["text = 'a thought'", "pass"])
def test_the_file_of_an_editor_is_removed_when_it_is_not_needed(ana: Mentor, script: str) -> None:
    """The entry is saved, or nothing was typed."""
    child = at_terminal(ana, "note", **editor_that_runs(ana, f"{script}"))
    assert ended(child)[0] == (0 if "thought" in script else 1)
    assert recovery_files(ana) == []


def test_a_closed_terminal_keeps_what_the_editor_saved(ana: Mentor) -> None:
    """The kernel sends SIGHUP to the command and to the editor."""
    child = at_terminal(ana, "note", **editor_that_runs(ana, WAITS))
    eventually(lambda: "half a thought\n# mentorlog: help\n" in "".join(kept(ana)))
    child.close(force=False)
    eventually(lambda: kept(ana) == ["half a thought\n"])


@pytest.mark.heavy
def test_an_ignored_hangup_stays_ignored(ana: Mentor) -> None:
    """`nohup mentorlog ...` goes on when the terminal is closed."""
    script = f"trap '' HUP; exec {shlex.quote(sys.executable)} -m mentorlog note - -w ana"
    child = subprocess.Popen(["sh", "-c", script], env=ana.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None
    child.stdin.write(b"a thought\n")
    child.stdin.flush()
    time.sleep(0.5)
    os.kill(child.pid, signal.SIGHUP)
    assert child.communicate(timeout=20) and child.returncode == 0
    assert ana("show n1 --json").json["text"] == "a thought"


@pytest.mark.heavy
def test_piped_text_is_kept_when_a_signal_ends_the_wait_for_a_lock(ana: Mentor) -> None:
    """The text was read before the journal was opened."""
    import sqlite3

    with sqlite3.connect(ana.db, isolation_level=None) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        words = [sys.executable, "-m", "mentorlog", "note", "-", "-w", "ana"]
        child = subprocess.Popen(words, env=ana.environ, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        assert child.stdin is not None
        child.stdin.write(b"a long thought\n")
        child.stdin.close()
        child.stdin = None
        time.sleep(0.7)
        child.terminate()
        message = child.communicate(timeout=60)[1].decode()
        lock.execute("ROLLBACK")
    assert kept(ana) == ["a long thought\n"], message
    run_pasted(ana, message)
    assert ana("show n1 --json").json["text"] == "a long thought"
