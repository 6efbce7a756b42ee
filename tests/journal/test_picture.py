"""The picture in the README shows the review of the demo."""

from __future__ import annotations

import re
from html import unescape

from tests.cli.conftest import Mentor
from tests.journal.picture import PICTURE, drawn_review, picture


def lines_of(svg: str) -> list[str]:
    """The lines of a picture, without the questions, which differ between journals."""
    lines = unescape(re.search(r'<desc id="said">(.*?)</desc>', svg, re.S)[1]).splitlines()
    first = next(place for place, line in enumerate(lines) if line.startswith("Ask"))
    last = next(place for place, line in enumerate(lines) if line.startswith("Notice"))
    return lines[:first] + lines[last:]


def test_the_picture_is_up_to_date(mentor: Mentor) -> None:
    """When the review changes, the picture must be created again (`python -m tests.journal.picture`)."""
    assert lines_of(PICTURE.read_text(encoding="utf-8")) == lines_of(picture(drawn_review(mentor)))


def test_the_picture_loads_no_other_files() -> None:
    """It has no external fonts, styles or scripts."""
    drawn = PICTURE.read_text(encoding="utf-8")
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)|@import|url\(|<script|<image|href", drawn) == []
    assert "prefers-color-scheme: dark" in drawn
