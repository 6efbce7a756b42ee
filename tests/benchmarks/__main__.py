"""Print how long complete commands take, relative to a bare interpreter: `python -m tests.benchmarks [--million]`.

Every round runs `python -c pass` and then the command on each journal, in random order, so that other load on the
machine affects all of them equally. Figures are medians over the rounds. Two journals are compared by their fastest
runs, because other load only adds time, often more than the difference. `!` marks figures over the limit.
"""

# ruff: noqa: T201 - printing is its purpose

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Final, NamedTuple

from mentorlog.cli.machine import machine_name
from mentorlog.store.backups.folder import file_name, folder_of
from tests.benchmarks.measure import OutputMode, Run, fastest, median, run

NOW: Final = "2026-11-23T09:00"
PROGRAM: Final = str(Path(sys.executable).with_name("mentorlog"))
NAME: Final = "søren"
SMALL_HISTORY: Final = 150
"""The number of entries of a journal with a short history, and as many open entries as the large ones."""
COMMANDS: Final[dict[str, tuple[str, ...]]] = {
    "status": ("status",),
    "review": ("review", NAME),
    "remind": ("remind",),
    "search": ("search", "delegation"),
    "show": ("show", "s1"),
    "log": ("log", "-w", NAME, "--for", "45m", "--me", "Send it by friday", "talked about delegation"),
    "note": ("note", "-w", NAME, "seemed", "tired"),
    "done": ("done", "a1"),
}
PROMPTS: Final[dict[str, tuple[str, ...]]] = {
    "complete a name": ("review", "sø"),
    "complete a ref": ("done", "a"),
    "remind --count": ("remind", "--count"),
}
"""What runs on each Tab and in each shell prompt, without Typer."""
OUTPUT_MODES: Final[tuple[OutputMode, ...]] = ("piped", "json", "drawn")
LIMITS: Final[dict[OutputMode, float]] = {"piped": 7, "json": 7, "drawn": 9.5}
PROMPT_LIMIT: Final = 3.5
SLOWER_LIMIT: Final = 1.15
MEMORY_LIMIT: Final = 1.2


class Case(NamedTuple):
    """One measurement: a command or a completion on one journal."""

    name: str
    """The name of the command or completion."""
    mode: OutputMode
    """How the output is read."""
    entries: int
    """The number of entries in the journal."""


Runs = dict[Case, list[Run]]


def main() -> None:
    """Build the journals, time every case, print the tables."""
    options = _options()
    sizes = [0, SMALL_HISTORY, 10_000, 100_000, *([1_000_000] if options.million else [])]
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        journals = {size: folder / f"{size}.db" for size in sizes}
        for size, path in journals.items():
            if not path.exists():
                print(f"building {size:,} entries", file=sys.stderr)
                subprocess.run([sys.executable, "-m", "tests.benchmarks.build", str(path), str(size)], check=True)
            _add_backup_of_today(path)
        base, runs = _measure(journals, folder=temporary, rounds=options.rounds)
        print(
            _machine(), f"`python -c pass` {base.seconds * 1000:.1f} ms, medians of {options.rounds} rounds", sep="\n"
        )
        for size, path in journals.items():
            print(f"\n{size:,} entries, {path.stat().st_size / 1e6:,.1f} MB\n\n{_table(base, runs, size)}")
        print(f"\n{sizes[-1]:,} entries against none\n\n{_growth(runs, sizes[-1], 0)}")
        print(f"\n{sizes[-1]:,} entries against {SMALL_HISTORY}\n\n{_growth(runs, sizes[-1], SMALL_HISTORY)}")


def _add_backup_of_today(journal: Path) -> None:
    """Add an empty file with the name of today's backup, because the first write of the day is not what is measured."""
    backups = folder_of(journal, None)
    backups.mkdir(exist_ok=True)
    (backups / file_name(dt.datetime.now(dt.UTC), machine=machine_name())).touch()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--million", action="store_true", help="also a journal of 1,000,000 entries")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--folder", type=Path, help="use the journals in this folder, and build those that are missing")
    return parser.parse_args()


