"""Make a PNG of every page that mentorlog exports, to look through: `python -m tests.journal.page_pictures FOLDER`.

For each HTML page there is a picture in light and in dark colours, on a phone and as printed; for each PDF there is a
picture of each sheet. `index.html` in the folder shows all of them side by side. Needs Chromium.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import mentorlog.export.pdf
from mentorlog.export.html import html
from mentorlog.export.page_to_keep.html import sheet_html
from mentorlog.export.page_to_keep.pictures import typeset
from mentorlog.export.pdf.page_data import page_data
from mentorlog.export.pdf.pagination import paginated
from tests.cli.conftest import Mentor
from tests.export import kept_pages
from tests.export.every_page import EVERY_PAGE
from tests.export.sample_relationships import long, short
from tests.journal.picture_index import chromium, write_index
from tests.journal.rich_pages import pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mentorlog.export.document import Document
    from mentorlog.export.page_to_keep.sheet import Sheet

DOCUMENTS: Final = EVERY_PAGE
SHEETS: Final[dict[str, Callable[[], Sheet]]] = {
    "page-to-keep": lambda: kept_pages.sheet(kept_pages.usual()),
    "page-to-keep-short": lambda: kept_pages.sheet(short()),
    "page-to-keep-long-danish": lambda: kept_pages.sheet(long("mentee"), "da"),
    "page-to-keep-fullest": lambda: kept_pages.sheet(kept_pages.fullest(kept_pages.TEXTS["prose"]), "da"),
    "page-to-keep-barest": lambda: kept_pages.sheet(kept_pages.barest()),
}
PIXELS_PER_INCH: Final = 100
VIEWS: Final = {
    "light": {"viewport": {"width": 1100, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1100, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 375, "height": 800}, "color_scheme": "light"},
}
PRINTED: Final = {"width": 658, "height": 972}
"""The pixels of an A4 page without its margins."""


def sheets_of(document: Document) -> Iterator[bytes]:
    """The sheets of the PDF of a page as PNG."""
    import json

    import typst

    template = Path(mentorlog.export.pdf.__file__).with_name("page.typ")
    data = paginated(template, page_data(document))
    found = typst.compile(template, format="png", ppi=PIXELS_PER_INCH, sys_inputs={"data": json.dumps(data)})
    yield from found if isinstance(found, list) else [found]


def photographed(browser: Any, text: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    """An HTML page in each view and as printed, as PNG."""
    file = folder / "page.html"
    file.write_text(text, encoding="utf-8")
    for name, view in VIEWS.items():
        page = browser.new_page(**view)
        page.goto(file.as_uri())
        yield name, page.screenshot(full_page=True)
        page.close()
    page = browser.new_page(viewport=PRINTED)
    page.emulate_media(media="print")
    page.goto(file.as_uri())
    yield "printed", page.screenshot(full_page=True)
    page.close()


def write_pictures(folder: Path) -> int:
    """Write all pictures to a folder; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        for name, make in DOCUMENTS.items():
            for view, picture in photographed(browser, html(make()), Path(scratch)):
                pictures[f"{name}.html.{view}"] = picture
            for number, picture in enumerate(sheets_of(make()), 1):
                pictures[f"{name}.pdf.{number:02}"] = picture
        for name, page, sheets in pages(Mentor(Path(scratch)), pixels_per_inch=PIXELS_PER_INCH):
            for view, picture in photographed(browser, page, Path(scratch)):
                pictures[f"{name}.html.{view}"] = picture
            pictures |= {f"{name}.pdf.{number:02}": sheet for number, sheet in enumerate(sheets, 1)}
        for name, draw in SHEETS.items():
            for view, picture in photographed(browser, sheet_html(draw()), Path(scratch)):
                pictures[f"{name}.html.{view}"] = picture
            pictures[f"{name}.pdf"] = typeset(draw(), "png").content
    for name, picture in pictures.items():
        (folder / f"page.{name}.png").write_bytes(picture)
    write_index(folder)
    return len(pictures)


if __name__ == "__main__":
    sys.stdout.write(f"Wrote {write_pictures(Path(sys.argv[1]))} pictures to {sys.argv[1]}\n")
