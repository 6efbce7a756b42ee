"""A terminal with an editor: a real one, or a simulated one in this process."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from mentorlog.cli.app import App
from tests.cli.conftest import Mentor
from tests.processes import eventually


def sit_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands of this process ask questions, as at a terminal."""
    for name in ("can_ask", "can_ask_passphrase"):
        monkeypatch.setattr(App, name, property(lambda _: True))


def editor_that_types(mentor: Mentor, text: str) -> dict[str, str]:
    """An environment whose editor replaces the content with `text`."""
    typed = mentor.home / "typed.txt"
    typed.write_text(text, encoding="utf-8")
    return {"EDITOR": f"cp '{typed}'"}


def editor_that_runs(mentor: Mentor, script: str) -> dict[str, str]:
    """An environment whose editor runs Python code: `text` is the content of the file before and after."""
    program = mentor.home / "editor.py"
    program.write_text(
        "import sys\n"
        + (
            "import pathlib; path = pathlib.Path(sys.argv[1])\n" if "path" in script else ""
        )  # takes two thirds of its time
        + "text = open(sys.argv[1], encoding='utf-8').read()\n"
        f"open({str(mentor.home / 'opened.txt')!r}, 'w', encoding='utf-8').write(text)\n"
        f"{script}\n"
        "open(sys.argv[1], 'w', encoding='utf-8').write(text)\n",
        encoding="utf-8",
    )
    return {"EDITOR": f"'{sys.executable}' -S '{program}'"}


def opened(mentor: Mentor) -> str:
    """The text with which the editor of `editor_that_runs` was opened."""
    return (mentor.home / "opened.txt").read_text("utf-8")


def at_terminal(mentor: Mentor, *words: str, size: tuple[int, int] = (24, 80), **environ: str) -> Any:
    """Start a command at a real terminal of this size (lines, columns); returns the child process of pexpect."""
    pexpect = pytest.importorskip("pexpect")
    if not hasattr(pexpect, "spawn"):
        pytest.skip("this platform has no terminals to make")
    child = pexpect.spawn(
        sys.executable,
        ["-m", "mentorlog", *words],
        env=mentor.environ | {"TERM": "xterm-256color", "PAGER": "cat"} | environ,
        encoding="utf-8",
        codec_errors="replace",
        dimensions=size,
        timeout=20,
    )
    # pexpect would sleep a tenth of a second at each end, and half of that before each key
    child.ptyproc.delayafterclose = 0
    child.delaybeforesend = 0.01
    return child


def wait_for_line_editor(child: Any) -> None:
    """Wait until a line editor, which reads single keys and echoes them itself, waits for a key."""
    import termios

    eventually(lambda: not termios.tcgetattr(child.child_fd)[3] & (termios.ICANON | termios.ECHO))
    wait_until_it_reads(child)


def wait_until_it_reads(child: Any) -> None:
    """Wait until the command that has asked a question sleeps (as Linux shows it), so that it waits for the answer.

    Python handles a signal that comes in the moment between the question and the wait only at the next key.
    """
    status = Path(f"/proc/{child.pid}/stat")
    if not status.exists():
        time.sleep(1)
        return
    eventually(lambda: status.read_text().rpartition(")")[2].split()[0] == "S")


def press_ctrl_c(child: Any) -> None:
    """Press Ctrl-C at a question, once it waits for the answer."""
    wait_until_it_reads(child)
    child.sendintr()


def answered(mentor: Mentor, *words: str, answers: list[tuple[str, str]]) -> tuple[int, str]:
    """Run a command at a real terminal and answer its questions in order, "^C" with Ctrl-C; return what `ends` does."""
    child = at_terminal(mentor, *words)
    for question, answer in answers:
        child.expect_exact(question)
        press_ctrl_c(child) if answer == "^C" else child.sendline(answer)
    return ends(child)


def ends(child: Any) -> tuple[int, str]:
    """The exit code of a command at a terminal, and its remaining output without colours."""
    import pexpect

    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, re.sub(r"\x1b\[[0-9;]*m", "", str(child.before))


def read(mentor: Mentor, *words: str, size: tuple[int, int] = (24, 80), **environ: str) -> tuple[int, str]:
    """The exit code of a command at a terminal, and its complete output, including colours."""
    child = at_terminal(mentor, *words, size=size, **environ)
    import pexpect

    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, str(child.before).replace("\r\n", "\n")


def recovery_files(mentor: Mentor) -> list[Path]:
    """The files in the recovery folder, and in the folders of editors in it."""
    folder = Path(mentor.base["XDG_DATA_HOME"]) / "mentorlog" / "unsaved"
    return sorted(file for file in folder.rglob("*") if file.is_file())


def kept(mentor: Mentor) -> list[str]:
    """The texts that could not be saved in the journal, from the recovery folder."""
    return [file.read_text("utf-8") for file in recovery_files(mentor)]
