"""The page on reliability names tests that exist, and quotes the counts that they wrote."""

from __future__ import annotations

import json
import re

import pytest

from tests.generated_docs import GENERATED
from tests.reliability import counts
from tests.reliability.page import FAULTS, KILLS, PAGE, ROOT, counts_of, defined_tests, named_tests

TEXT = PAGE.read_text("utf-8")
PROMISES = re.findall(r"^- (\*\*.+\n(?:  .+\n)*)", TEXT.partition("## What is not promised")[0], re.M)
MANY = 200


@pytest.mark.heavy
def test_every_test_on_the_page_exists() -> None:
    """In the file that is named."""
    names = named_tests(TEXT)
    assert len(names) > 40
    assert len(names) == len(set(names))
    assert [name for name in names if name.split("::")[1] not in defined_tests(ROOT / name.split("::")[0])] == []


def test_a_test_that_was_renamed_is_missed() -> None:
    """Only functions and classes of tests are found, not the names that they use."""
    found = defined_tests(ROOT / "tests" / "store" / "test_stateful.py")
    assert found == {"TestJournal"}


def test_every_promise_names_the_tests_that_check_it() -> None:
    """No promise rests on words alone."""
    assert len(PROMISES) > 15
    assert [promise for promise in PROMISES if not named_tests(promise)] == []


def test_the_page_says_which_tests_are_heavy() -> None:
    """Those with the marker; others run in an everyday run too, with smaller counts."""
    for name, mark in re.findall(r"`(tests/[\w/]+\.py::\w+)`( \(heavy\))?", TEXT):
        path, _, test = name.partition("::")
        source = (ROOT / path).read_text("utf-8")
        is_heavy = re.search(rf"^@pytest\.mark\.heavy\n(?:@.+\n)*def {test}\(", source, re.M)
        assert bool(mark) == bool(is_heavy), name


def test_every_test_with_counts_is_on_the_page() -> None:
    """And each count belongs to a test that exists."""
    counted = {name.partition("[")[0] for name in json.loads(counts.FILE.read_text("utf-8"))}
    assert counted == {*KILLS, *FAULTS}
    assert counted <= set(named_tests(TEXT))


def test_the_counts_are_those_of_heavy_runs() -> None:
    """At least 200 kills of each kind, five of each command, and 300 damaged files; most kills hit the write."""
    found = json.loads(counts.FILE.read_text("utf-8"))
    for test in KILLS:
        values = counts_of(test, found)
        assert values["kills"] >= MANY, test
        assert values["during"] >= values["kills"] // 5, test
        assert all(each["kills"] >= 5 for each in (values.get("commands") or values.get("journals") or {}).values())
    (damaged,) = (counts_of(test, found) for test in FAULTS if "damaged_files" in test)
    assert damaged["files"] >= 300
    (writes,) = (counts_of(test, found) for test in FAULTS if "write_at_once" in test)
    assert (writes["processes"], writes["writes"], writes["lost"]) == (8, 800, 0)


def test_a_count_that_was_changed_by_hand_is_restored() -> None:
    """In each of the tables."""
    update = GENERATED[PAGE.name]
    rows = [line for line in TEXT.splitlines(keepends=True) if re.search(r"^\| .*\d", line)]
    assert len(rows) == len(KILLS) + 1 + len(FAULTS)
    for row in rows:
        assert update(TEXT.replace(row, re.sub(r"\d", "7", row) + row)) == TEXT
        assert update(TEXT.replace(row, "")) == TEXT


def test_counts_that_are_missing_are_an_error() -> None:
    """The page has no empty rows."""
    with pytest.raises(KeyError, match="no counts of tests/x"):
        counts_of("tests/x.py::test_y", {})
    both = {"tests/x.py::test_y[a]": {"faults": 2}, "tests/x.py::test_y[b]": {"faults": 3}}
    assert counts_of("tests/x.py::test_y", both) == {"faults": 5}
