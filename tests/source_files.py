"""The source files of mentorlog, for tests that read them."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src" / "mentorlog"
FILES: Final = sorted(SOURCE.rglob("*.py"))


def name_of(file: Path) -> str:
    """The path of a source file within the package."""
    return file.relative_to(SOURCE).as_posix()


@cache
def parsed(file: Path) -> ast.Module:
    """The syntax tree of a source file."""
    return ast.parse(file.read_text("utf-8"))


def each_file(
    *, in_folder: str = "", not_in: str | None = None
) -> Callable[[Callable[[Path], None]], Callable[[], None]]:
    """Turn a test of one file into one test of all files in a folder, or of all that are not in a folder.

    A test for each of them, 1,600 in all, takes longer to prepare than to run. The failure names the file.
    """
    names = [name for name in map(name_of, FILES) if name.startswith(in_folder)]
    chosen = [SOURCE / name for name in names if not_in is None or not name.startswith(not_in)]
    assert chosen

    def once(test: Callable[[Path], None]) -> Callable[[], None]:
        def run() -> None:
            for file in chosen:
                try:
                    test(file)
                except AssertionError as error:
                    error.add_note(f"in {name_of(file)}")
                    raise

        run.__doc__ = test.__doc__
        return run

    return once
