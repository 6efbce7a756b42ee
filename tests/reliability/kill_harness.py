"""Kill a command with SIGKILL at a random moment, and see what it left.

A command starts for a tenth of a second and writes for a few milliseconds, so moments drawn from its whole duration
would nearly always be before the write. Most kills are therefore aimed: the harness waits until the command has made
the file that is there while it writes (SQLite's `-journal`, the draft of a new journal), and kills it a random time
after that, drawn from the measured duration of the write. The others are drawn from the whole duration."""

from __future__ import annotations

import random
import re
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from tests.cli.state import entries

Moment = Literal["before", "during", "after"]
MOMENTS: Final[tuple[Moment, ...]] = ("before", "during", "after")
_AIMED: Final = 0.8
"""The part of the kills that wait for the write."""
_MOST_ATTEMPTS: Final = 50
_UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|^[0-9a-f]{32}$")


class Duration(NamedTuple):
    """How long a command took, in seconds."""

    write: float
    """From the first to the last moment at which it was seen to write."""
    whole: float
    """From its start to its end."""


class Process:
    """A command that runs in a process of its own, on a journal; `writing` says whether it is writing now."""

    def __init__(
        self, words: list[str], *, environ: dict[str, str], writing: Callable[[], bool], typed: str = ""
    ) -> None:
        self.writing = writing
        self.begun = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mentorlog", *words],
            env=environ,
            stdin=subprocess.PIPE if typed else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        if self.process.stdin is not None:
            self.process.stdin.write(typed.encode())
            self.process.stdin.close()
            self.process.stdin = None

    def wait_for_write(self) -> bool:
        """Wait until the command writes; false if it ended before that was seen."""
        while not self.writing():
            if self.process.poll() is not None:
                return False
        return True

    def end(self) -> str:
        """Wait until the command has ended; returns its error messages."""
        return self.process.communicate(timeout=60)[1].decode()

    def kill(self) -> bool:
        """Kill the command; false if it had ended."""
        had_ended = self.process.poll() is not None
        self.process.kill()
        self.end()
        return not had_ended and self.process.returncode == -9


def is_writing(journal: Path) -> Callable[[], bool]:
    """Whether a file is there that only exists while a command writes to this journal: SQLite's rollback journal, or
    the draft of a new or migrated one."""
    rollback = str(journal) + "-journal"
    drafts = f".{journal.name}."

    def look() -> bool:
        import os

        return os.path.exists(rollback) or any(name.startswith(drafts) for name in os.listdir(journal.parent))  # noqa: PTH110, PTH208

    return look


def measure(
    words: list[str],
    *,
    environ: dict[str, str],
    journal: Path,
    typed: str = "",
    writing: Callable[[], bool] | None = None,
) -> Duration:
    """Run a command to its end and measure it; `typed` is its standard input. `writing`: whether it is writing now, if
    it writes more than the journal."""
    process = Process(words, environ=environ, writing=writing or is_writing(journal), typed=typed)
    process.wait_for_write()
    first = last = time.monotonic()
    while process.process.poll() is None:
        if process.writing():
            last = time.monotonic()
    error = process.end()
    assert process.process.returncode == 0, f"mentorlog {words}: {error}"
    return Duration(last - first, time.monotonic() - process.begun)


def kill_one(
    words: list[str],
    *,
    prepare: Callable[[], object],
    environ: dict[str, str],
    journal: Path,
    duration: Duration,
    dice: random.Random,
    typed: str = "",
    writing: Callable[[], bool] | None = None,
) -> None:
    """Run a command on the journal that `prepare` makes, and kill it at a random moment; again if it had ended by
    itself. `writing` as for `measure`."""
    for _ in range(_MOST_ATTEMPTS):
        prepare()
        process = Process(words, environ=environ, writing=writing or is_writing(journal), typed=typed)
        if dice.random() < _AIMED:
            process.wait_for_write()
            time.sleep(dice.uniform(0, duration.write * 1.2))
        else:
            time.sleep(dice.uniform(0, duration.whole))
        if process.kill():
            return
    raise AssertionError(f"mentorlog {words} always ended before it was killed")


def moment_of(journal: Path, *, is_changed: Callable[[], bool]) -> Moment:
    """When the kill hit, from what it left. `is_changed` compares the content, which rolls back an unfinished write, so
    it is called last."""
    if is_writing(journal)():
        return "during"
    return "after" if is_changed() else "before"


def content(journal: Path) -> Any:
    """The entries of a journal, their links, counts and search index; identifiers that are drawn at random are left
    out."""
    return {table: [_without_uuids(row) for row in rows] for table, rows in entries(journal).items()}


def _without_uuids(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple("uuid" if isinstance(value, str) and _UUID.search(value) else value for value in row)


def check_is_sound(journal: Path) -> None:
    """SQLite finds no fault in the file."""
    with closing(sqlite3.connect(journal)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def as_counts(found: Counter[Moment]) -> dict[str, int]:
    """The counts of kills before, during and after a write, and of all."""
    return {"kills": sum(found.values()), **{moment: found[moment] for moment in MOMENTS}}
