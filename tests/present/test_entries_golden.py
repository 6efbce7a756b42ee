"""Golden files of entries, lists and confirmations, in `tests/golden/entries/`: one per page, with every width."""

from __future__ import annotations

from tests.golden_files import Golden, golden_files

from .pages import Pages, all_pages
from .screen import drawn_lines, piped

PAGES = all_pages()
WIDTHS = (40, 80, 200)


def spoken(pages: Pages) -> str:
    """Several pages for every width and for a pipe, without spaces at the ends of lines."""
    parts = [f"==== {width} ====\n{_drawn(pages, width)}" for width in WIDTHS]
    return "\n".join([*parts, "==== plain ====\n" + "\n".join(piped(page) for page in pages)])


def _drawn(pages: Pages, width: int) -> str:
    return "\n".join("".join(f"{line.rstrip()}\n" for line in drawn_lines(page, width)) for page in pages)


@golden_files("entries", [f"{name}.txt" for name in PAGES])
def test_the_pages_equal_their_golden_files(golden: Golden) -> None:
    """Each file has its pages for terminals of three widths and for a pipe."""
    golden.check(spoken(PAGES[golden.path.stem]))
