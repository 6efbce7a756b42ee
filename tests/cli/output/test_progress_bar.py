"""The progress bar of a slow export, at a real terminal."""

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
"""The program with a slow export; the delay before the bar is shorter except in the test of the delay."""


def at_terminal(mentor: Mentor, *words: str, seconds: float, after: float = 0.05, **environ: str) -> str:
    """The complete output of a slow export at a terminal."""
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


def visible_text(output: str) -> str:
    """The text that stays on the screen, without erased lines."""
    lines = [""]
    for part in re.split(r"(\x1b\[[0-9;?]*[A-Za-z]|\r\n|\r)", output):
        if part == "\r\n":
            lines.append("")
        elif part == "\r" or part.endswith("K"):
            lines[-1] = ""
        elif part.endswith("A"):
            lines.pop()
        elif not part.startswith("\x1b"):
            lines[-1] += part
    return "\n".join(lines)


@pytest.mark.heavy
def test_the_progress_bar_appears_after_a_second_and_is_erased(ana: Mentor) -> None:
    """Only the answer stays on the screen, and the cursor is shown again."""
    output = at_terminal(ana, "export", "ana", "-o", str(ana.home / "ana.zip"), seconds=1.6, after=1)
    assert "Writing" in output
    assert "━" in output
    assert output.count("\x1b[?25l") == output.count("\x1b[?25h") == 1
    # a long path is on a line of its own, or on two
    assert "".join(visible_text(output).split()) == f"Wrote{ana.home / 'ana.zip'}"


def test_a_fast_export_has_no_progress_bar(ana: Mentor) -> None:
    """The cursor is not hidden either."""
    output = at_terminal(ana, "export", "ana", "-o", str(ana.home / "ana.zip"), seconds=0, after=1)
    assert "Writing" not in output
    assert "\x1b[?25l" not in output


@pytest.mark.heavy
def test_a_terminal_that_cannot_erase_lines_has_no_progress_bar(ana: Mentor) -> None:
    """Each step would be printed on a new line."""
    output = at_terminal(ana, "export", "ana", "-o", str(ana.home / "ana.zip"), seconds=0.4, TERM="dumb")
    assert "Writing" not in output


@pytest.mark.heavy
def test_the_progress_bar_has_no_colour_with_no_color(ana: Mentor) -> None:
    """The bar is still shown."""
    output = at_terminal(ana, "export", "ana", "-o", str(ana.home / "ana.zip"), seconds=0.7, NO_COLOR="1")
    assert "Writing" in output
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", output)


def test_piped_output_has_no_progress_bar(ana: Mentor) -> None:
    """Standard error stays empty during a slow export."""
    import subprocess

    words = ("export", "ana", "--format", "json")
    done = subprocess.run(
        [sys.executable, "-c", SLOW.format(seconds=0.4, after=0.05, words=words)],
        env=ana.environ,
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""


@pytest.mark.heavy
def test_a_screen_reader_gets_a_line_for_each_phase(ana: Mentor) -> None:
    """Nothing is drawn again or erased."""
    out = at_terminal(ana, "export", "ana", "-o", str(ana.home / "ana.zip"), seconds=0.5, ACCESSIBLE="1")
    assert out.splitlines()[:-1] == list(dict.fromkeys(out.splitlines()[:-1])), "a phase is written once"
    assert any(line.startswith("Writing") for line in out.splitlines())
    assert not {"\x1b", "━"} & set(out)
