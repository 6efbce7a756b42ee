"""Fixtures for the tests of the store: journals in memory and in files."""

import datetime as dt

import pytest

from mentorlog.store import Journal
from mentorlog.store.encryption.key_ring import ring
from tests.store.build import Build, in_memory


@pytest.fixture(autouse=True)
def _without_keys():
    """Each test begins as a command does, without the keys of other journals."""
    ring.clear()


@pytest.fixture
def journal():
    """An empty journal in memory."""
    with in_memory() as journal:
        yield journal


@pytest.fixture
def build(journal):
    """A `Build` that records entries in the journal in memory."""
    return Build(journal)


@pytest.fixture
def path(tmp_path):
    """A path at which a journal can be created."""
    return tmp_path / "journal.db"


@pytest.fixture
def filled(path):
    """The path of a journal with one relationship (r1) and one note (n1)."""
    with Journal.open(path, access="write") as journal:
        build = Build(journal)
        build.note("first", relationship=build.relationship("Ana Souza"), on=dt.date(2026, 3, 2))
    return path
