"""The pages that the commands write from the rich journal: HTML, and the sheets of PDFs."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from tests.journal import five_years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Mentor

PAGES: Final = {
    "rich-summary": "export 'søren øst'",
    "rich-summary-cjk": "export 王",
    "rich-summary-long-name": "export maximiliana",
    "rich-summary-ended": "export bo",
    "rich-page-to-keep": "export bo --page",
    "rich-own": "export me",
    "rich-agenda": "agenda 'søren øst'",
    "rich-recap": "recap 'søren øst'",
    "rich-year": "year",
    "rich-year-story": "year --story",
    "rich-programme": "programme First",
    "rich-resources": "resource",
}
"""The name of each page, and the command that writes it."""


def pages(mentor: Mentor, *, pixels_per_inch: int) -> Iterator[tuple[str, str, list[bytes]]]:
    """The name of each page, its HTML, and the sheets of its PDF as PNG."""
    five_years.fill(mentor)
    mentor("config name 'Marianne Lund'")
    for name, line in PAGES.items():
        html, pdf = mentor.home / "page.html", mentor.home / "page.pdf"
        mentor(f"{line} --force -o {html}")
        with _sheets(pixels_per_inch) as sheets:
            mentor(f"{line} --force -o {pdf}")
        yield name, html.read_text(encoding="utf-8"), sheets


@contextmanager
def _sheets(pixels_per_inch: int) -> Iterator[list[bytes]]:
    """The sheets of a PDF that is written meanwhile: typst sets it as pictures, too."""
    import typst

    compile_page, sheets = typst.compile, []

    def compile_twice(page: Any, **options: Any) -> bytes:
        found = compile_page(page, **options | {"format": "png", "ppi": pixels_per_inch, "pdf_standards": []})
        sheets[:] = found if isinstance(found, list) else [found]
        return compile_page(page, **options)

    typst.compile = compile_twice
    try:
        yield sheets
    finally:
        typst.compile = compile_page
