"""A journal of a newer schema may keep something private that this version does not know."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from mentorlog.store.file.header import VERSION
from tests.cli.conftest import Mentor

if TYPE_CHECKING:
    from pathlib import Path

FOR_OTHERS = (
    "export Ana",
    "export Ana --format json",
    "export Ana --format ics",
    "export --all --format csv -o all.zip",
    "agenda Ana --format md",
    "recap Ana",
    "recap s1 --json",
    "review Ana --shareable",
    "review me --shareable --json",
    "year --shareable --json",
    "year --format md",
    "year --story --json",
    "hours",
    "hours --json",
    "hours --anonymous -o hours.csv",
    "programme --json",
    "programme Leads --json",
    "programme Leads -o leads.md",
    "programme Leads --anonymous",
    "resource -o resources.md",
)


@pytest.mark.heavy
def test_nothing_is_shared_from_a_newer_journal(tmp_path: Path) -> None:
    """The owner can still read it, and export all of it."""
    ana = Mentor(tmp_path)
    ana("start Ana Souza --i-am mentor --since 2026-03-02 --programme Leads")
    ana("log about trust -w Ana --on 2026-03-02 --for 45m --private-notes secret")
    ana("resource add A book -w Ana")
    with sqlite3.connect(ana.db) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = sorted(tmp_path.rglob("*"))
    for line in FOR_OTHERS:
        words = line.replace("-o ", f"-o {tmp_path}/")
        error = ana.fails(words, code=1)
        assert "Nothing of it is shared.\n  Update mentorlog" in error, line
    assert sorted(tmp_path.rglob("*")) == before
    assert "trust" in ana("show s1").out
    assert "secret" in ana("export Ana --format json --include-private").out
