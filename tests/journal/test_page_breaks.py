"""The page breaks of the PDF files of the rich journal."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.export.test_pagination import assert_end_is_good, assert_pages_are_full, lines_of_pdf
from tests.journal import five_years
from tests.journal.rich_pages import PAGES

ONE_SHEET = "rich-page-to-keep"


@pytest.mark.heavy
@pytest.mark.everyday_cases(1)
@pytest.mark.parametrize("language", ["en", "da"])
def test_no_page_of_five_years_is_nearly_empty(mentor: Mentor, language: str) -> None:
    """A goal of five years may have a picture and many steps."""
    pytest.importorskip("typst")
    five_years.fill(mentor)
    file = mentor.home / "page.pdf"
    for name, line in PAGES.items():
        if name != ONE_SHEET:
            mentor(f"{line} --lang {language} --force -o {file}")
            found = lines_of_pdf(file.read_bytes())
            assert_pages_are_full(found)
            assert_end_is_good(found)
