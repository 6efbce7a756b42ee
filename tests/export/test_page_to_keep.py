"""The page to keep as PDF, PNG and SVG. The golden files have its texts as a PDF reader sees them, and a coarse drawing
of its PNG."""

from __future__ import annotations

import io
import re
import struct
import zlib
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from mentorlog.export import typst_files
from mentorlog.export.page_to_keep.html import sheet_html
from mentorlog.export.page_to_keep.pictures import typeset
from mentorlog.export.page_to_keep.sheet import describe
from mentorlog.insight.page_to_keep.text_length import text_length
from tests.builders import goal, relationship, whole
from tests.export.kept_pages import TEXTS, barest, fullest, sheet, usual
from tests.export.sample_relationships import short
from tests.golden_files import golden_files
from tests.insight.journals import HOSTILE
from tests.property_tests import settings

if TYPE_CHECKING:
    from mentorlog.export.page_to_keep.sheet import Sheet
    from tests.golden_files import Golden

SVG = "{http://www.w3.org/2000/svg}"

PAGES = {
    "usual": lambda: sheet(usual()),
    "usual-danish": lambda: sheet(usual(role="mentee"), "da", owner=None),
    "short": lambda: sheet(short()),
    "fullest": lambda: sheet(fullest(TEXTS["prose"]), "da"),
    "barest": lambda: sheet(barest()),
}


def printed(page: Sheet) -> str:
    """The lines of the PDF, which must be one sheet of A4."""
    (only,) = PdfReader(io.BytesIO(typeset(page, "pdf").content)).pages
    assert (round(only.mediabox.width), round(only.mediabox.height)) == (595, 842)
    return "\n".join(line.rstrip() for line in only.extract_text().splitlines() if line.strip())


LONG_NAME = (
    "Maximiliana Wolfeschlegelsteinhausenbergerdorff-Østergård Christophersen de la Fuente y Villanueva-Hohenlohe "
    "Wolfeschlegelsteinhausen"
)


def test_a_long_name_is_whole_and_broken_at_its_own_blanks_and_hyphens() -> None:
    """In the printed page and in HTML, where its letters are as small as its longest part asks for. A single goal has
    the whole width."""
    title = "Finish a first draft of the paper on sediment transport and send it to two readers"
    bond = relationship(name=LONG_NAME, status="ended", started_on="2026-03-02", ended_on="2026-06-30")
    page = sheet(whole(goal(1, title), bond=bond))
    lines = printed(page).splitlines()
    name = lines[1 : lines.index(next(line for line in lines if line.endswith("Wolfeschlegelsteinhausen"))) + 1]
    assert "".join(f"{line} " if line[-1] != "-" else line for line in name).strip() == LONG_NAME
    assert len(name) in (2, 3)
    assert title in lines
    html = sheet_html(page)
    assert LONG_NAME in html
    letters = re.search(r"--letters: ([\d.]+)", html)
    assert letters is not None
    assert float(letters[1]) >= text_length("Wolfeschlegelsteinhausenbergerdorff-")
    assert 'class="columns goals one"' in html


def test_a_time_of_one_day_has_its_date_once() -> None:
    """The line has a date at its beginning, and none at its end."""
    page = sheet(whole(bond=relationship(status="ended", started_on="2026-03-02", ended_on="2026-03-02")))
    assert (page.since, page.until) == ("2\u00a0March\u00a02026", "")
    assert "–" not in page.timeline_description


# pictures


def chunks(png: bytes) -> dict[str, bytes]:
    """The chunks of a PNG, each with a valid checksum; texts by their keyword."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    found, at = {}, 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + content)
        name = kind.decode()
        if kind == b"iTXt":
            keyword, _, content = content.partition(b"\0\0\0")
            name = keyword.decode()
        found[name] = found.get(name, b"") + content
        at += 12 + length
    return found


def drawing(png: bytes) -> str:
    """A picture as characters, one for two by three pixels: the more of them, the darker."""
    parts = chunks(png)
    width, height, depth, colour = struct.unpack(">IIBB", parts["IHDR"][:10])
    assert (depth, colour) in ((8, 6), (8, 2))
    size = 4 if colour == 6 else 3
    rows = unfiltered(zlib.decompress(parts["IDAT"]), width * size, size)
    grey = [[sum(row[at : at + 3]) / 765 for at in range(0, len(row), size)] for row in rows]
    lines = []
    for top in range(0, height - 2, 3):
        cells = []
        for left in range(0, width - 1, 2):
            light = sum(grey[top + y][left + x] for y in range(3) for x in range(2)) / 6
            cells.append(" .+#"[(light < 0.97) + (light < 0.83) + (light < 0.6)])
        lines.append("".join(cells).rstrip())
    return "\n".join(lines).rstrip() + "\n"


def unfiltered(data: bytes, width: int, size: int) -> list[bytearray]:
    """The rows of a PNG without its filters."""
    before, rows = bytearray(width), []
    for start in range(0, len(data), width + 1):
        kind, row = data[start], bytearray(data[start + 1 : start + 1 + width])
        for at in range(width):
            left, up = (row[at - size] if at >= size else 0), before[at]
            corner = before[at - size] if at >= size else 0
            row[at] = (row[at] + predicted(kind, left, up, corner)) % 256
        rows.append(row)
        before = row
    return rows


def predicted(kind: int, left: int, up: int, corner: int) -> int:
    """What a filter of PNG adds to a byte."""
    if kind == 4:
        guess = left + up - corner
        return min((left, up, corner), key=lambda each: abs(guess - each))
    return (0, left, up, (left + up) // 2)[kind]


@golden_files("export/page_to_keep", [f"{name}.txt" for name in PAGES])
def test_each_page_equals_its_golden_file(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person has approved the files in tests/golden/export/page_to_keep."""
    page = PAGES[golden.name.removesuffix(".txt")]()
    monkeypatch.setattr(typst_files, "PIXELS_PER_INCH", 24)
    golden.check(f"{printed(page)}\n\n{drawing(typeset(page, 'png').content)}")


