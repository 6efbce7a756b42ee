"""Several processes that write at once lose nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping

import pytest

from tests.cli.conftest import Mentor
from tests.reliability.kill_harness import check_is_sound

WRITER = """
import contextlib, io, sys
from mentorlog.cli.typer_app.run import run
name, count = sys.argv[1], int(sys.argv[2])
repeated = 0
for number in range(count):
    while True:
        error = io.StringIO()
        with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())), contextlib.redirect_stderr(error):
            code = run(["note", f"{name}-{number}", "-w", "ana"])
        if code == 0:
            break
        if "is in use by another program" not in error.getvalue():
            sys.exit(error.getvalue())
        repeated += 1
print(repeated)
"""
"""Records notes. A note that is refused because the others hold the lock for too long is typed again, as a person would
do; a slow machine can make that happen."""


@pytest.mark.heavy
def test_processes_that_write_at_once_lose_nothing(
    ana: Mentor, is_heavy, write_counts: Callable[[Mapping[str, object]], None]
) -> None:
    """Every note is there, with a ref of its own, and each can be undone."""
    processes, writes = (8, 100) if is_heavy else (4, 10)
    words = [sys.executable, "-c", WRITER]
    writers = [
        subprocess.Popen(
            [*words, f"w{number}", str(writes)],
            env=ana.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(processes)
    ]
    answers = [writer.communicate(timeout=600) for writer in writers]
    assert [(error, writer.returncode) for (_, error), writer in zip(answers, writers, strict=True)] == [
        ("", 0)
    ] * processes
    repeated = sum(int(out) for out, _ in answers)
    notes = ana("notes --json -n 9999").json
    expected = {f"w{number}-{write}" for number in range(processes) for write in range(writes)}
    assert {note["text"] for note in notes} == expected
    assert len({note["ref"] for note in notes}) == len(notes) == processes * writes
    assert len(ana("history --json -n 9999").json) == processes * writes + 1
    check_is_sound(ana.db)
    ana("undo")
    assert len(ana("notes --json -n 9999").json) == processes * writes - 1
    write_counts({"processes": processes, "writes": processes * writes, "refused and repeated": repeated, "lost": 0})
