"""The page that the README shows is the export of the demo."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.journal.page import PAGE, PICTURE, exported


@pytest.mark.heavy
def test_the_page_is_up_to_date(mentor: Mentor) -> None:
    """When the summary or its style changes, the page and its screenshot must be created again
    (`python -m tests.journal.page`)."""
    assert PAGE.read_text(encoding="utf-8") == exported(mentor)


def test_the_screenshot_is_small() -> None:
    """It is WebP, and small enough for a README."""
    drawn = PICTURE.read_bytes()
    assert (drawn[:4], drawn[8:12]) == (b"RIFF", b"WEBP")
    assert len(drawn) < 150_000
