"""What holds for every screen of the rich journal, at every width: read from the golden files."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from tests.golden_files import FOLDER
from tests.journal.screens import SCREENS, WIDTHS
from tests.journal.test_screens import STYLES

_WITHOUT_LAYOUT = frozenset(("draft", "recap"))
"""They write a message as it is sent."""
_HINTS = ("mentorlog: ", "Still right?", "Nothing found", "The newest are shown.")
"""What is said beside a page is on stderr, which is not a terminal in these tests."""


def _screens(width: int) -> Iterator[tuple[str, list[str]]]:
    """The name and the lines of each screen that is laid out, without what is said below it on stderr."""
    for name in SCREENS.keys() - _WITHOUT_LAYOUT:
        screen, _, _ = (FOLDER / "screens" / f"{name}.{width}.txt").read_text(encoding="utf-8").partition(STYLES)
        yield name, [line for line in screen.splitlines() if not line.startswith(_HINTS)]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_only_a_ref(width: int) -> None:
    """A ref stands beside its text, or beside the fact before it."""
    alone = [(name, line) for name, lines in _screens(width) for line in lines if re.fullmatch(r"\s*[a-z]\d+\s*", line)]
    assert alone == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Nor than 100 columns, so that refs are near their text on a wide one."""
    most = min(width, 100)
    wider = [(name, line) for name, lines in _screens(width) for line in lines if cell_len(line) > most]
    assert wider == []


@pytest.mark.parametrize("width", WIDTHS)
def test_labels_and_names_leave_the_gutter_narrow(width: int) -> None:
    """In the review of somebody with a long name, the texts begin in column 12."""
    for name in ("review-long-name", "review-long-word"):
        lines = dict(_screens(width))[name]
        assert any(line.startswith(("You owe     ○ ", "You owe     ● ")) for line in lines)
