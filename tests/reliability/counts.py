"""The counts of a run, which docs/reliability.md quotes: `pytest --heavy --update-reliability tests/reliability`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).parents[2] / "docs" / "reliability.json"
"""The file with the counts, by the test that made them."""


def update(test: str, counts: Mapping[str, object]) -> None:
    """Write the counts of one test to the file. Tests of several processes may do so at once."""
    import fcntl

    with FILE.open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        text = file.read()
        found = json.loads(text) if text else {}
        found[test] = counts
        file.truncate(0)
        file.write(json.dumps(dict(sorted(found.items())), indent=2) + "\n")
