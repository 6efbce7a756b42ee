"""A journal in a file with one relationship, for the tests of workflows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mentorlog.model import Relationship
from mentorlog.store import Journal
from tests.store.build import Build

NOW = dt.datetime.fromisoformat("2026-11-23T09:00")  # a Monday
TODAY = NOW.date()


class Filled(Build):
    """A journal in a file, with methods that record entries; they belong to the relationship `ana` by default."""

    @property
    def ana(self) -> Relationship:
        """The first relationship, in which I am the mentor."""
        found = self.journal.entry(self.one)
        assert isinstance(found, Relationship)
        return found

    def entry(self, ref: Any) -> Any:
        """The current state of an entry."""
        return self.journal.entry(ref)

    def verbs(self) -> list[str]:
        """The commands that changed the journal, newest first."""
        return [command.verb for command in self.journal.commands(limit=20)]


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of an empty journal; creating it takes ten times as long as copying it."""
    path = tmp_path_factory.mktemp("empty") / "journal.db"
    Journal.open(path, access="write").close()
    return path.read_bytes()


@pytest.fixture
def filled(tmp_path: Path, empty: bytes) -> Iterator[Filled]:
    """A journal with one relationship, Ana Souza (r1)."""
    path = tmp_path / "journal.db"
    path.touch(mode=0o600)
    path.write_bytes(empty)
    with Journal.open(path, access="write", today=TODAY) as journal:
        filled = Filled(journal)
        filled.relationship()
        yield filled
