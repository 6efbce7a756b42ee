"""Several processes that write at once lose nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping

from tests.cli.conftest import Mentor
from tests.reliability.kill_harness import check_is_sound

WRITER = """
import io, sys
from mentorlog.cli.typer_app.run import run
sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
name, count = sys.argv[1], int(sys.argv[2])
codes = {run(["note", f"{name}-{number}", "-w", "ana"]) for number in range(count)}
sys.exit(codes != {0})
"""


def test_processes_that_write_at_once_lose_nothing(
    ana: Mentor, is_heavy, write_counts: Callable[[Mapping[str, object]], None]
) -> None:
    """Every note is there, with a ref of its own, and each can be undone."""
    processes, writes = (8, 100) if is_heavy else (4, 10)
    words = [sys.executable, "-c", WRITER]
    writers = [
        subprocess.Popen([*words, f"w{number}", str(writes)], env=ana.environ, stderr=subprocess.PIPE, text=True)
        for number in range(processes)
    ]
    assert [(writer.communicate(timeout=600)[1], writer.returncode) for writer in writers] == [("", 0)] * processes
    notes = ana("notes --json -n 9999").json
    expected = {f"w{number}-{write}" for number in range(processes) for write in range(writes)}
    assert {note["text"] for note in notes} == expected
    assert len({note["ref"] for note in notes}) == len(notes) == processes * writes
    assert len(ana("history --json -n 9999").json) == processes * writes + 1
    check_is_sound(ana.db)
    ana("undo")
    assert len(ana("notes --json -n 9999").json) == processes * writes - 1
    write_counts({"processes": processes, "writes": processes * writes, "lost": 0})
