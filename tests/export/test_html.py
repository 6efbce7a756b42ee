"""Pages as HTML: what stands in the file, whoever reads it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mentorlog.export.html
from mentorlog.export.document import Document, ListItem, ListItems, Prose, Section, Subsection, UserText
from mentorlog.export.html import html
from mentorlog.export.user_markdown import parse_blocks, parse_line
from mentorlog.model import Relationship
from tests.builders import relationship, whole
from tests.export.markdown_events import events_of_blocks, events_of_line
from tests.export.pages import Element, Page, documents, retyped, told, typed_in, without_pictures
from tests.export.sample_relationships import long, short
from tests.golden_files import Golden, golden_files
from tests.insight.journals import SECRET, History, bonds, histories

TEMPLATES = Path(mentorlog.export.html.__file__).parent / "templates"

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def words(text: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(text.split())


OURS = words(
    "html head meta title style body header nav main section article h1 h2 h3 h4 h5 p div span bdi br time ul li a "
    "dl dt dd table thead tbody tr th td figure figcaption svg desc g line circle path text "
    "em strong code pre ol"
)
ATTRIBUTES = words(
    "lang charset http-equiv content name id class href role scope dir datetime aria-label aria-labelledby "
    "aria-describedby aria-hidden width height viewbox preserveaspectratio "
    "x y x1 x2 y1 y2 dx cx cy r d title start"
)
SCHEMES = ("https://", "http://", "mailto:")
"""What the address of a link in user text begins with."""

UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def document(*blocks: object, **fields: object) -> Document:
    """A page of one section."""
    return Document("en", ("Ours",), ("From a journal.",), (), (Section("part", "Part", tuple(blocks)),), **fields)


# what the whole of it is


def without_style(page: str) -> str:
    """A page without its style sheet, which all have the same."""
    return re.sub(r"(?s)(<style>).*(</style>)", r"\1…\2", page)


def outline(page: str) -> str:
    """Of a long page its contents, its milestones and their picture, and the first of each year's record."""
    nav = re.search(r"(?s)<nav.*</nav>\n", page)
    milestones = re.search(r'(?s)<section id="milestones".*?</section>\n', page)
    record = re.findall(r'(?s)<h3 class="year".*?</article>\n', page)
    assert nav
    assert milestones
    return "".join([nav[0], milestones[0], *record])


PAGES = {
    "summary-short-mentor.html": lambda: without_style(html(told(short("mentor")))),
    "summary-short-mentee.html": lambda: without_style(html(told(short("mentee")))),
    "summary-short-mentor-danish.html": lambda: without_style(html(told(short("mentor"), language="da"))),
    "summary-long-mentor.html": lambda: outline(html(told(long("mentor")))),
    "summary-long-mentee.html": lambda: outline(html(told(long("mentee")))),
    "summary-long-mentee-2025.html": lambda: without_style(
        html(told(long("mentee"), since=dt.date(2025, 9, 1), until=dt.date(2025, 12, 31)))
    ),
}


@golden_files("export", PAGES)
def test_the_whole_page(golden: Golden) -> None:
    """As kept in tests/golden/export, read and approved by a person."""
    golden.check(PAGES[golden.name]())


@pytest.fixture(scope="module", params=[short, long], ids=["short", "long"])
def page(request: pytest.FixtureRequest) -> Page:
    """A short page and a long one, read."""
    return Page(html(told(request.param())))


def test_the_file_stands_alone(page: Page) -> None:
    """Nothing in it is loaded, and nothing may be: no script, no address but places of its own, no font, no picture."""
    text = html(told(long()))
    style = re.search(r"(?s)<style>(.*)</style>", text)
    assert style
    assert not re.search(r"url\(|@import|@font-face|expression|http", style[1])
    assert {each.tag for each in page.elements} <= OURS
    assert {name for each in page.elements for name in each.attributes} <= ATTRIBUTES
    assert all(each.attributes["href"].startswith("#") for each in page.all("a"))


def test_a_policy_forbids_everything_but_its_own_style(page: Page) -> None:
    """Before anything that could load, right after the encoding."""
    head = [each for each in page.elements if each.path == ("html", "head")]
    assert head[0].attributes == {"charset": "utf-8"}
    assert head[1].attributes == {"http-equiv": "Content-Security-Policy", "content": POLICY}


def test_the_page_is_in_its_language(page: Page) -> None:
    """And is a page of HTML's standard."""
    assert page.declarations == ["doctype html"]
    assert page.elements[0].attributes["lang"] == "en"
    assert Page(html(told(short(), language="da"))).elements[0].attributes["lang"] == "da"


# what a screen reader walks


def test_there_are_landmarks(page: Page) -> None:
    """A head, the contents, the page, and in it a section for each part, named by its heading."""
    assert [each.tag for each in page.elements if each.path == ("html", "body")] == ["header", "nav", "main"]
    assert page.all("nav")[0].attributes == {"aria-label": "Contents"}
    headings = {each.attributes["id"]: each.text for each in page.all("h2")}
    for section in page.all("section"):
        assert headings[section.attributes["aria-labelledby"]]


