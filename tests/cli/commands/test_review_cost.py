"""What a review costs: a fixed number of questions to the journal, by indexes, whatever the length of the history."""

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
    """What a command asked a journal: its statements as they ran, and how many steps SQLite's machine took for them."""

    statements: list[str]
    steps: int

    @property
    def questions(self) -> list[str]:
        """The statements that read."""
        return [one for one in self.statements if one.startswith(("SELECT", "WITH"))]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same five relationships that are met tomorrow, with a short history and a long one."""
    found = {}
    for name, entries in (("short", 4000), ("long", 12_000)):
        found[name] = tmp_path_factory.mktemp(name) / "journal.db"
        build(found[name], entries=entries)
    return found


def cost(place: Path, line: str, monkeypatch: pytest.MonkeyPatch) -> Cost:
    """Run a command on a journal, and look at what it asks."""
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

    with monkeypatch.context() as patch, contextlib.redirect_stdout(io.StringIO()) as said:
        patch.setattr(sqlite3, "connect", watched)
        assert run(line.split(), environ={"MENTORLOG_DB": str(place), "MENTORLOG_NOW": NOW, "HOME": "/"}) == 0
    assert json.loads(said.getvalue()) if "--json" in line else "Søren" in said.getvalue()
    return Cost(statements, steps)


@pytest.mark.parametrize("line", LINES)
def test_a_long_history_is_no_more_work(places: dict[str, Path], line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three times as many entries in the same twenty years: the same questions, and less than half again of the work,
    which is for months that had no session before and for how much was promised in the last few."""
    short, long = (cost(places[name], line, monkeypatch) for name in ("short", "long"))
    assert 0 < len(long.questions) <= len(short.questions) + 2  # nothing is asked of what there is none of
    assert long.steps < short.steps * 1.5


@pytest.mark.parametrize("option", ["", " --shareable"])
def test_each_relationship_costs_the_same(
    places: dict[str, Path], option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--all` asks of each what `review NAME` asks of one, and a few questions besides."""
    one = cost(places["long"], f"review søren --json{option}", monkeypatch)
    every = cost(places["long"], f"review --all --json{option}", monkeypatch)
    assert len(one.questions) <= 25
    assert len(every.questions) <= ACTIVE * len(one.questions) + 2


@pytest.mark.parametrize("line", LINES)
def test_every_question_goes_by_an_index(places: dict[str, Path], line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No plan passes through a table of entries, in the picture for a shared screen neither."""
    asked = cost(places["long"], line, monkeypatch)
    with Journal.open(places["long"], access="read") as journal:
        if "--shareable" in line:
            journal.hide_private()
        for sql in asked.questions:
            if "FROM relationship x" not in sql:
                _check(journal._connection, sql)
