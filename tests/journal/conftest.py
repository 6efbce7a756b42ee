"""What the tests of whole journals share: a journal of commands played, and a shell with `mentorlog` on its path."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from mentorlog.demo import Step

Shell = Callable[..., "subprocess.CompletedProcess[str]"]


def surroundings(folder: Path) -> dict[str, str]:
    """Make the environment of somebody whose home, and journal, is `folder`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MENTORLOG_", "XDG_"))}
    return kept | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "MENTORLOG_DB": str(folder / "journal.db"),
        "MENTORLOG_NOW": "2026-11-23T09:00",
    }


def play(written: Iterable[Step], *, folder: Path) -> Iterator[str]:
    """Run each command through the command line, at its own moment and in this process; yield what it said.

    Raises AssertionError at the first that fails.
    """
    from mentorlog.cli.root import run

    for step in written:
        said, complained = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            patch.setenv("HOME", str(folder))  # platformdirs looks there for settings
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
                code = run(step.arguments, environ=surroundings(folder) | {"MENTORLOG_NOW": step.at.isoformat()})
        answer, complaint = (stream.buffer.getvalue().decode() for stream in (said, complained) if not stream.flush())
        assert code == 0, f"{step}\n{answer}{complaint}"
        yield answer


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Run a line as typed in a shell, in an empty folder and on Monday 23 November 2026, nine in the morning."""

    def run(line: str, **changes: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", line],
            cwd=tmp_path,
            env=surroundings(tmp_path) | changes,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run
