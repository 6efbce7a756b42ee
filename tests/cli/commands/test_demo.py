"""`demo`: an invented journal, its page and what to try."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import pytest

from tests.cli.conftest import Mentor
from tests.cli.terminal import read
from tests.programs import program


def test_the_demo_fits_a_terminal_of_80_by_24(mentor: Mentor) -> None:
    """The review, the line that selects the journal, and three lines of what to try are on one screen."""
    code, output = read(mentor, "demo")
    shown = re.sub(r"\x1b\[[0-9;]*m", "", output).splitlines()
    assert code == 0
    assert len(shown) <= 23
    assert shown[0].startswith("Søren Østergård, you mentor")
    assert re.match(r"export MENTORLOG_DB=/\S+/demo\.db$", shown[-4])
    assert [line.split("  ")[0] for line in shown[-3:]] == [
        "mentorlog",
        "mentorlog log we talked about fear -w Søren --for 45m",
        "mentorlog demo --tour",
    ]


@pytest.mark.heavy
def test_the_line_that_selects_the_journal_can_be_copied_from_a_narrow_terminal(mentor: Mentor) -> None:
    """The terminal shows it on several lines; it is one."""
    output = read(mentor, "demo", size=(24, 40))[1]
    assert re.search(r"^export MENTORLOG_DB=/\S+/demo\.db$", re.sub(r"\x1b\[[0-9;]*m", "", output), re.M)


@pytest.mark.heavy
def test_the_demo_waits_for_the_disk_only_at_the_end(mentor: Mentor) -> None:
    """Not once for each of its hundred commands, as one that is typed does. The file is whole then."""
    calls = mentor.home / "calls"
    words = ["-f", "-qq", "-o", str(calls), "-e", "trace=fsync,fdatasync", sys.executable, "-m", "mentorlog"]
    for line in ("--db demo.db demo", "--db demo.db note hello -w Søren"):
        subprocess.run(
            [program("strace"), *words, *shlex.split(line)],
            cwd=mentor.home,
            env=mentor.environ,
            check=True,
            capture_output=True,
        )
        assert 3 < len(calls.read_text().splitlines()) <= 10
    assert {found["status"] for found in mentor("--db demo.db doctor --json").json} <= {"ok", "note"}


@pytest.mark.heavy
def test_every_line_of_the_tour_works(mentor: Mentor) -> None:
    """The tour is about the demo journal that is in use, and makes no other."""
    path = mentor("demo --json").json["journal"]
    lines = mentor("demo --tour", MENTORLOG_DB=path).out.splitlines()
    assert f"export MENTORLOG_DB={path}" in lines
    commands = [shlex.split(line.partition("  ")[0])[1:] for line in lines if line.startswith("mentorlog")]
    assert len(commands) == 12
    for command in commands:
        if command != ["export", "Søren"]:  # it writes a file
            mentor(command, MENTORLOG_DB=path)


@pytest.mark.heavy
def test_the_tour_never_uses_a_journal_of_yours(ana: Mentor) -> None:
    """Without a demo journal it creates one."""
    lines = ana("demo --tour").out
    assert "mentorlog-demo-" in lines
    assert str(ana.db) not in lines
