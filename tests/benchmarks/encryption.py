"""Print what opening an encrypted journal costs: `python -m tests.benchmarks.encryption [--rounds 40]`.

Every round runs each command once on each journal, in random order, with bare interpreters in between, as in
`tests.benchmarks`. The figures are milliseconds of processor time, the median and the fastest run: other load changes
them less than the time from start to end. Only for systems with a folder in memory, `/dev/shm`.
"""

# ruff: noqa: T201 - printing is its purpose

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Final

from tests.benchmarks.__main__ import NOW, PROGRAM, aligned
from tests.benchmarks.build import build
from tests.benchmarks.measure import Run, run

SIZES: Final = (0, 100_000)
COMMANDS: Final[dict[str, tuple[str, ...]]] = {"status": ("status",), "remind --count": ("remind", "--count")}
PASSPHRASE: Final = "correct horse battery staple"  # noqa: S105 - of a journal without content
STATES: Final = ("plain", "unlocked", "passphrase")
"""Not encrypted; with the key that `unlock` keeps; with the passphrase in the environment, from which a key follows."""

Case = tuple[str, int, str]
"""A command, the number of entries, and the state of the journal."""


def main() -> None:
    """Build the journals, time every case, print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.encryption", description=__doc__)
    parser.add_argument("--rounds", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory(dir="/dev/shm") as runtime:
        environments = {
            (size, state): _environment(Path(folder), size, state, runtime) for size in SIZES for state in STATES
        }
        for size in SIZES:
            _make(environments[size, "plain"], environments[size, "unlocked"], environments[size, "passphrase"], size)
        bare, runs = _measure(environments, rounds=options.rounds)
    rows = [["", "entries", *STATES]]
    for name in COMMANDS:
        rows += [[name, f"{size:,}", *(_figure(runs[name, size, state]) for state in STATES)] for size in SIZES]
    print(f"`python -c pass` {_figure(bare)} ms\n\n{aligned(rows)}")


def _environment(folder: Path, size: int, state: str, runtime: str) -> dict[str, str]:
    kind = "plain" if state == "plain" else "encrypted"
    environment = {"HOME": str(folder), "MENTORLOG_DB": str(folder / f"{kind}-{size}.db"), "MENTORLOG_NOW": NOW}
    if state == "passphrase":
        return environment | {"MENTORLOG_PASSPHRASE": PASSPHRASE, "XDG_RUNTIME_DIR": "/nonexistent"}
    return environment | {"XDG_RUNTIME_DIR": runtime}


def _make(plain: dict[str, str], unlocked: dict[str, str], passphrase: dict[str, str], size: int) -> None:
    """Create a journal, and an encrypted and unlocked copy."""
    print(f"building {size:,} entries", file=sys.stderr)
    build(Path(plain["MENTORLOG_DB"]), entries=size)
    shutil.copy(plain["MENTORLOG_DB"], unlocked["MENTORLOG_DB"])
    run([PROGRAM, "encrypt"], environment=passphrase)
    run([PROGRAM, "unlock"], environment=unlocked | {"MENTORLOG_PASSPHRASE": PASSPHRASE})


def _measure(
    environments: dict[tuple[int, str], dict[str, str]], *, rounds: int
) -> tuple[list[Run], dict[Case, list[Run]]]:
    cases = [(name, size, state) for name in COMMANDS for size, state in environments]
    # without an unlocked key it prints nothing
    cases = [case for case in cases if (case[0], case[2]) != ("remind --count", "passphrase")]
    bare: list[Run] = []
    runs: dict[Case, list[Run]] = defaultdict(list)
    for turn in range(rounds + 1):
        random.shuffle(cases)
        for name, size, state in cases:
            environment = environments[size, state]
            one = run([PROGRAM, *COMMANDS[name]], environment=environment)
            base = run([sys.executable, "-c", "pass"], environment=environment)
            if turn:  # the first round warms the disk's cache
                runs[name, size, state].append(one)
                bare.append(base)
    return bare, runs


def _figure(runs: list[Run]) -> str:
    if not runs:
        return ""
    times = sorted(each.processor * 1000 for each in runs)
    return f"{times[len(times) // 2]:.1f} ({times[0]:.1f})"


if __name__ == "__main__":
    main()
