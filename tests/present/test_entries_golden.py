"""Entries, lists and answers as they are meant to look, held in `tests/golden/entries/`: one file a page, every voice.

After a change that is meant, write them anew and read the difference before committing it:

    MENTORLOG_GOLDEN=write pytest -n0 tests/present/test_entries_golden.py && git diff tests/golden

Where `CI` is set, nothing is ever written.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mentorlog.present.plain import render

from .pages import Pages, all_pages
from .screen import drawn_lines

FOLDER = Path(__file__).parent.parent / "golden" / "entries"
PAGES = all_pages()
WIDTHS = (40, 80, 200)
WRITES = os.environ.get("MENTORLOG_GOLDEN") == "write" and not os.environ.get("CI")


def spoken(pages: Pages) -> str:
    """Several pages in every voice, blanks at the ends of lines left out."""
    parts = [f"==== {width} ====\n{_drawn(pages, width)}" for width in WIDTHS]
    return "\n".join([*parts, "==== plain ====\n" + "\n".join(render(page) for page in pages)])


def _drawn(pages: Pages, width: int) -> str:
    return "\n".join("".join(f"{line.rstrip()}\n" for line in drawn_lines(page, width)) for page in pages)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_looks_as_it_did(name):
    """Each file of the folder is exactly what its pages say."""
    shown = spoken(PAGES[name])
    if WRITES:
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / f"{name}.txt").write_text(shown, encoding="utf-8", newline="\n")
    assert (FOLDER / f"{name}.txt").read_text(encoding="utf-8") == shown


def test_the_folder_holds_every_page_and_no_other():
    """A page without its file, or a file without its page, would go untested."""
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(PAGES)
