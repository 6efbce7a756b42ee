"""Any page as a PDF, through typst: real pages with a foot, bookmarks and tags that a screen reader walks.

The look is in `page.typ`; what it says goes there as JSON, where no text is ever markup. Nothing is loaded from a
network. Letters come from whatever fonts are installed, typst's own among them; which letters none of them has is told.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from mentorlog.errors import MentorlogError
from mentorlog.export.document import Document
from mentorlog.export.pdf.layout import laid_out

if TYPE_CHECKING:
    from typst import Fonts

_TEMPLATE: Final = Path(__file__).with_name("page.typ")
_MISSING: Final = re.compile(r'the text `"(.+?)"` could not be displayed')
_SPELLED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
_BESIDE: Final = re.compile("[\x00-\x7f\u200b-\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef]")
"""What is missing only beside another letter: what changes the look of its neighbours (joiners, variants, skin tones),
and ASCII, which every font has."""


class Printed(NamedTuple):
    """A PDF's bytes, and the letters in it that no font has, each once; empty boxes stand in their place."""

    content: bytes
    missing: tuple[str, ...] = ()


def pdf(document: Document, *, paper: str = "a4") -> Printed:
    """The whole page on `paper` (`a4` or `letter`). The same document on the same fonts is the same bytes.

    Raises MentorlogError where typst is not installed.
    """
    try:
        from typst import TypstError
    except ImportError as error:
        raise MentorlogError(
            "A PDF needs typst, which is not installed.", hint="pip install 'mentorlog[pdf]'"
        ) from error
    data = json.dumps(laid_out(document, paper=paper))
    try:
        # PDF/UA is a tagged PDF that is held to its rules, one of which is that every letter can be seen
        return Printed(_compiled(data, document.on, is_for_all=True))
    except TypstError as error:
        missing = _letters(error.diagnostic)
        if not missing:
            raise MentorlogError(f"The PDF can't be made: {error.message}.") from error
    return Printed(_compiled(data, document.on), tuple(letter for letter in missing if not _BESIDE.fullmatch(letter)))


def _compiled(data: str, on: dt.date | None, *, is_for_all: bool = False) -> bytes:
    """The PDF of that data; held to PDF/UA where it `is_for_all`."""
    import typst

    return typst.compile(
        _TEMPLATE,
        format="pdf",
        sys_inputs={"data": data},
        font_paths=_fonts(),
        pdf_standards="ua-1" if is_for_all else [],
        timestamp=dt.datetime.combine(on or dt.date(1970, 1, 1), dt.time(), dt.UTC),
    )


@cache
def _fonts() -> Fonts:
    from typst import Fonts

    return Fonts()


def _letters(diagnostic: str) -> tuple[str, ...]:
    """The letters that typst names as missing, in the order in which they come."""
    spelled = (_SPELLED.sub(lambda code: chr(int(code[1], 16)), found) for found in _MISSING.findall(diagnostic))
    return tuple(dict.fromkeys(letter for text in spelled for letter in text))
