"""HTML pages in headless Chromium: loading, layout, accessibility and printing."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from mentorlog.export.document import (
    Document,
    Fact,
    Facts,
    ListItem,
    ListItems,
    Prose,
    Section,
    SkillChange,
    SkillChanges,
    Subsection,
    Table,
    Timeline,
    TimelineMark,
    Trend,
    Trends,
    UserText,
)
from mentorlog.export.html import html
from mentorlog.export.page_to_keep.html import sheet_html
from mentorlog.export.programme.document import overview_document
from mentorlog.export.resource_list import resource_list_document
from mentorlog.export.translation import Translator
from mentorlog.export.year import year_document
from mentorlog.insight.resource_list import SharedResource
from mentorlog.insight.year import build_year
from tests.builders import TODAY, relationship, whole
from tests.export import kept_pages
from tests.export.pages import summary_of
from tests.export.sample_relationships import long, short
from tests.insight.journals import HOSTILE
from tests.insight.programme.programmes import ana, maria, soren
from tests.insight.programme.programmes import overview as programme_overview
from tests.insight.years import FULL
from tests.programs import program

ARGUMENTS: Final = (
    "--headless=new",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
)
WIDTHS: Final = (320, 360, 800, 1440)
RULES: Final = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all tests."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as starter:
        started = starter.chromium.launch(executable_path=program("chromium"), args=list(ARGUMENTS))
        yield started
        started.close()


def hostile() -> Document:
    """A page with hostile texts and very long words in every place for user text."""
    words = [
        *HOSTILE,
        "w" * 400,
        "https://example.com/" + "path/" * 60,
        "<img src=https://example.com/x onerror=alert(1)>",
    ]
    typed = tuple(map(UserText, words))
    days = [dt.date(2026, 1, 1) + dt.timedelta(days=7 * place) for place in range(len(typed))]
    marks = tuple(TimelineMark(on, "reached", (text,)) for on, text in zip(days, typed, strict=True))
    two = ((days[0], 10), (days[-1], 90))
    blocks = (
        Timeline("Timeline", days[0], days[-1], marks),
        Trends("Goals", days[0], days[-1], tuple(Trend((text,), two) for text in typed[-8:])),
        SkillChanges("Ratings", tuple(SkillChange((text,), 1, 5) for text in typed[-8:])),
        Table(("Expected", "Reached"), tuple(((text,), ("open, 40%",)) for text in typed)),
        ListItems(tuple(ListItem("Mon 2 Mar 2026", "40%", text, (ListItem("", "", text),)) for text in typed), "Kept"),
        Facts(tuple(Fact("Measure", (text,)) for text in typed)),
        *(Subsection((text,), (Prose(text),)) for text in typed),
    )
    return Document(
        "en", ("Ours ", typed[-1]), (typed[-2],), (Fact("Mentee", (typed[-3],)),), (Section("one", "One", blocks),)
    )


PAGES: Final[dict[str, Callable[[], Document]]] = {
    "short": lambda: summary_of(short("mentee")),
    "danish": lambda: summary_of(short(), language="da"),
    "long": lambda: summary_of(long()),
    "span": lambda: summary_of(long(), since=dt.date(2025, 7, 1), until=dt.date(2026, 6, 30)),
    "hostile": hostile,
    "year": lambda: year_document(build_year(FULL, 2026, today=TODAY), Translator(), on=TODAY),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages as files."""
    folder = tmp_path_factory.mktemp("pages")
    for name, page in PAGES.items():
        (folder / f"{name}.html").write_text(html(page()), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in PAGES}


@pytest.fixture(params=["short", "long", "hostile"])
def name(request: pytest.FixtureRequest) -> str:
    """The name of each page."""
    return str(request.param)


