"""The README's picture shows what the demo's review says."""

from __future__ import annotations

import re
from html import unescape

from tests.cli.conftest import Mentor
from tests.journal.picture import PICTURE, drawn_review, picture


def said(svg: str) -> list[str]:
    """Read the lines that a picture shows, but for the questions, which are others in every journal."""
    lines = unescape(re.search(r'<desc id="said">(.*?)</desc>', svg, re.S)[1]).splitlines()
    first = next(place for place, line in enumerate(lines) if line.startswith("Ask"))
    last = next(place for place, line in enumerate(lines) if line.startswith("Notice"))
    return lines[:first] + lines[last:]


def test_picture_is_of_today(mentor: Mentor) -> None:
    """The picture is drawn again (`python -m tests.journal.picture`) when the review changes."""
    assert said(PICTURE.read_text(encoding="utf-8")) == said(picture(drawn_review(mentor)))


def test_picture_stands_alone() -> None:
    """Nothing is loaded from anywhere: no font, no style, no script."""
    drawn = PICTURE.read_text(encoding="utf-8")
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)|@import|url\(|<script|<image|href", drawn) == []
    assert "prefers-color-scheme: dark" in drawn
