"""Tests of golden files: each belongs to one test, and a readable difference fails the test."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.golden_files import FOLDER, Golden

TESTS = Path(__file__).parent


def declared() -> Iterator[str]:
    """Yield each file that a test declares, relative to tests/golden."""
    for path in sorted(TESTS.rglob("test_*.py")):
        if "@golden_files(" in path.read_text(encoding="utf-8"):
            name = ".".join(path.relative_to(TESTS.parent).with_suffix("").parts)
            for value in vars(importlib.import_module(name)).values():
                for mark in getattr(value, "pytestmark", ()):
                    if mark.args and mark.args[0] == "golden":
                        yield from mark.args[1]


def test_each_golden_file_belongs_to_one_test() -> None:
    """No file is unused, and no two tests write the same file."""
    there = {path.relative_to(FOLDER).as_posix(): 1 for path in FOLDER.rglob("*") if path.is_file()}
    assert Counter(declared()) == there


def test_an_equal_text_passes(tmp_path: Path) -> None:
    """The file is not changed, and its line endings are ignored."""
    path = tmp_path / "page.txt"
    path.write_bytes("Søren\r\n".encode())
    Golden(path, is_updated=False).check("Søren\n")
    assert path.read_bytes() == "Søren\r\n".encode()


def test_a_different_text_fails_with_a_diff(tmp_path: Path) -> None:
    """The message shows changed lines and invisible characters, and how to accept the change."""
    path = tmp_path / "page.txt"
    path.write_text("one\ntwo\n", encoding="utf-8")
    with pytest.raises(pytest.fail.Exception) as failed:
        Golden(path, is_updated=False).check("one\n\x1b[1mtwo \n")
    message = str(failed.value)
    assert message.startswith(f"{path} differs. ")
    assert "--update-golden" in message
    assert message.splitlines()[-4:] == [" one", "-two", "+␛[1mtwo $", " "]
    assert path.read_text(encoding="utf-8") == "one\ntwo\n"


def test_a_missing_file_fails(tmp_path: Path) -> None:
    """It is written only with --update-golden, even if the text is empty."""
    path = tmp_path / "page.txt"
    for text in ("one\n", ""):
        with pytest.raises(pytest.fail.Exception, match="does not exist"):
            Golden(path, is_updated=False).check(text)
    assert not path.exists()


def test_an_update_writes_the_text(tmp_path: Path) -> None:
    """It also creates the folder, and uses the line endings of the repository."""
    path = tmp_path / "new" / "page.txt"
    Golden(path, is_updated=True).check("Søren\n")
    assert path.read_bytes() == "Søren\n".encode()
