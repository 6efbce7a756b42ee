"""Compare text with the files in tests/golden, which have the expected pages, documents and answers.

A test declares its files, and checks one of them each time it runs:

    @golden_files("review", ["first.40.txt", "first.80.txt"])
    def test_review(golden: Golden) -> None:
        golden.check(render(golden.name))

`pytest --update-golden` writes the files instead of comparing them; it refuses to do so on CI.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

FOLDER = Path(__file__).with_name("golden")


class Golden(NamedTuple):
    """One golden file."""

    path: Path
    is_updated: bool
    """Whether `check` writes the file instead of comparing."""

    @property
    def name(self) -> str:
        """The file's name, without its folder."""
        return self.path.name

    def check(self, text: str) -> None:
        """Fail and show the difference if the file has a different text."""
        if self.is_updated:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(text, encoding="utf-8", newline="\n")
            return
        expected = self.path.read_text(encoding="utf-8") if self.path.exists() else None
        if text != expected:
            pytest.fail(difference(self.path, expected=expected or "", actual=text), pytrace=False)


def golden_files(folder: str, names: Iterable[str]) -> pytest.MarkDecorator:
    """Run a test once for each of these files in a folder of tests/golden (`""`: tests/golden itself)."""
    paths = {name: Path(folder, name).as_posix() for name in names}
    return pytest.mark.parametrize("golden", list(paths.values()), ids=list(paths), indirect=True)


def difference(path: Path, *, expected: str, actual: str) -> str:
    """Return a unified diff and how to accept it. `␛` is an escape character; `$` marks a line that ends in a space."""
    lines = difflib.unified_diff(_visible(expected), _visible(actual), "expected", "actual", lineterm="")
    accept = "If the new text is right, run this test with --update-golden and read `git diff tests/golden`."
    return "\n".join([f"{path} {'differs' if path.exists() else 'does not exist'}. {accept}", *lines])


def _visible(text: str) -> list[str]:
    lines = text.replace("\x1b", "␛").split("\n")
    return [f"{line}$" if line.endswith((" ", "\t")) else line for line in lines]
