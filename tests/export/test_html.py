"""HTML pages: their content, accessibility and safety."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mentorlog.export.html
from mentorlog.export.document import Document, ListItem, ListItems, Prose, Section, Subsection, UserText
from mentorlog.export.html import html
from mentorlog.export.markdown.user_markdown import parse_blocks, parse_line
from mentorlog.model import Relationship
from tests.builders import relationship, whole
from tests.export.markdown_events import events_of_blocks, events_of_line
from tests.export.pages import Element, Page, documents, replace_user_texts, summary_of, user_texts, without_charts
from tests.export.sample_relationships import learning, long, short
from tests.golden_files import Golden, golden_files
from tests.insight.journals import SECRET, History, bonds, histories
from tests.property_tests import settings

TEMPLATES = Path(mentorlog.export.html.__file__).parent / "templates"

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def words(text: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(text.split())


ALLOWED_TAGS = words(
    "html head meta title style body header nav main section article h1 h2 h3 h4 h5 p div span bdi br time ul li a "
    "dl dt dd table thead tbody tr th td figure figcaption svg desc g line circle path rect text "
    "em strong code pre ol"
)
ALLOWED_ATTRIBUTES = words(
    "lang charset http-equiv content name id class href role scope dir datetime aria-label aria-labelledby "
    "aria-describedby aria-hidden width height viewbox preserveaspectratio "
    "x y x1 x2 y1 y2 dx cx cy r d title start data-label"
)
SCHEMES = ("https://", "http://", "mailto:")
"""The allowed beginnings of a link in user text."""

UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def document(*blocks: object, **fields: object) -> Document:
    """A page with one section."""
    return Document("en", ("Ours",), ("From a journal.",), (), (Section("part", "Part", tuple(blocks)),), **fields)


# the whole file


def without_style(page: str) -> str:
    """A page without its style sheet, which is the same for all pages."""
    return re.sub(r"(?s)(<style>).*(</style>)", r"\1…\2", page)


def outline(page: str) -> str:
    """The contents, the milestones with their chart, and the first session of each year of a long page."""
    nav = re.search(r"(?s)<nav.*</nav>\n", page)
    milestones = re.search(r'(?s)<section id="milestones".*?</section>\n', page)
    record = re.findall(r'(?s)<h3 class="year".*?</article>\n', page)
    assert nav
    assert milestones
    return "".join([nav[0], milestones[0], *record])


PAGES = {
    "summary-short-mentor.html": lambda: without_style(html(summary_of(short("mentor")))),
    "summary-short-mentee.html": lambda: without_style(html(summary_of(short("mentee")))),
    "summary-short-mentor-danish.html": lambda: without_style(html(summary_of(short("mentor"), language="da"))),
    "summary-learning.html": lambda: without_style(html(summary_of(learning("mentee")))),
    "summary-long-mentor.html": lambda: outline(html(summary_of(long("mentor")))),
    "summary-long-mentee.html": lambda: outline(html(summary_of(long("mentee")))),
    "summary-long-mentee-2025.html": lambda: without_style(
        html(summary_of(long("mentee"), since=dt.date(2025, 9, 1), until=dt.date(2025, 12, 31)))
    ),
}


@golden_files("export", PAGES)
def test_each_page_equals_its_golden_file(golden: Golden) -> None:
    """A person has approved the files in tests/golden/export."""
    golden.check(PAGES[golden.name]())


@pytest.fixture(scope="module", params=[short, long], ids=["short", "long"])
def page(request: pytest.FixtureRequest) -> Page:
    """A short page and a long page, parsed."""
    return Page(html(summary_of(request.param())))


def test_the_page_loads_no_other_file(page: Page) -> None:
    """It has no scripts, fonts or images, and its links only lead to places in the page."""
    text = html(summary_of(long()))
    style = re.search(r"(?s)<style>(.*)</style>", text)
    assert style
    assert not re.search(r"url\(|@import|@font-face|expression|http", style[1])
    assert {each.tag for each in page.elements} <= ALLOWED_TAGS
    assert {name for each in page.elements for name in each.attributes} <= ALLOWED_ATTRIBUTES
    assert all(each.attributes["href"].startswith("#") for each in page.all("a"))


def test_the_content_security_policy_allows_only_the_style_sheet_of_the_page(page: Page) -> None:
    """The policy comes directly after the encoding, before anything that could be loaded."""
    head = [each for each in page.elements if each.path == ("html", "head")]
    assert head[0].attributes == {"charset": "utf-8"}
    assert head[1].attributes == {"http-equiv": "Content-Security-Policy", "content": POLICY}


def test_the_page_names_its_language(page: Page) -> None:
    """It also has the doctype of standard HTML."""
    assert page.declarations == ["doctype html"]
    assert page.elements[0].attributes["lang"] == "en"
    assert Page(html(summary_of(short(), language="da"))).elements[0].attributes["lang"] == "da"


# the structure for screen readers


def test_the_page_has_landmarks(page: Page) -> None:
    """It has a header, contents and a main part, and each section is labelled by its heading."""
    assert [each.tag for each in page.elements if each.path == ("html", "body")] == ["header", "nav", "main"]
    assert page.all("nav")[0].attributes == {"aria-label": "Contents"}
    headings = {each.attributes["id"]: each.text for each in page.all("h2")}
    for section in page.all("section"):
        assert headings[section.attributes["aria-labelledby"]]


def test_heading_levels_are_not_skipped(page: Page) -> None:
    """The only heading of level 1 comes first."""
    levels = [level for level, _ in page.headings()]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_reference_has_exactly_one_target(page: Page) -> None:
    """Links, labels and descriptions refer to an id that occurs once in the page."""
    ids = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    referred = [each.attributes["href"].removeprefix("#") for each in page.all("a")]
    for name in ("aria-labelledby", "aria-describedby"):
        referred += [part for each in page.elements for part in each.attributes.get(name, "").split()]
    assert set(referred) <= set(ids)


def test_the_contents_link_to_every_section(page: Page) -> None:
    """They also link to every year of a long record."""
    links = [(each.attributes["href"].removeprefix("#"), each.text) for each in page.all("a")]
    sections = [(each.attributes["id"].removesuffix("-title"), each.text) for each in page.all("h2")]
    years = [(each.attributes["id"], each.text) for each in page.classed("year")]
    assert sorted(links) == sorted(sections + years)


def test_a_page_of_few_sections_has_no_contents() -> None:
    """A list of contents is not needed there."""
    assert not Page(html(summary_of(whole(bond=relationship())))).all("nav")


def test_a_long_record_is_split_by_year() -> None:
    """Every session is under the heading of its year, and a short record has no such headings."""
    read = Page(html(summary_of(long())))
    assert [each.text for each in read.classed("year")] == ["2022", "2023", "2024", "2025", "2026"]
    year = ""
    for each in read.elements:
        if "year" in each.attributes.get("class", ""):
            year = each.text
        if each.tag == "time" and each.path[-1] == "h4":
            assert each.attributes["datetime"].startswith(year)
    assert not Page(html(summary_of(short()))).classed("year")


def test_dates_are_time_elements() -> None:
    """The attribute datetime has the same date as the text, which may be without its year."""
    times = Page(html(summary_of(short()))).all("time")
    assert len(times) > 10
    for each in times:
        on = dt.date.fromisoformat(each.attributes["datetime"])
        assert each.text.replace("\u00a0", " ").startswith((f"{on:%a} {on.day} {on:%b}", f"{on:%A} {on.day} {on:%B}"))


def test_every_chart_has_a_name_and_a_description(page: Page) -> None:
    """An image without them is hidden from screen readers."""
    drawn = [each for each in page.all("svg") if "svg" not in each.path]
    images = [each for each in drawn if each.attributes.get("role") == "img"]
    assert len(images) >= 3
    texts = {each.attributes["id"]: each.text for each in (*page.all("title")[1:], *page.all("desc"))}
    for each in images:
        assert texts[each.attributes["aria-labelledby"]]
        assert texts[each.attributes["aria-describedby"]].endswith(".")
    assert all(each.is_hidden for each in drawn if each not in images)


# user text


@given(documents())
@settings(max_examples=150)
def test_user_text_adds_only_allowed_elements(summary: Document) -> None:
    """Allowed are emphasis, lists, links and code, and the page still has one heading of level 1."""
    read = Page(html(summary))
    assert {each.tag for each in read.elements} <= ALLOWED_TAGS
    assert {name for each in read.elements for name in each.attributes} <= ALLOWED_ATTRIBUTES
    links = [each.attributes["href"] for each in read.all("a")]
    assert all(link.startswith("#part-") or link.lower().startswith(SCHEMES) for link in links)
    assert not any("\n" in link or " " in link for link in links)
    assert sum(level == 1 for level, _ in read.headings()) == 1


@given(documents())
@settings(max_examples=100)
def test_user_text_does_not_change_the_rest_of_the_page(summary: Document) -> None:
    """The other elements are the same if each text is replaced by the letter x."""
    page = without_charts(summary)
    plain = replace_user_texts(page, lambda text: "x" if text.strip() else "")
    assert isinstance(plain, Document)
    assert [shape(each) for each in Page(html(page)).elements if not is_typed(each)] == [
        shape(each) for each in Page(html(plain)).elements if not is_typed(each)
    ]


def is_typed(element: Element) -> bool:
    """Whether an element comes from user text: a paragraph, a list, a link, emphasis or code."""
    given = element.attributes
    return (
        element.tag in ("em", "strong", "code", "pre", "br", "ol")
        or (element.tag == "a" and not given["href"].startswith("#"))
        or (element.tag in ("p", "li") and given.get("dir") == "auto")
        or (element.tag == "ul" and "role" not in given)
    )


def shape(element: Element) -> tuple[object, ...]:
    """An element without its text; without its attributes if it is the title, whose class depends on its length."""
    return tuple(element._replace(attributes={}) if element.tag == "h1" else element)[:3]


@given(documents())
@settings(max_examples=100)
def test_the_page_shows_all_user_text(summary: Document) -> None:
    """Markdown marks are omitted, and invisible characters are made visible."""
    page = without_charts(summary)
    read = " ".join("".join(Page(html(page)).elements[0].texts).split())
    for typed in user_texts(page):
        as_blocks = [event[1] for event in events_of_blocks(parse_blocks(typed.text)) if event[0] in LEAVES]
        as_line = [event[1] for event in events_of_line(parse_line(typed.text)) if event[0] in LEAVES]
        assert any(all(" ".join(str(text).split()) in read for text in way) for way in (as_blocks, as_line))


LEAVES = ("text", "code", "code block")


@given(histories(), bonds())
@settings(max_examples=40)
def test_a_shareable_page_has_no_private_text(history: History, bond: Relationship) -> None:
    """It has no letter of the script that only private texts use."""
    page = html(summary_of(whole(*history.public, bond=bond)))
    assert not set(page) & SECRET


@given(st.text(st.characters(categories=("Cc", "Cf", "Cs", "Zl", "Zp")), min_size=1, max_size=8))
def test_the_page_has_no_control_characters(text: str) -> None:
    """Invisible and bidirectional characters are replaced too, but emoji keep their joiners."""
    page = html(document(Prose(UserText(f"a{text}b")), ListItems((ListItem("", "Learned", UserText(text)),))))
    assert not UNSEEN.search(page)
    page.encode()


def test_lines_and_paragraphs_are_kept() -> None:
    """An empty line separates paragraphs, and spaces at the start of a line are kept."""
    page = html(document(Prose(UserText("one\n  two\r\n\n\nthree\u2028four"))))
    assert '<p dir="auto">one<br>  two</p><p dir="auto">three<br>four</p>' in page


def test_user_text_has_its_own_direction() -> None:
    """Right-to-left text does not change the direction of the text beside it."""
    page = html(document(Subsection((UserText("שלום"), " (private)")), Prose(UserText("مرحبا"))))
    assert "<bdi>שלום</bdi> (private)" in page
    assert '<p dir="auto">مرحبا</p>' in page


def test_plain_addresses_are_not_links() -> None:
    """Only Markdown links become links."""
    text = "https://example.com javascript:alert(1) ana@example.com data:text/html,x"
    page = Page(html(document(Prose(UserText(text)))))
    assert page.all("a") == []
    assert page.classed("prose")[0].text == text


def test_markdown_becomes_html_elements() -> None:
    """Emphasis, links, code and lists are supported, and the items of a tight list have no paragraphs."""
    text = "*a* **b** `c` [d](https://x.dk/æ?a=1&b=2) <e@x.dk>\n\n- f\n  1. g\n\n3. h\n\n   i\n\n```sh\nj <k>\n```"
    page = html(document(Prose(UserText(text))))
    assert (
        '<p dir="auto"><em>a</em> <strong>b</strong> <code>c</code> '
        '<a href="https://x.dk/%C3%A6?a=1&amp;b=2">d</a> <a href="mailto:e@x.dk">e@x.dk</a></p>'
        '<ul><li dir="auto">f<ol><li dir="auto">g</li></ol></li></ul>'
        '<ol start="3"><li dir="auto"><p dir="auto">h</p><p dir="auto">i</p></li></ol>'
        '<pre dir="ltr"><code>j &lt;k&gt;</code></pre>'
    ) in page


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b>",
        "![x](https://x.dk/x.png)",
        "[x](page.html)",
        "[x](//x.dk)",
        "[x](javascript:alert(1))",
        "<data:text/html,x>",
        "[x]: https://x.dk",
        "# x",
        "> x",
        "x\n---",
        "x | y\n--- | ---\n1 | 2",
        "&lt;b&gt;",
        "* * *",
        "```\nx",
        "*x",
        "**x*",
        "[x](https://x.dk",
    ],
)
def test_other_markup_is_shown_as_text(text: str) -> None:
    """Every character of it is in a paragraph."""
    page = Page(html(document(Prose(UserText(text)))))
    (prose,) = page.classed("prose")
    assert {each.tag for each in page.elements if is_typed(each)} <= {"p", "br"}
    assert "".join(prose.texts).split() == "".join(text.split("\n")).split()


def test_an_item_has_its_label_before_and_its_details_after_the_text() -> None:
    """The date is beside it; an item without a date has its label there."""
    dated = ListItem("Mon 2 Mar 2026", "Mentor, by Fri 6 Mar 2026", UserText("Send it"), on=dt.date(2026, 3, 2))
    bare = ListItem("", "Learned", UserText("Wait"))
    page = html(document(ListItems((dated,)), ListItems((bare,)))).replace("\u00a0", " ")
    assert '<span class="cite"><time datetime="2026-03-02">Mon 2 Mar 2026</time></span> <div class="said">' in page
    assert '<span class="what">Mentor<span class="comma">:</span></span> <p dir="auto">Send it</p>' in page
    assert '<span class="more">by Fri 6 Mar</span>' in page
    assert '<span class="cite what">Learned</span> <div class="said"><p dir="auto">Wait</p></div>' in page


# the templates


def templates() -> Iterator[tuple[str, str]]:
    """Each template with its own text, without Jinja code, comments and elements."""
    for file in sorted(TEMPLATES.glob("*.html")):
        text = re.sub(r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", file.read_text(encoding="utf-8"))
        yield file.name, re.sub(r"(?s)<[^>]*>", "", text)


def test_templates_have_no_fixed_text() -> None:
    """All text comes from the translated document; a template only adds commas."""
    found = dict(templates())
    assert len(found) >= 3
    letters = {name: re.findall(r"\w{2,}", text) for name, text in found.items()}
    assert letters == {**{name: [] for name in found}, "charts.html": letters["charts.html"]}
    assert set(letters["charts.html"]) <= {"role", "img", "aria", "labelledby", "describedby", "title", "said"}


def test_templates_never_disable_escaping() -> None:
    """No value is marked as safe, and none is in a style or a script, where escaping does not protect."""
    for file in TEMPLATES.iterdir():
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe|autoescape|Markup|<script|javascript:|\son\w+=", text)
        assert "style=" not in text
    assert not re.search(r"\{[{%#]", (TEMPLATES / "page.css").read_text(encoding="utf-8"))


def test_the_window_title_is_escaped() -> None:
    """A title element has no child elements, so tags in a name are shown as text."""
    page = Page(html(document()._replace(title=("Mentoring with ", UserText("</title><b>\x1b")))))
    assert page.all("title")[0].text == "Mentoring with </title><b>␛"