@pytest.mark.heavy
@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_fullest_page_is_one_page(text: str) -> None:
    """Its last line, with the origin of the page, is on it."""
    page = sheet(fullest(text), owner=text * 50)
    lines = printed(page).replace("\n", " ")
    assert "May be read by" in " ".join(lines.split())


@given(st.lists(st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=300), min_size=6, max_size=6))
@settings(max_examples=40, everyday=3)
def test_any_text_makes_one_page(words: list[str]) -> None:
    """No text is markup, and none makes a second page."""
    names = ("name", "focus", "learned", "thanks", "next", "summary_readers")
    fields = {name: text.replace("\x00", "") or "x" for name, text in zip(names, words, strict=True)}
    printed(sheet(usual(**fields), owner=words[0]))


def test_texts_are_smaller_only_if_the_page_is_full() -> None:
    """The letters of a full page are at least two thirds of the usual ones."""
    usual_size, full_size = (
        letter_size(page, "What was learned") for page in (PAGES["usual"](), sheet(fullest("a b ")))
    )
    assert 0.66 * usual_size < full_size < usual_size


def letter_size(page: Sheet, words: str) -> float:
    """The size of the first letters of these words, in points."""
    found: list[float] = []

    def visit(text: str, _: Any, matrix: list[float], __: Any, size: float) -> None:
        if text.strip() and words.casefold().startswith(text.strip().casefold()[:4]):
            found.append(size * matrix[0])

    PdfReader(io.BytesIO(typeset(page, "pdf").content)).pages[0].extract_text(visitor_text=visit)
    return found[0]


def test_the_pdf_is_accessible() -> None:
    """It conforms to PDF/UA, and has a title, a language, a description of its charts, and links."""
    page = sheet(usual(learned="See [the report](https://example.com/report)"))
    reader = PdfReader(io.BytesIO(typeset(page, "pdf").content))
    root: Any = reader.trailer["/Root"]
    assert reader.metadata
    assert reader.metadata.title == "Mentoring with Søren Østergård"
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    alternatives = list(alternative_texts(root["/StructTreeRoot"]))
    assert alternatives[0].replace("\u00a0", " ").endswith("13 sessions held, 15 h 5 min, 1 cancelled, 1 missed.")
    assert alternatives[1].startswith("Run the design review alone: From 15% on 10")


def alternative_texts(node: Any) -> list[str]:
    """The texts for screen readers in the structure of a PDF, in order."""
    node = node.get_object()
    if not hasattr(node, "get"):
        return [text for each in node for text in alternative_texts(each)] if isinstance(node, list) else []
    own = [str(node["/Alt"])] if "/Alt" in node else []
    return own + (alternative_texts(node["/K"]) if "/K" in node else [])


def test_an_svg_has_a_title_and_a_description() -> None:
    """Screen readers read them instead of the shapes; nothing is loaded."""
    page = sheet(usual(name="A <b> & \x07 é\ud800"))
    root = ET.fromstring(typeset(page, "svg").content)  # noqa: S314 - our own file
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert str(title.text).startswith("Mentoring with A <b> & ‹U+0007› é")
    assert "Goals: Run the design review alone (achieved 20\u00a0April\u00a02026)" in str(description.text)
    links = [value for each in root.iter() for name, value in each.attrib.items() if name.endswith("href")]
    assert [link for link in links if not link.startswith("#")] == []


def test_a_png_has_a_description() -> None:
    """As texts in UTF-8 before the pixels, with their language."""
    page = sheet(usual(), "da")
    png = typeset(page, "png").content
    found = chunks(png)
    language, _, description = found["Description"].partition(b"\0\0")
    assert (language, description.decode()) == (b"da", describe(page))
    assert found["Title"].endswith("Mentorforløb med Søren Østergård".encode())
    assert png.index(b"iTXt") < png.index(b"IDAT")
    assert struct.unpack(">II", found["IHDR"][:8]) == (1654, 2339)


def test_the_same_page_gives_the_same_bytes() -> None:
    """In every format."""
    page = PAGES["usual"]()
    for kind in ("pdf", "png", "svg"):
        assert typeset(page, kind).content == typeset(page, kind).content


def test_marks_are_in_the_order_of_time() -> None:
    """From the left to the right, all within the line."""
    for entries in (usual(), fullest("a"), barest()):
        positions = [each.x for each in sheet(entries).marks]
        assert positions == sorted(positions)
        assert all(1 <= x <= 99 for x in positions)


def test_letters_that_no_font_has_are_returned() -> None:
    """The pictures are written all the same."""
    page = sheet(usual(name="\U0010f2a4 Lind"))
    for kind in ("pdf", "png", "svg"):
        assert typeset(page, kind).missing == ("\U0010f2a4",)
