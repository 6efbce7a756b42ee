"""The page that the README shows is the export of the demo."""

from __future__ import annotations

from tests.cli.conftest import Mentor
from tests.export.pages import Page
from tests.journal.page import PAGE, PICTURE, exported


def text_of(html: str) -> list[str]:
    """The text of each element of a page, without styles."""
    return [each.text for each in Page(html).elements if each.tag != "style" and "style" not in each.path]


def test_the_page_is_up_to_date(mentor: Mentor) -> None:
    """When the summary changes, the page and its screenshot must be created again (`python -m tests.journal.page`)."""
    assert text_of(PAGE.read_text(encoding="utf-8")) == text_of(exported(mentor))


def test_the_screenshot_is_small() -> None:
    """It is WebP, and small enough for a README."""
    drawn = PICTURE.read_bytes()
    assert (drawn[:4], drawn[8:12]) == (b"RIFF", b"WEBP")
    assert len(drawn) < 150_000
