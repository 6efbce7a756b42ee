"""Other processes: wait for them, and let one lock the journal."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

Found = TypeVar("Found")


def eventually(found: Callable[[], Found]) -> Found:
    """Wait until a function returns something true, at most a minute, and return that.

    A file that another process removes while the function reads it counts as nothing yet.
    """
    deadline = time.monotonic() + 60
    while True:
        try:
            if result := found():
                return result
        except (FileNotFoundError, ProcessLookupError):
            pass
        assert time.monotonic() < deadline, "it did not happen within a minute"
        time.sleep(0.01)


LOCKS = """
import sqlite3, sys
journal = sqlite3.connect(sys.argv[1], isolation_level=None)
journal.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.read()
"""


@contextmanager
def locked_by_a_process(journal: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Let another process hold the lock of a journal, so that nobody can read or write it.

    The process of the test can't: it loses its locks on a file when it closes that file, also if it only read it.
    """
    words = [sys.executable, "-c", LOCKS, str(journal)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"locked\n"
        yield holder
