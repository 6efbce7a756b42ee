"""The picture of a page to keep that the README shows is the export of the demo."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.journal.kept_page import PICTURE, exported_with_source, texts_of


@pytest.mark.heavy
def test_the_page_to_keep_is_up_to_date(mentor: Mentor) -> None:
    """When the page has other texts or another layout, the picture must be created again
    (`python -m tests.journal.kept_page`)."""
    pytest.importorskip("typst")
    assert texts_of(PICTURE.read_bytes()) == texts_of(exported_with_source(mentor))


def test_the_page_to_keep_is_small() -> None:
    """It has a description, and is small enough for a README."""
    drawn = PICTURE.read_bytes()
    assert texts_of(drawn).keys() == {"Title", "Description", "Source"}
    assert len(drawn) < 200_000