def test_headings_go_down_one_level_at_a_time(page: Page) -> None:
    """From the one that is the page's."""
    levels = [level for level, _ in page.headings()]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_what_is_referred_to_is_there_once(page: Page) -> None:
    """Links, labels and descriptions lead to one place each."""
    ids = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    referred = [each.attributes["href"].removeprefix("#") for each in page.all("a")]
    for name in ("aria-labelledby", "aria-describedby"):
        referred += [part for each in page.elements for part in each.attributes.get(name, "").split()]
    assert set(referred) <= set(ids)


def test_the_contents_lead_to_every_section(page: Page) -> None:
    """And to every year of a long record."""
    links = [(each.attributes["href"].removeprefix("#"), each.text) for each in page.all("a")]
    sections = [(each.attributes["id"].removesuffix("-title"), each.text) for each in page.all("h2")]
    years = [(each.attributes["id"], each.text) for each in page.classed("year")]
    assert sorted(links) == sorted(sections + years)


def test_a_page_of_few_sections_has_no_contents() -> None:
    """There is nothing to find one's way in."""
    assert not Page(html(told(whole(bond=relationship())))).all("nav")


def test_a_long_record_is_parted_by_years() -> None:
    """Under headings of their own, every session in its year; a short one is not."""
    read = Page(html(told(long())))
    assert [each.text for each in read.classed("year")] == ["2022", "2023", "2024", "2025", "2026"]
    year = ""
    for each in read.elements:
        if "year" in each.attributes.get("class", ""):
            year = each.text
        if each.tag == "time" and each.path[-1] == "h4":
            assert each.attributes["datetime"].startswith(year)
    assert not Page(html(told(short()))).classed("year")


def test_days_are_marked_as_such() -> None:
    """With the date that their words say."""
    times = Page(html(told(short()))).all("time")
    assert len(times) > 10
    for each in times:
        on = dt.date.fromisoformat(each.attributes["datetime"])
        assert each.text.startswith(f"{on:%a} {on.day} {on:%b %Y}")


def test_every_picture_says_what_it_shows(page: Page) -> None:
    """It has a name and a sentence; what has none is hidden from those who do not see."""
    drawn = [each for each in page.all("svg") if "svg" not in each.path]
    images = [each for each in drawn if each.attributes.get("role") == "img"]
    assert len(images) >= 3
    texts = {each.attributes["id"]: each.text for each in (*page.all("title")[1:], *page.all("desc"))}
    for each in images:
        assert texts[each.attributes["aria-labelledby"]]
        assert texts[each.attributes["aria-describedby"]].endswith(".")
    assert all(each.is_hidden for each in drawn if each not in images)


# what was typed


@given(documents())
@settings(max_examples=150)
def test_what_was_typed_makes_few_elements(told: Document) -> None:
    """Whatever it is, the page has our elements with our attributes, those of emphasis, lists, links and code, and one
    heading of the first level."""
    read = Page(html(told))
    assert {each.tag for each in read.elements} <= OURS
    assert {name for each in read.elements for name in each.attributes} <= ATTRIBUTES
    links = [each.attributes["href"] for each in read.all("a")]
    assert all(link.startswith("#part-") or link.lower().startswith(SCHEMES) for link in links)
    assert not any("\n" in link or " " in link for link in links)
    assert sum(level == 1 for level, _ in read.headings()) == 1


@given(documents())
@settings(max_examples=100)
def test_what_was_typed_changes_nothing_around_it(told: Document) -> None:
    """The page is built as it would be of the letter x in place of each text."""
    page = without_pictures(told)
    plain = retyped(page, lambda text: "x" if text.strip() else "")
    assert isinstance(plain, Document)
    assert [shape(each) for each in Page(html(page)).elements if not is_typed(each)] == [
        shape(each) for each in Page(html(plain)).elements if not is_typed(each)
    ]


def is_typed(element: Element) -> bool:
    """Whether an element is of user text: a paragraph, a list, a link, emphasis or code."""
    given = element.attributes
    return (
        element.tag in ("em", "strong", "code", "pre", "br", "ol")
        or (element.tag == "a" and not given["href"].startswith("#"))
        or (element.tag in ("p", "li") and given.get("dir") == "auto")
        or (element.tag == "ul" and "role" not in given)
    )


def shape(element: Element) -> tuple[object, ...]:
    """An element without what it says."""
    return tuple(element)[:3]


@given(documents())
@settings(max_examples=100)
def test_what_was_typed_is_what_is_read(told: Document) -> None:
    """Every text stands in the page without its marks, and what can't be seen is made visible."""
    page = without_pictures(told)
    read = " ".join("".join(Page(html(page)).elements[0].said).split())
    for typed in typed_in(page):
        as_blocks = [event[1] for event in events_of_blocks(parse_blocks(typed.text)) if event[0] in LEAVES]
        as_line = [event[1] for event in events_of_line(parse_line(typed.text)) if event[0] in LEAVES]
        assert any(all(" ".join(str(said).split()) in read for said in way) for way in (as_blocks, as_line))


