"""Write a page as a PDF with typst: numbered pages, bookmarks, and tags for screen readers.

`page.typ` has the layout. The content is passed to it as JSON, where no text is markup. Nothing is loaded from the
network. Fonts are those that are installed and typst's own; letters that none of them has are returned.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.errors import MentorlogError
from mentorlog.export.pdf.page_data import page_data
from mentorlog.extras import line_to_install
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from typst import Fonts

    from mentorlog.export.document import Document

_TEMPLATE: Final = Path(__file__).with_name("page.typ")
_MISSING: Final = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
_MODIFIERS: Final = re.compile("[\x00-\x7f\u200b-\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef]")
"""Characters that are missing only because of a letter next to them: joiners, variation selectors, skin tones, and
ASCII, which every font has."""


class PdfFile(NamedTuple):
    """A PDF."""

    content: bytes
    missing: tuple[str, ...] = ()
    """The letters that no font has, each once. They are shown as empty boxes."""


def pdf(document: Document, *, paper: str = "a4") -> PdfFile:
    """The page as a PDF on `paper` (`a4` or `letter`). The same document and fonts give the same bytes.

    Raises MentorlogError if typst is not installed.
    """
    try:
        from typst import TypstError
    except ImportError as error:
        raise MentorlogError("A PDF needs typst, which is not installed.", hint=line_to_install("pdf")) from error
    data = json.dumps(page_data(document, paper=paper))
    try:
        # PDF/UA is the standard for accessible PDFs; it requires that every letter can be shown
        return PdfFile(_compile(data, document.on, is_accessible=True))
    except TypstError as error:
        missing = _missing_letters(error.diagnostic)
        if not missing:
            raise MentorlogError(f"The PDF can't be made: {error.message}.") from error
    letters = tuple(letter for letter in missing if not _MODIFIERS.fullmatch(letter))
    return PdfFile(_compile(data, document.on), letters)


def _compile(data: str, on: dt.date | None, *, is_accessible: bool = False) -> bytes:
    """The PDF of that data; must conform to PDF/UA if `is_accessible`."""
    import typst

    return typst.compile(
        _TEMPLATE,
        format="pdf",
        sys_inputs={"data": data},
        font_paths=_fonts(),
        pdf_standards="ua-1" if is_accessible else [],
        timestamp=dt.datetime.combine(on or dt.date(1970, 1, 1), dt.time(), dt.UTC),
    )


@cache
def _fonts() -> Fonts:
    from typst import Fonts

    return Fonts()


def _missing_letters(diagnostic: str) -> tuple[str, ...]:
    """The letters that a message of typst names as missing, in its order."""
    texts = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), found) for found in _MISSING.findall(diagnostic))
    return tuple(dict.fromkeys(letter for text in texts for letter in text))
