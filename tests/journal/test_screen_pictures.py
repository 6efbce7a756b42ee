"""The pictures of all screens, which a person looks through."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import Mentor
from tests.programs import program

pytest.importorskip("pty", reason="this platform has no terminals to make")

from tests.journal import screen_pictures
from tests.journal.screen_pictures import drawn, rows_of, screen_of

if TYPE_CHECKING:
    from pathlib import Path


def test_a_line_that_is_too_long_takes_more_rows() -> None:
    """A wide character is not split by the edge of the terminal, and colours go on in the next row."""
    rows = list(rows_of("\x1b[1mabcdefg\x1b[0m\n\nab王小明\n", columns=5))
    assert [row.plain for row in rows] == ["abcde", "fg", "", "ab王", "小明"]
    assert [str(row.spans[0].style) for row in rows[:2]] == ["bold", "bold"]


def test_a_sequence_that_is_no_colour_is_refused() -> None:
    """A picture that leaves it out would not show what a terminal shows."""
    with pytest.raises(ValueError, match="no colour"):
        list(rows_of("a\x1b[2Jb", columns=80))


def test_a_command_is_run_at_a_terminal(mentor: Mentor) -> None:
    """It has colours and the width of the terminal, and asks no question."""
    mentor("start 王小明 --i-am mentee")
    screen = screen_of(mentor, "review", "review", 40)
    assert screen.broken == 0
    assert any("mentorlog goal add" in row.plain for row in screen.rows)
    html = drawn(screen, screen_pictures.BACKGROUNDS["dark"])
    assert 'width: 2ch">王</span>' in html
    assert "font-weight: bold" in html
    assert "There is no command" in screen_of(mentor, "wrong", "reveiw", 80).rows[0].plain


@pytest.mark.heavy
def test_each_screen_has_a_picture_on_each_background(tmp_path: Path, mentor: Mentor) -> None:
    """Its size follows from the columns; the sheets have all screens."""
    pytest.importorskip("playwright.sync_api")
    program("chromium")
    mentor("start Ana Souza --i-am mentor")
    screens = [screen_of(mentor, "status", "status", width) for width in (40, 80)]
    assert screen_pictures.write_pictures(tmp_path, screens) == 8
    names = {file.name: file.read_bytes()[16:20] for file in tmp_path.glob("*.png")}
    for shade in ("light", "dark"):
        narrow, wide = (struct.unpack(">I", names[f"screen.status.{width}.{shade}.png"])[0] for width in ("040", "080"))
        assert wide - narrow == pytest.approx(narrow - 16, abs=2)
        assert f"sheet.040.{shade}.01.png" in names