def _measure(journals: dict[int, Path], *, folder: str, rounds: int) -> tuple[Run, Runs]:
    environments = {size: _environment(path, folder) for size, path in journals.items()}
    cases = [
        *(Case(name, mode, size) for name in COMMANDS for mode in OUTPUT_MODES for size in journals),
        *(Case(name, "piped", size) for name in PROMPTS for size in journals),
    ]
    bare: list[Run] = []
    runs: Runs = defaultdict(list)
    for turn in range(rounds + 1):
        print(f"round {turn} of {rounds}", file=sys.stderr)
        random.shuffle(cases)
        for place, case in enumerate(cases):
            one = _run(case, environments[case.entries])
            if turn == 0:
                continue  # the first round warms the disk's cache and compiles what is not compiled yet
            runs[case].append(one)
            if place % 4 == 0:
                bare.append(run([sys.executable, "-c", "pass"], environment=environments[case.entries]))
    return median(bare), runs


def _run(case: Case, environment: dict[str, str]) -> Run:
    if case.name in PROMPTS:
        shell = {"_MENTORLOG_COMPLETE": "bash"} if case.name.startswith("complete") else {}
        return run([PROGRAM, *PROMPTS[case.name]], environment=environment | shell)
    if case.name == "done":
        run([PROGRAM, "reopen", "a1"], environment=environment)
    json = ["--json"] if case.mode == "json" else []
    return run([PROGRAM, *COMMANDS[case.name], *json], environment=environment, mode=case.mode)


def _environment(path: Path, folder: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return kept | {"HOME": folder, "TERM": "xterm-256color", "MENTORLOG_DB": str(path), "MENTORLOG_NOW": NOW}


def _machine() -> str:
    processor = platform.processor() or platform.machine()
    if (cpuinfo := Path("/proc/cpuinfo")).exists():
        models = [line.partition(":")[2].strip() for line in cpuinfo.read_text().splitlines() if "model name" in line]
        processor = models[0] if models else processor
    system = f"{platform.system()} {platform.release()}"
    return (
        f"{processor}, {os.cpu_count()} cores, {system}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}"
    )


def _table(base: Run, runs: Runs, size: int) -> str:
    rows = [["", *OUTPUT_MODES, "peak MiB"]]
    for name in COMMANDS:
        ones = {mode: median(runs[Case(name, mode, size)]) for mode in OUTPUT_MODES}
        ratios = [_limited(one.seconds / base.seconds, LIMITS[mode]) for mode, one in ones.items()]
        rows.append([name, *ratios, f"{max(one.kib for one in ones.values()) / 1024:.0f}"])
    for name in PROMPTS:
        one = median(runs[Case(name, "piped", size)])
        rows.append([name, _limited(one.seconds / base.seconds, PROMPT_LIMIT), "", "", f"{one.kib / 1024:.0f}"])
    return aligned(rows)


def _growth(runs: Runs, large: int, small: int) -> str:
    rows = [["", *OUTPUT_MODES, "memory"]]
    for name in (*COMMANDS, *PROMPTS):
        pairs = [
            (fastest(runs[Case(name, mode, large)]), fastest(runs[Case(name, mode, small)]))
            for mode in (OUTPUT_MODES if name in COMMANDS else OUTPUT_MODES[:1])
        ]
        slower = [_limited(one.seconds / other.seconds, SLOWER_LIMIT, 2) for one, other in pairs]
        heavier = max(one.kib / other.kib for one, other in pairs)
        rows.append([name, *slower, *[""] * (len(OUTPUT_MODES) - len(slower)), _limited(heavier, MEMORY_LIMIT, 2)])
    return aligned(rows)


def _limited(ratio: float, limit: float, digits: int = 1) -> str:
    return f"{ratio:.{digits}f}{' !' if ratio > limit else ''}"


def aligned(rows: list[list[str]]) -> str:
    """A Markdown table, which also reads well as it is."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    head, *body = (
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    )
    return "\n".join((head, "|" + "|".join("-" * (width + 2) for width in widths) + "|", *body))


if __name__ == "__main__":
    main()