@pytest.fixture
def opened(browser: Any, files: dict[str, Path]) -> Iterator[Callable[..., Any]]:
    """A function that opens a page with a width and a colour scheme; the page records its requests and messages."""
    contexts = []

    def open_page(name: str, *, width: int = 1000, scheme: str = "light") -> Any:
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme))
        page = contexts[-1].new_page()
        page.requests, page.messages = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("console", lambda message: page.messages.append(message.text))
        page.on("pageerror", lambda error: page.messages.append(str(error)))
        page.on("dialog", lambda dialog: page.messages.append(dialog.message))
        page.goto(files[name].as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.heavy
@pytest.mark.everyday_cases(1)
def test_a_page_loads_only_its_own_file(opened: Callable[..., Any], files: dict[str, Path], name: str) -> None:
    """The browser reports no error or warning."""
    page = opened(name)
    assert page.requests == [files[name].as_uri()]
    assert page.messages == []


@pytest.mark.heavy
def test_the_content_security_policy_blocks_added_content(browser: Any, tmp_path: Path) -> None:
    """A script, an image, a frame, a style sheet and a font are added to the page, and none is loaded."""
    page = browser.new_page()
    refused: dict[str, str] = {}
    page.on("requestfailed", lambda request: refused.update({request.url: request.failure}))
    smuggled = (
        "<script>document.title = 'run'</script><img src='https://example.com/x.png' onerror=\"document.title='run'\">"
        "<iframe src='https://example.com/'></iframe><link rel='stylesheet' href='https://example.com/x.css'>"
        "<style>@font-face { font-family: x; src: url(https://example.com/x.woff2) } p { font-family: x }</style>"
    )
    file = tmp_path / "smuggled.html"
    file.write_text(html(summary_of(short())).replace("</main>", f"{smuggled}</main>"), encoding="utf-8")
    page.goto(file.as_uri())
    assert page.title() == "Mentoring with Aroha Ngata"
    assert refused == {f"https://example.com/x.{ending}": "csp" for ending in ("png", "css", "woff2")}
    assert page.frames[-1].url in ("", "about:blank", "chrome-error://chromewebdata/")
    page.close()


@pytest.mark.heavy
def test_the_table_of_a_programme_keeps_names_whole(browser: Any, tmp_path: Path) -> None:
    """At every width it ends at the margin of the text, and no line ends inside a word of a name; in a narrow window
    each relationship is a block."""
    people = (
        soren()._replace(name="Christian Bartholomæus-Andersen"),
        ana()._replace(name="Ana Maria Souza de Oliveira"),
        maria()._replace(name="Lars Mikkelsen", source="anna.json", owner="Anna Rosenkrantz"),
    )
    for language in ("en", "da"):
        document = overview_document(programme_overview(*people), Translator(language), on=TODAY)
        file = tmp_path / f"{language}.html"
        file.write_text(html(document), encoding="utf-8")
        for width in (400, 760, 1000, 1400):
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.goto(file.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") == width
            right = page.evaluate("document.querySelector('h2').getBoundingClientRect().right")
            assert page.evaluate("document.querySelector('.rows').getBoundingClientRect().right") <= right + 1
            name = page.evaluate(
                """() => {
                    const range = document.createRange();
                    const text = document.querySelectorAll('.rows tbody th bdi')[1].firstChild;
                    return [...text.data.matchAll(/[^ -]+/g)].map(word => {
                        range.setStart(text, word.index);
                        range.setEnd(text, word.index + word[0].length);
                        return range.getClientRects().length;
                    });
                }"""
            )
            assert set(name) == {1}, (language, width)
            page.close()


@pytest.mark.heavy
def test_no_word_of_a_list_of_resources_is_broken(browser: Any, tmp_path: Path) -> None:
    """Only links are, in a table of five columns, at every width."""
    rows = tuple(
        SharedResource(f"Thinking about {each} decisions", "https://example.org/a/long/address", "book", skill, 720)
        for each, skill in enumerate(("decisions", "communication", "giving feedback"))
    )
    file = tmp_path / "resources.html"
    file.write_text(html(resource_list_document(rows, Translator())), encoding="utf-8")
    for width in (320, 400, 700, 760, 1000, 1400):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate(BROKEN_WORDS) == [], width
        page.close()


BROKEN_WORDS: Final = """() => [...document.querySelectorAll("table bdi")].flatMap(each => {
    const range = document.createRange(), text = each.firstChild
    if (text.nodeType !== Node.TEXT_NODE) return []
    return [...text.data.matchAll(/[^ ]+/g)].filter(word => {
        range.setStart(text, word.index)
        range.setEnd(text, word.index + word[0].length)
        return range.getClientRects().length > 1
    }).map(word => word[0])
})"""


@pytest.mark.heavy
@pytest.mark.everyday_cases(1)
def test_a_page_fits_the_width_of_the_window(opened: Callable[..., Any], name: str) -> None:
    """There is no horizontal scrolling on phones or larger screens."""
    page = opened(name)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate(BEYOND) == []


BEYOND: Final = """() => [...document.querySelectorAll("body *:not(.comma)")]
    .filter(each => !each.closest("svg"))
    .filter(each => { const box = each.getBoundingClientRect(); return box.left < -1 || box.right > innerWidth + 1 })
    .map(each => each.outerHTML.slice(0, 80))"""


@pytest.mark.heavy
@pytest.mark.everyday_cases(1)
@pytest.mark.parametrize(("name", "width"), [("long", 360), ("long", 1440), ("hostile", 360)])
def test_labels_in_charts_are_not_cut_off(opened: Callable[..., Any], name: str, width: int) -> None:
    """Each label is inside its chart and at least 11 pixels high."""
    page = opened(name, width=width)
    found = page.evaluate("""() => [...document.querySelectorAll("main svg[role=img] text")]
        .filter(each => each.getClientRects().length)
        .map(each => {
            const box = each.getBoundingClientRect(), picture = each.ownerSVGElement.getBoundingClientRect()
            const size = parseFloat(getComputedStyle(each).fontSize)
            return [each.textContent, box.left - picture.left, picture.right - box.right, size]
        })""")
    assert len(found) > 30
    assert [text for text, left, right, size in found if left < -0.5 or right < -0.5 or size < 11] == []


@pytest.mark.heavy
@pytest.mark.everyday_cases(1)
@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        ("span", 1440, "light"),
        ("year", 1440, "light"),
        pytest.param("span", 1440, "dark", marks=pytest.mark.heavy),
        pytest.param("danish", 360, "light", marks=pytest.mark.heavy),
    ],
)
def test_axe_finds_no_accessibility_problem(opened: Callable[..., Any], name: str, width: int, scheme: str) -> None:
    """The rules are those of WCAG 2.2 AA and of best practice."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(opened(name, width=width, scheme=scheme), options=RULES)
    assert [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]] == []


@pytest.mark.heavy
def test_the_page_follows_the_colour_scheme_of_the_system(opened: Callable[..., Any]) -> None:
    """The background is dark if the system is dark."""
    paper = "getComputedStyle(document.body).backgroundColor"
    light, dark = (opened("short", scheme=scheme).evaluate(paper) for scheme in ("light", "dark"))
    assert (light, dark) == ("rgb(253, 252, 249)", "rgb(22, 25, 29)")


@pytest.mark.heavy
def test_landmarks_headings_and_charts_have_roles_and_names(opened: Callable[..., Any]) -> None:
    """A screen reader uses them to navigate."""
    page = opened("long")
    assert page.get_by_role("heading", level=1).inner_text() == "Mentoring with Ingibjörg Þórðardóttir"
    assert page.get_by_role("navigation", name="Contents").get_by_role("link", name="Goals").count() == 1
    assert (
        page.get_by_role("region", name="Milestones").get_by_role("img", name="Sessions and milestones, 2023").count()
        == 1
    )
    headings = page.get_by_role("heading", level=4)
    assert headings.first.inner_text().replace("\u00a0", " ").startswith("Monday 10 January, 10:00")


@pytest.mark.heavy
def test_a_focused_link_is_outlined_and_leads_to_its_section(opened: Callable[..., Any]) -> None:
    """The link is focused and followed with the keyboard."""
    page = opened("long")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#goals")
    assert 0 <= page.locator("#goals").bounding_box()["y"] < 100


BROKEN_DATES: Final = """() => {
    const walker = document.createTreeWalker(document.querySelector("body"), NodeFilter.SHOW_TEXT), broken = []
    const range = document.createRange()
    while (walker.nextNode()) {
        for (const found of walker.currentNode.data.matchAll(/\\d+\\.?\\u00a0\\p{L}+\\.?(\\u00a0\\d{4})?/gu)) {
            range.setStart(walker.currentNode, found.index)
            range.setEnd(walker.currentNode, found.index + found[0].length)
            // the first letter of a text may have a box of its own
            const boxes = [...range.getClientRects()]
            if (boxes.some(box => box.top >= boxes[0].bottom - 2)) broken.push(found[0])
        }
    }
    return broken
}"""


@pytest.mark.heavy
@pytest.mark.parametrize("name", ["short", "danish"])
def test_no_date_is_broken_and_tables_of_dates_are_stacked_on_a_phone(opened: Callable[..., Any], name: str) -> None:
    """On a larger screen the same tables have columns."""
    display = "() => [...document.querySelectorAll('.stacked td')].map(each => getComputedStyle(each).display)"
    page = opened(name, width=375)
    assert page.evaluate("document.body.innerText.includes('\\u00a02026')")
    for width in (320, 375, 700, 1100):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(BROKEN_DATES) == []
        found = set(page.evaluate(display))
        assert found == ({"block"} if width < 640 else {"table-cell"})
    page.set_viewport_size({"width": 375, "height": 800})
    labels = page.evaluate(
        "[...document.querySelectorAll('#expected .stacked [data-label]')].map(e => e.dataset.label)"
    )
    assert len(labels) == 3


@pytest.mark.heavy
def test_a_phone_shows_the_long_dates_of_steps_and_what_a_table_is_about(browser: Any, tmp_path: Path) -> None:
    """A date is long in Danish; the name of a first column without dates is the heading of its table."""
    on = dt.date(2026, 9, 25)
    date = Translator("da").format_date(on)
    steps = ListItems((ListItem(date, "40 %", UserText("x"), on=on), ListItem(date, "milepæl", UserText("y"), on=on)))
    table = Table(("Bedømt fra 1 til 5", "Før"), (((UserText("lytte"),), (f"3 ({date})",)),))
    file = tmp_path / "page.html"
    page = Document("da", ("Vi",), ("Fra.",), (), (Section("one", "En", (steps, table)),))
    file.write_text(html(page), encoding="utf-8")
    for width in (320, 390, 600):
        opened = browser.new_page(viewport={"width": width, "height": 900})
        opened.goto(file.as_uri())
        assert opened.evaluate(BROKEN_DATES) == []
        assert opened.evaluate("document.documentElement.scrollWidth") == width
        assert opened.get_by_text("Bedømt fra 1 til 5").bounding_box()["width"] > 50
        opened.close()


@pytest.mark.heavy
def test_a_long_word_or_a_date_of_a_title_is_not_broken(browser: Any, tmp_path: Path) -> None:
    """In a summary and a page to keep, on a phone and on a larger screen; nor is a day below a time line."""
    bond = relationship(name="Wolfeschlegelsteinhausenbergerdorff", started_on="2025-09-10", ended_on="2026-09-10")
    entries = whole(bond=bond._replace(status="ended"))
    agenda = Document("da", ("Dagsorden for vores møde onsdag den 30. september 2026",), ("Fra.",))
    for number, text in enumerate((html(summary_of(entries)), sheet_html(kept_pages.sheet(entries)), html(agenda))):
        file = tmp_path / f"{number}.html"
        file.write_text(text, encoding="utf-8")
        page = browser.new_page()
        page.goto(file.as_uri())
        for width in (320, 390, 700, 1100):
            page.set_viewport_size({"width": width, "height": 800})
            heights = page.evaluate(f"[...document.querySelectorAll('h1 bdi, .ends span, .date')].map({LINES})")
            assert set(heights) == {1}, (number, width)
        page.close()


LINES: Final = """each => {
    const range = document.createRange()
    range.selectNodeContents(each)
    return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size
}"""


# printing


def printed(page: Any, paper: str = "A4") -> list[list[str]]:
    """The lines of each printed page; the first is the page number from the foot."""
    from pypdf import PdfReader

    read = PdfReader(io.BytesIO(page.pdf(format=paper)))
    return [[line.strip() for line in sheet.extract_text().splitlines() if line.strip()] for sheet in read.pages]


@pytest.mark.heavy
@pytest.mark.everyday_cases(1)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_long_page_is_printed_with_sensible_page_breaks(opened: Callable[..., Any], paper: str) -> None:
    """Each printed page has its number, no heading is at the foot of a page, no session is split, and the contents are
    omitted."""
    page = opened("span")
    headings = set(page.locator("h2, h3, h5").all_inner_texts())
    last = {each[-1].split()[-1] for each in page.locator(".dated").evaluate_all(WORDS)}
    sheets = printed(page, paper)
    assert 5 < len(sheets) < 20
    assert [sheet[0] for sheet in sheets] == [f"{number} / {len(sheets)}" for number in range(1, len(sheets) + 1)]
    assert not headings & {sheet[-1] for sheet in sheets}
    lines = [line for sheet in sheets for line in sheet]
    assert lines.count("Goals") == 1
    record = [place for place, sheet in enumerate(sheets) if "2026" in sheet]
    for sheet in sheets[record[-1] : -1]:
        assert sheet[-1].split()[-1] in last


WORDS: Final = "all => all.map(each => each.innerText.trim().split(String.fromCharCode(10)))"


@pytest.mark.heavy
def test_a_short_page_is_printed_on_few_pages(opened: Callable[..., Any]) -> None:
    """The paper is white even if the screen is dark, and the charts are printed."""
    page = opened("short", scheme="dark")
    sheets = printed(page)
    assert 2 <= len(sheets) <= 4
    assert sum("Signed the contract" in line for sheet in sheets for line in sheet) == 2
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