LEAVES = ("text", "code", "code block")


@given(histories(), bonds())
@settings(max_examples=40)
def test_nothing_private_leaves(history: History, bond: Relationship) -> None:
    """Not a private word stands in the page of what is shareable."""
    page = html(told(whole(*history.public, bond=bond)))
    assert not set(page) & SECRET


@given(st.text(st.characters(categories=("Cc", "Cf", "Cs", "Zl", "Zp")), min_size=1, max_size=8))
def test_no_control_character_stands_in_it(text: str) -> None:
    """None that hides, or turns the direction of what follows it; emoji keep their joiners."""
    page = html(document(Prose(UserText(f"a{text}b")), ListItems((ListItem("", "Learned", UserText(text)),))))
    assert not UNSEEN.search(page)
    page.encode()


def test_lines_and_paragraphs_are_kept() -> None:
    """A line break is one, an empty line parts paragraphs, and spaces at the beginning of a line stay."""
    page = html(document(Prose(UserText("one\n  two\r\n\n\nthree\u2028four"))))
    assert '<p dir="auto">one<br>  two</p><p dir="auto">three<br>four</p>' in page


def test_text_has_its_own_direction() -> None:
    """What is written from right to left does not turn the words of ours beside it."""
    page = html(document(Subsection((UserText("שלום"), " (private)")), Prose(UserText("مرحبا"))))
    assert "<bdi>שלום</bdi> (private)" in page
    assert '<p dir="auto">مرحبا</p>' in page


def test_addresses_in_words_are_no_links() -> None:
    """Whatever they begin with."""
    text = "https://example.com javascript:alert(1) ana@example.com data:text/html,x"
    page = Page(html(document(Prose(UserText(text)))))
    assert page.all("a") == []
    assert page.classed("prose")[0].text == text


def test_the_users_marks_are_elements() -> None:
    """Emphasis, links, code and lists, each in the place of its kind; a tight list has no paragraphs."""
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
def test_what_could_forge_the_page_is_text(text: str) -> None:
    """Every letter of it is read, in paragraphs."""
    page = Page(html(document(Prose(UserText(text)))))
    (prose,) = page.classed("prose")
    assert {each.tag for each in page.elements if is_typed(each)} <= {"p", "br"}
    assert "".join(prose.said).split() == "".join(text.split("\n")).split()


def test_a_claim_has_its_name_before_and_its_details_after_it() -> None:
    """The day beside it; where there is no day, the name is."""
    dated = ListItem("Mon 2 Mar 2026", "Mentor, by Fri 6 Mar 2026", UserText("Send it"), on=dt.date(2026, 3, 2))
    bare = ListItem("", "Learned", UserText("Wait"))
    page = html(document(ListItems((dated,)), ListItems((bare,))))
    assert '<span class="cite"><time datetime="2026-03-02">Mon 2 Mar 2026</time></span> <div class="said">' in page
    assert '<span class="what">Mentor<span class="comma">:</span></span> <p dir="auto">Send it</p>' in page
    assert '<span class="more">by Fri 6 Mar 2026</span>' in page
    assert '<span class="cite what">Learned</span> <div class="said"><p dir="auto">Wait</p></div>' in page


# the templates


def templates() -> Iterator[tuple[str, str]]:
    """Each template with what it says itself: without Jinja's marks, comments and elements."""
    for file in sorted(TEMPLATES.glob("*.html")):
        text = re.sub(r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", file.read_text(encoding="utf-8"))
        yield file.name, re.sub(r"(?s)<[^>]*>", "", text)


def test_templates_have_no_words_of_their_own() -> None:
    """Words come with the page, in its language; a template has commas at most."""
    found = dict(templates())
    assert len(found) >= 3
    letters = {name: re.findall(r"\w{2,}", text) for name, text in found.items()}
    assert letters == {**{name: [] for name in found}, "charts.html": letters["charts.html"]}
    assert set(letters["charts.html"]) <= {"role", "img", "aria", "labelledby", "describedby", "title", "said"}


def test_templates_never_take_back_the_escape() -> None:
    """Nothing is marked as safe, and nothing is put where the escape does not hold: a style or a script."""
    for file in TEMPLATES.iterdir():
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe|autoescape|Markup|<script|javascript:|\son\w+=", text)
        assert "style=" not in text
    assert not re.search(r"\{[{%#]", (TEMPLATES / "page.css").read_text(encoding="utf-8"))


def test_visible_is_what_is_shown_in_the_title() -> None:
    """The title of a window has no elements: it has the words alone."""
    page = Page(html(document()._replace(title=("Mentoring with ", UserText("</title><b>\x1b")))))
    assert page.all("title")[0].text == "Mentoring with </title><b>␛"
