"""The picture in the README shows the review of the demo."""

from __future__ import annotations

import re

import pytest

from tests.cli.conftest import Mentor
from tests.journal.picture import PICTURE, README, drawn_review, picture, text_of, with_screen


def lines_of(svg: str) -> list[str]:
    """The lines of a picture, without the questions, which differ between journals."""
    lines = text_of(svg).splitlines()
    first = next(place for place, line in enumerate(lines) if line.startswith("Ask"))
    last = next(place for place, line in enumerate(lines) if line.startswith("Notice"))
    return lines[:first] + lines[last:]


@pytest.mark.heavy
def test_the_picture_is_up_to_date(mentor: Mentor) -> None:
    """When the review changes, the picture must be created again (`python -m tests.journal.picture`)."""
    assert lines_of(PICTURE.read_text(encoding="utf-8")) == lines_of(picture(drawn_review(mentor)))


def test_the_readme_has_the_same_screen_as_text() -> None:
    """It is for those who cannot see the picture, and for pages on which links to files do not work."""
    readme = README.read_text(encoding="utf-8")
    assert with_screen(readme, text_of(PICTURE.read_text(encoding="utf-8"))) == readme


def test_each_picture_in_the_readme_has_an_alternative_text_and_is_small() -> None:
    """There is one of a screen, one of a summary and one of a page to keep, and the screen is the first."""
    readme = README.read_text(encoding="utf-8")
    found = re.findall(r"!\[([^]]*)\]\((.*?)\)|<img src=\"(.*?)\" width=\"\d+\" alt=\"(.*?)\">", readme)
    pictures = {path or other: alt or text for alt, path, other, text in found}
    assert list(pictures) == ["docs/review.svg", "docs/summary.webp", "docs/page-to-keep.png"]
    assert readme.count("<img") + readme.count("![") == len(pictures)
    assert readme.index("docs/review.svg") < readme.index("\n## ")
    for path, alternative in pictures.items():
        assert len(alternative) > 60
        assert (README.parent / path).stat().st_size < 200_000


def test_the_picture_loads_no_other_files() -> None:
    """It has no external fonts, styles or scripts."""
    drawn = PICTURE.read_text(encoding="utf-8")
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)|@import|url\(|<script|<image|href", drawn) == []
    assert "prefers-color-scheme: dark" in drawn
