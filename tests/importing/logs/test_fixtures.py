"""Logs in the shapes in which people keep them, and what each is read as."""

from __future__ import annotations

import pytest

from tests.golden_files import Golden, golden_files
from tests.importing.logs.reading import FIXTURES, read_fixture, sources, summary

NAMES = sorted(path.name for path in FIXTURES.iterdir())


@golden_files("import_log", [f"{name}.txt" for name in NAMES])
def test_a_log_is_read_as_expected(golden: Golden) -> None:
    """Every session, promise and text, and what is not read."""
    golden.check(summary(read_fixture(golden.name.removesuffix(".txt"))))


@pytest.mark.parametrize("name", [name for name in NAMES if "." in name])
def test_every_character_of_a_log_is_accounted_for(name: str) -> None:
    """What is recorded and what is listed are together the whole file."""
    text = (FIXTURES / name).read_text(encoding="utf-8-sig")
    log = read_fixture(name)
    if name.endswith(".json"):  # several parts can begin on one line
        assert sorted(sources(log)) == sorted(text)
    else:
        assert sources(log) == text.replace("\r\n", "\n")


def test_there_are_enough_shapes() -> None:
    """Each fixture is another way to keep a log."""
    assert len(NAMES) >= 15
