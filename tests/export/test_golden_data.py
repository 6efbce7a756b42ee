"""Tables and JSON of a short and of a long relationship, in both roles, as they are kept in tests/golden/export/data.

To write the golden files anew, and read them:

    MENTORLOG_GOLDEN=write pytest -n0 tests/export/test_golden_data.py && git diff tests/golden
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mentorlog.export.jsontext import dumps
from mentorlog.export.record import record
from mentorlog.export.tables import tables
from mentorlog.insight.whole import Whole
from tests.export.lives import ENDED, long, short

GOLDEN = Path(__file__).parents[1] / "golden" / "export" / "data"
WRITES = os.environ.get("MENTORLOG_GOLDEN") == "write" and not os.environ.get("CI")


def as_tables(one: Whole) -> str:
    """All tables one after the other, each under its name."""
    found = tables([one])
    return "\n".join(f"{name}\n{found[name].decode('utf-8-sig')}".replace("\r\n", "\n") for name in sorted(found))


def as_json(one: Whole) -> str:
    """The JSON of one relationship."""
    return dumps(record([one], now=ENDED)) + "\n"


FILES = {
    "short-mentor.csv": lambda: as_tables(short("mentor")),
    "short-mentee.csv": lambda: as_tables(short("mentee")),
    "long-mentor.csv": lambda: as_tables(long("mentor")),
    "long-mentee.csv": lambda: as_tables(long("mentee")),
    "short-mentor.json": lambda: as_json(short("mentor")),
    "short-mentee.json": lambda: as_json(short("mentee")),
    "long-mentor.json": lambda: as_json(long("mentor")),
    "long-mentee.json": lambda: as_json(long("mentee")),
}


@pytest.mark.parametrize("name", FILES)
def test_the_whole_file(name: str) -> None:
    """Every row and every key, as read and approved by a person."""
    said = FILES[name]()
    if WRITES:
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_text(said, encoding="utf-8", newline="\n")
    assert said == (GOLDEN / name).read_text(encoding="utf-8")


def test_every_file_that_is_kept_is_asked_for() -> None:
    """A file without its test would go stale."""
    assert {path.name for path in GOLDEN.iterdir()} == set(FILES)
