"""The page to keep as HTML, in headless Chromium: loading, accessibility, colours and printing."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from pypdf import PdfReader

from mentorlog.export.page_to_keep.html import sheet_html
from tests.export.kept_pages import TEXTS, barest, fullest, sheet, usual
from tests.export.pages import Page
from tests.export.sample_relationships import short
from tests.export.test_browser import ARGUMENTS, BEYOND, RULES, WIDTHS
from tests.insight.journals import HOSTILE
from tests.programs import program

HOSTILE_TEXT: Final = "\n\n".join([*HOSTILE, "w" * 400, "<img src=https://example.com/x onerror=alert(1)>"])
NAMES: Final = ("name", "focus", "learned", "thanks", "next", "summary_readers")

PAGES: Final[dict[str, Callable[[], Any]]] = {
    "usual": lambda: sheet(usual()),
    "danish": lambda: sheet(usual(role="mentee"), "da", owner=None),
    "short": lambda: sheet(short()),
    "barest": lambda: sheet(barest()),
    "hostile": lambda: sheet(usual(**dict.fromkeys(NAMES, HOSTILE_TEXT)), owner=HOSTILE_TEXT),
    **{text: lambda text=text: sheet(fullest(TEXTS[text]), "da") for text in TEXTS},  # type: ignore[misc]
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all tests."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as starter:
        started = starter.chromium.launch(executable_path=program("chromium"), args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """A function that opens a page, which records its requests and messages."""
    contexts = []

    def open_page(name: str, *, width: int = 1000, scheme: str = "light") -> Any:
        file = tmp_path / "page.html"
        file.write_text(sheet_html(PAGES[name]()), encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme))
        page = contexts[-1].new_page()
        page.requests, page.messages = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("console", lambda message: page.messages.append(message.text))
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_every_element_is_closed_and_every_image_has_a_name() -> None:
    """Also with hostile texts, of which none is markup."""
    for name in ("usual", "barest", "hostile"):
        page = Page(sheet_html(PAGES[name]()))
        assert not page.all("script")
        assert not page.all("img")
        ids = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
        assert len(ids) == len(set(ids))
        images = [each for each in page.all("svg") if each.attributes.get("role") == "img"]
        assert images
        assert all(each.attributes["aria-labelledby"] in ids for each in images)


@pytest.mark.heavy
def test_a_page_loads_only_itself_and_fits_every_window(opened: Callable[..., Any]) -> None:
    """There is no horizontal scrolling, no error and no warning."""
    for name in ("usual", "hostile"):
        page = opened(name)
        assert len(page.requests) == 1
        assert page.messages == []
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") == width, name
            assert page.evaluate(BEYOND) == [], name


@pytest.mark.heavy
def test_axe_finds_no_accessibility_problem(opened: Callable[..., Any]) -> None:
    """The rules are those of WCAG 2.2 AA and of best practice, in light and dark, on a screen and on a phone."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for name, width, scheme in (("usual", 1200, "light"), ("usual", 1200, "dark"), ("danish", 360, "light")):
        found = axe.run(opened(name, width=width, scheme=scheme), options=RULES)
        assert [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]] == []


@pytest.mark.heavy
@pytest.mark.everyday_cases(4)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_printed_on_one_sheet_of_a4(opened: Callable[..., Any], name: str) -> None:
    """All of it is on the paper, which is white even if the screen is dark."""
    page = opened(name, scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(223, 226, 230)"
    (only,) = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert (round(only.mediabox.width), round(only.mediabox.height)) == (595, 842)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 612, "height": 945})
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(17, 17, 17)"
    shown, whole = page.evaluate("[document.querySelector('.sheet')].map(it => [it.clientHeight, it.scrollHeight])[0]")
    assert whole <= shown, name
