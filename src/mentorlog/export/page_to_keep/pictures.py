"""Write the page to keep as a PDF, or as a picture (PNG, SVG) with a description for those who cannot see it."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.export.charts import plain_text
from mentorlog.export.layout_dates import keep_dates_whole
from mentorlog.export.page_to_keep.sheet import describe
from mentorlog.export.page_to_keep.sheet_data import sheet_data
from mentorlog.export.pdf.user_nodes import show_controls
from mentorlog.export.typst_files import TypstPage, typst_pdf, typst_picture

if TYPE_CHECKING:
    from mentorlog.export.page_to_keep.sheet import Sheet
    from mentorlog.export.typst_files import TypstFile

_TEMPLATE: Final = Path(__file__).with_name("sheet.typ")
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_NOT_IN_XML: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"


def typeset(sheet: Sheet, kind: str) -> TypstFile:
    """The page as `pdf`, `png` or `svg`. Raises MentorlogError if typst is not installed."""
    page = TypstPage(_TEMPLATE, sheet_data(keep_dates_whole(sheet, sheet.language)), sheet.on)
    if kind == "pdf":
        return typst_pdf(page)
    picture = typst_picture(page, "png" if kind == "png" else "svg")
    describe_picture = with_png_texts if kind == "png" else with_svg_texts
    title, description = show_controls(plain_text(sheet.title)), show_controls(describe(sheet))
    return picture._replace(
        content=describe_picture(picture.content, title=title, description=description, language=sheet.language)
    )


def with_svg_texts(svg: bytes, *, title: str, description: str, language: str) -> bytes:
    """The SVG with a title and a description, which screen readers read instead of the shapes."""
    text = svg.decode()
    start = re.search(r"<svg\b[^>]*", text)
    assert start is not None  # noqa: S101 - typst wrote an SVG
    return "".join(
        (
            text[: start.end()],
            f' role="img" lang="{language}" aria-labelledby="page-title page-description">',
            f'<title id="page-title">{_xml(title)}</title><desc id="page-description">{_xml(description)}</desc>',
            text[start.end() + 1 :],
        )
    ).encode()


def _xml(text: str) -> str:
    from html import escape

    return escape(re.sub(_NOT_IN_XML, "\ufffd", text), quote=False)


def with_png_texts(png: bytes, *, title: str, description: str, language: str) -> bytes:
    """The PNG with the texts `Title` and `Description` (chunks of the type iTXt) before its pixels."""
    assert png.startswith(_SIGNATURE)  # noqa: S101 - typst wrote a PNG
    header_length = struct.unpack(">I", png[8:12])[0]
    after_header = len(_SIGNATURE) + 12 + header_length
    texts = text_chunk("Title", title, language) + text_chunk("Description", description, language)
    return png[:after_header] + texts + png[after_header:]


def text_chunk(keyword: str, text: str, language: str) -> bytes:
    """A chunk of UTF-8 text that is not compressed: keyword, compression, language, translated keyword, text."""
    content = keyword.encode() + b"\0\0\0" + language.encode() + b"\0\0" + text.replace("\0", "\u2400").encode()
    checked = b"iTXt" + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))
