"""What the tests of whole journals share: a shell with `mentorlog` on its path and a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Shell = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Run a line as typed in a shell, in an empty folder and on Monday 23 November 2026, nine in the morning."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MENTORLOG_", "XDG_"))}
    environment = kept | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "TMPDIR": str(tmp_path),
        "MENTORLOG_DB": str(tmp_path / "journal.db"),
        "MENTORLOG_NOW": "2026-11-23T09:00",
    }

    def run(line: str, **changes: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", line],
            cwd=tmp_path,
            env=environment | changes,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run
