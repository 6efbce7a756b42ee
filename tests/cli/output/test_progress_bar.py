"""The bar beside an export that takes long, at a real terminal."""

from __future__ import annotations

import re
import sys
from typing import Any

import pytest

from tests.cli.conftest import Mentor

SLOW = """
import sys, time
from mentorlog.cli.output import progress_bar
from mentorlog.export import tables
progress_bar.DELAY = min(progress_bar.DELAY, {after})
made = tables.tables
tables.tables = lambda told: (time.sleep({seconds}), made(told))[1]
from mentorlog.cli.typer_app.run import run
sys.exit(run({words!r}))
"""
"""The program, with a writer that takes its time, and a shorter second for what is not about that."""


def at_terminal(mentor: Mentor, *words: str, seconds: float, after: float = 0.05, **environ: str) -> str:
    """All that a slow export writes to a terminal."""
    pexpect: Any = pytest.importorskip("pexpect")
    if not hasattr(pexpect, "spawn"):
        pytest.skip("this platform has no terminals to make")
    child = pexpect.spawn(
        sys.executable,
        ["-c", SLOW.format(seconds=seconds, after=after, words=words)],
        env=mentor.environ | {"TERM": "xterm-256color"} | environ,
        encoding="utf-8",
        timeout=20,
    )
    child.ptyproc.delayafterclose = 0
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, child.before
    return str(child.before)


def seen(said: str) -> str:
    """What is left on the screen: lines that were wiped are gone."""
    lines = [""]
    for part in re.split(r"(\x1b\[[0-9;?]*[A-Za-z]|\r\n|\r)", said):
        if part == "\r\n":
            lines.append("")
        elif part == "\r" or part.endswith("K"):
            lines[-1] = ""
        elif part.endswith("A"):
            lines.pop()
        elif not part.startswith("\x1b"):
            lines[-1] += part
    return "\n".join(lines)


def test_it_appears_after_a_second_and_goes(ana: Mentor) -> None:
    """It says what is being done, and leaves nothing behind but the answer; the cursor is where it was."""
    said = at_terminal(ana, "export", "ana", "-o", str(ana.home / "ana.zip"), seconds=1.6, after=1)
    assert "Writing" in said
    assert "━" in said
    assert said.count("\x1b[?25l") == said.count("\x1b[?25h") == 1
    # a long path stands on a line of its own
    assert seen(said).split() == ["Wrote", str(ana.home / "ana.zip")]


def test_what_is_quick_has_none(ana: Mentor) -> None:
    """Nor is anything loaded for it."""
    said = at_terminal(ana, "export", "ana", "-o", str(ana.home / "ana.zip"), seconds=0, after=1)
    assert "Writing" not in said
    assert "\x1b[?25l" not in said


def test_a_terminal_that_can_not_wipe_a_line_has_none(ana: Mentor) -> None:
    """It would be a line for every step."""
    said = at_terminal(ana, "export", "ana", "-o", str(ana.home / "ana.zip"), seconds=0.4, TERM="dumb")
    assert "Writing" not in said


def test_it_has_no_colour_where_none_is_wanted(ana: Mentor) -> None:
    """As everything else."""
    said = at_terminal(ana, "export", "ana", "-o", str(ana.home / "ana.zip"), seconds=0.7, NO_COLOR="1")
    assert "Writing" in said
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", said)


def test_a_pipe_has_none(ana: Mentor) -> None:
    """However long it takes, standard error has what is said beside the answer alone."""
    import subprocess

    words = ("export", "ana", "--format", "json")
    done = subprocess.run(
        [sys.executable, "-c", SLOW.format(seconds=0.4, after=0.05, words=words)],
        env=ana.environ,
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
