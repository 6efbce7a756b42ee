"""A review runs a fixed number of queries by index, whatever the length of the history."""

from __future__ import annotations

import contextlib
import io
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from mentorlog.cli.typer_app.run import run
from mentorlog.store import Journal
from tests.benchmarks.build import ACTIVE, build
from tests.cli.conftest import NOW
from tests.store.test_plans import _check

pytestmark = pytest.mark.heavy  # the long journal takes seconds to build
LINES: Final = (
    "review søren --json",
    "review søren --brief",
    "review søren",
    "review --json",
    "review --all --json",
    "review søren --shareable --json",
    "review --all --shareable --json",
)


class Cost(NamedTuple):
    """The statements that a command ran on a journal, and the number of steps of SQLite's virtual machine."""

    statements: list[str]
    steps: int

    @property
    def queries(self) -> list[str]:
        """The statements that read."""
        return [statement for statement in self.statements if statement.startswith(("SELECT", "WITH"))]


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Paths of journals with the same five relationships to meet tomorrow, with a short and a long history."""
    found = {}
    for name, entries in (("short", 4000), ("long", 12_000)):
        found[name] = tmp_path_factory.mktemp(name) / "journal.db"
        build(found[name], entries=entries)
    return found


def cost(path: Path, line: str, monkeypatch: pytest.MonkeyPatch) -> Cost:
    """Run a command on a journal and return its cost."""
    statements: list[str] = []
    steps = 0
    connect: Callable[..., Any] = sqlite3.connect

    def step() -> None:
        nonlocal steps
        steps += 1

    def watched(*args: Any, **settings: Any) -> Any:
        connection = connect(*args, **settings)
        connection.set_trace_callback(statements.append)
        connection.set_progress_handler(step, 1)
        return connection

    with monkeypatch.context() as patch, contextlib.redirect_stdout(io.StringIO()) as output:
        patch.setattr(sqlite3, "connect", watched)
        assert run(line.split(), environ={"MENTORLOG_DB": str(path), "MENTORLOG_NOW": NOW, "HOME": "/"}) == 0
    assert json.loads(output.getvalue()) if "--json" in line else "Søren" in output.getvalue()
    return Cost(statements, steps)


@pytest.mark.parametrize("line", LINES)
def test_a_long_history_needs_no_more_queries(
    paths: dict[str, Path], line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With three times as many entries, the steps do not double: they grow while months without a session fill up."""
    short, long = (cost(paths[name], line, monkeypatch) for name in ("short", "long"))
    assert 0 < len(long.queries) <= len(short.queries) + 2  # a query is omitted if it has nothing to look up
    assert long.steps < short.steps * 2


@pytest.mark.parametrize("option", ["", " --shareable"])
def test_review_all_costs_as_much_as_a_review_of_each_relationship(
    paths: dict[str, Path], option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--all` runs only two queries besides those of each review."""
    single = cost(paths["long"], f"review søren --json{option}", monkeypatch)
    together = cost(paths["long"], f"review --all --json{option}", monkeypatch)
    assert len(single.queries) <= 25
    assert len(together.queries) <= ACTIVE * len(single.queries) + 2


@pytest.mark.parametrize("line", LINES)
def test_every_query_uses_an_index(paths: dict[str, Path], line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No query scans a table of entries, and this includes those of `--shareable`."""
    measured = cost(paths["long"], line, monkeypatch)
    with Journal.open(paths["long"], access="read") as journal:
        if "--shareable" in line:
            journal.hide_private()
        for sql in measured.queries:
            # one person has few relationships and questions, and a page may show all of them
            if "FROM relationship x" not in sql and "FROM question x" not in sql:
                _check(journal._connection, sql)
