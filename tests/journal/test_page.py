"""The page that the README shows is what the demo exports."""

from __future__ import annotations

from tests.cli.conftest import Mentor
from tests.export.pages import Page
from tests.journal.page import PAGE, PICTURE, exported


def text_of(html: str) -> list[str]:
    """What a page says, element by element, but for its style."""
    return [each.text for each in Page(html).elements if each.tag != "style" and "style" not in each.path]


def test_page_is_of_today(mentor: Mentor) -> None:
    """When the summary changes, the page and its screenshot must be created again (`python -m tests.journal.page`)."""
    assert text_of(PAGE.read_text(encoding="utf-8")) == text_of(exported(mentor))


def test_picture_is_small() -> None:
    """It is WebP, and of a size that a README may have."""
    drawn = PICTURE.read_bytes()
    assert (drawn[:4], drawn[8:12]) == (b"RIFF", b"WEBP")
    assert len(drawn) < 150_000
