"""Lay out pages with typst, as PDF files and pictures.

The content is passed to a template as JSON, where no text is markup. Nothing is loaded from the network. Fonts are
those that are installed and typst's own; letters that none of them has are returned.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

from mentorlog.errors import MentorlogError
from mentorlog.extras import line_to_install
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from typst import Fonts

PIXELS_PER_INCH: Final = 200
"""Of a PNG: an A4 has 1654 by 2339 pixels."""
_MISSING: Final = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
_MODIFIERS: Final = re.compile("[\x00-\x7f\u200b-\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef]")
"""Characters that are missing only because of a letter next to them: joiners, variation selectors, skin tones, and
ASCII, which every font has."""


class TypstFile(NamedTuple):
    """A file that typst has made."""

    content: bytes
    missing: tuple[str, ...] = ()
    """The letters that no font has, each once. They are shown as empty boxes."""


class TypstPage(NamedTuple):
    """A page to lay out."""

    template: Path
    data: dict[str, Any]
    """Strings, numbers, lists and objects."""
    on: dt.date | None
    """The day of the page, which is the date of a PDF."""


def typst_pdf(page: TypstPage) -> TypstFile:
    """The page as a PDF. The same page and fonts give the same bytes. If every letter can be shown, it conforms to
    PDF/UA, the standard for accessible PDFs.

    Raises MentorlogError if typst is not installed."""
    error_type = _error_type("PDF")
    data = json.dumps(page.data)
    try:
        # PDF/UA requires that every letter can be shown
        return TypstFile(_compile(page, data, "pdf", is_accessible=True))
    except error_type as error:
        missing = _missing_letters(error.diagnostic)
        if not missing:
            raise MentorlogError(f"The PDF can't be made: {error.message}.") from error
    letters = tuple(letter for letter in missing if not _MODIFIERS.fullmatch(letter))
    return TypstFile(_compile(page, data, "pdf"), letters)


def typst_picture(page: TypstPage, kind: Literal["png", "svg"]) -> TypstFile:
    """The page, which must be a single one, as a picture. Raises MentorlogError if typst is not installed."""
    error_type = _error_type("picture")
    missing = typst_pdf(page).missing  # only PDF/UA names missing letters
    try:
        return TypstFile(_compile(page, json.dumps(page.data), kind), missing)
    except error_type as error:
        raise MentorlogError(f"The picture can't be made: {error.message}.") from error


def query_typst(template: Path, data: str, label: str) -> Any:  # noqa: ANN401 - what the template has there
    """The value that a template has at a label with this data, which is JSON. Laying the same page out again is fast.

    Raises MentorlogError if typst is not installed, or if the template has an error."""
    error_type = _error_type("PDF")
    import typst

    try:
        found = typst.query(template, label, field="value", one=True, sys_inputs={"data": data}, font_paths=_fonts())
    except (error_type, RuntimeError) as error:
        message = str(error).removeprefix("failed to compile document: ")
        raise MentorlogError(f"The PDF can't be made: {message}.") from error
    return json.loads(found)


def _error_type(what: str) -> Any:  # noqa: ANN401 - typst has no type stubs for it
    try:
        from typst import TypstError
    except ImportError as error:
        raise MentorlogError(f"A {what} needs typst, which is not installed.", hint=line_to_install("pdf")) from error
    return TypstError


def _compile(page: TypstPage, data: str, kind: Literal["pdf", "png", "svg"], *, is_accessible: bool = False) -> bytes:
    """The page with that data; a PDF conforms to PDF/UA if `is_accessible`."""
    import typst

    return typst.compile(
        page.template,
        format=kind,
        ppi=PIXELS_PER_INCH,
        sys_inputs={"data": data},
        font_paths=_fonts(),
        pdf_standards="ua-1" if is_accessible else [],
        timestamp=dt.datetime.combine(page.on or dt.date(1970, 1, 1), dt.time(), dt.UTC),
    )


@cache
def _fonts() -> Fonts:
    from typst import Fonts

    return Fonts()


def _missing_letters(diagnostic: str) -> tuple[str, ...]:
    """The letters that a message of typst names as missing, in its order."""
    texts = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), found) for found in _MISSING.findall(diagnostic))
    return tuple(dict.fromkeys(letter for text in texts for letter in text))
