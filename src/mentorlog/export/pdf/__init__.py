"""Write a page as a PDF with typst: numbered pages, bookmarks, and tags for screen readers.

`page.typ` has the layout, `page_data` converts the content to the JSON that it reads, and `pagination` chooses the
spacing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.export.pdf.page_data import page_data
from mentorlog.export.pdf.pagination import paginated
from mentorlog.export.typst_files import TypstPage, typst_pdf

if TYPE_CHECKING:
    from mentorlog.export.document import Document
    from mentorlog.export.typst_files import TypstFile

_TEMPLATE: Final = Path(__file__).with_name("page.typ")


def pdf(document: Document, *, paper: str = "a4") -> TypstFile:
    """The page as a PDF on `paper` (`a4` or `letter`). The same document and fonts give the same bytes.

    Raises MentorlogError if typst is not installed.
    """
    return typst_pdf(TypstPage(_TEMPLATE, paginated(_TEMPLATE, page_data(document, paper=paper)), document.on))
