"""Pages as PDF files, read back as a PDF reader would. The golden files have the text of every printed page, with the
page breaks."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from pypdf import PdfReader

import mentorlog.export.pdf
from mentorlog.errors import MentorlogError
from mentorlog.export.document import Document, Fact, ListItem, ListItems, Prose, Section, Subsection, Table, UserText
from mentorlog.export.layout_dates import NO_BREAK_SPACE, lay_out_dates
from mentorlog.export.markdown.user_markdown import parse_blocks, parse_line
from mentorlog.export.pdf import pdf
from tests.export.expected_text import expected_parts
from tests.export.markdown_events import events_of_blocks, events_of_line
from tests.export.pages import documents, summary_of
from tests.export.sample_relationships import learning, long, short
from tests.golden_files import golden_files
from tests.property_tests import settings

if TYPE_CHECKING:
    from tests.golden_files import Golden

TEMPLATE = Path(mentorlog.export.pdf.__file__).with_name("page.typ")
LINE = 60
"""The number of letters from which a word may not fit in a line."""
PRIVATE_USE = "\U0010f2a4"
"""A character that no font has: private use, on the last plane."""


def read(document: Document, *, paper: str = "a4") -> PdfReader:
    """A page as PDF, parsed."""
    return PdfReader(BytesIO(pdf(document, paper=paper).content))


def pages(document: Document, *, paper: str = "a4") -> list[str]:
    """The text of each printed page, with white space as single spaces."""
    return [" ".join(page.extract_text().split()) for page in read(document, paper=paper).pages]


def page_of(*texts: str, **fields: Any) -> Document:
    """A page with these texts as prose in one section."""
    blocks = tuple(Subsection(("Entry",), (Prose(UserText(text)),)) for text in texts)
    return Document("en", ("Ours",), ("From a journal.",), (), (Section("part", "Part", blocks),), **fields)


# the whole file

PAGES = {
    "summary-short-mentor.txt": lambda: summary_of(short("mentor")),
    "summary-short-mentee-danish.txt": lambda: summary_of(short("mentee"), language="da"),
    "summary-short-mentee.txt": lambda: summary_of(short("mentee")),
    "summary-learning-danish.txt": lambda: summary_of(learning("mentor"), language="da"),
    "summary-long-mentor.txt": lambda: summary_of(long("mentor")),
    "summary-long-mentee.txt": lambda: summary_of(long("mentee")),
}


@golden_files("export/pdf", PAGES)
@pytest.mark.heavy
def test_each_page_equals_its_golden_file(golden: Golden) -> None:
    """A person has approved the files in tests/golden/export/pdf."""
    texts = pages(PAGES[golden.name]())
    golden.check("\n\n".join(textwrap.fill(page, 118, break_long_words=False) for page in texts) + "\n")


@pytest.mark.heavy
@pytest.mark.everyday_cases(2)
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", PAGES)
def test_the_pdf_has_all_text_of_the_page(name: str, paper: str) -> None:
    """Only the texts of charts and the foot are additional."""
    document = PAGES[name]()
    texts = pages(document, paper=paper)
    parts = expected_parts(lay_out_dates(document))
    expected = " ".join(in_short_form(part) if kind in ("h3", "h4") else part for kind, part in parts)
    missed = words(expected) - words(" ".join(texts))
    assert [word for word in missed if len(word) < LINE] == []
    assert [word for word in missed if word not in without_spaces("".join(texts))] == []


def in_short_form(title: str) -> str:
    """The title of a session, which has its day in the margin in one line: Mon 9 Mar."""
    return re.sub(r"^(\w{3})\w*day (\d+) (\w{3})\w*", r"\1 \2 \3", title)


def words(text: str) -> Counter[str]:
    """The words of a text, without the punctuation between a label and its text."""
    return Counter(word.strip(",:") for word in text.split())


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_paper_has_the_requested_size(paper: str, size: tuple[int, int]) -> None:
    """All pages have the same size, in points."""
    found = {
        (round(page.mediabox.width), round(page.mediabox.height)) for page in read(page_of("x"), paper=paper).pages
    }
    assert found == {size}


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("document", "least", "most"),
    [(summary_of(short()), 2, 3), (summary_of(long()), 18, 28), (page_of("x"), 1, 1)],
    ids=["3 sessions", "120 sessions", "one"],
)
def test_the_number_of_pages_fits_the_content(document: Document, least: int, most: int) -> None:
    """Each page has its number and the title at its foot."""
    texts = pages(document)
    title = "".join(part.text if isinstance(part, UserText) else part for part in document.title)
    assert least <= len(texts) <= most
    for number, page in enumerate(texts, 1):
        assert page.endswith(f"{title} Page {number} of {len(texts)}")


def test_there_is_a_gap_between_the_names_of_columns() -> None:
    """A name that fills its column does not touch the next."""
    table = Table(("Har hjulpet med, fra 1 til 5", "Før, 2024"), ((("Karriere",), ("3 (25. september)",)),))
    page = Document("da", ("Vi",), ("Fra.",), (), (Section("one", "En", (table,)),))
    assert "5Før" not in read(page).pages[0].extract_text()


def test_a_date_with_its_weekday_is_in_one_line() -> None:
    """The line ends before it, although it could end after the weekday."""
    page = Document("da", ("Vores møde onsdag den 30. september 2026",), ("Fra.",))
    lines = read(page).pages[0].extract_text().replace(NO_BREAK_SPACE, " ").splitlines()
    assert "onsdag den 30. september 2026" in [line.strip() for line in lines]


def test_the_foot_is_translated() -> None:
    """Danish is tested."""
    assert pages(summary_of(short(), language="da"))[0].endswith("Side 1 af 3")


def test_the_pdf_has_its_title_language_and_date() -> None:
    """It is marked as PDF/UA, with tags for screen readers."""
    one = read(summary_of(short("mentee"), language="da"))
    root = one.trailer["/Root"]
    assert one.metadata
    assert one.metadata.title == "Mentorforløb med Aroha Ngata"
    assert one.metadata.creation_date == dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    assert root["/Lang"] == "da"
    assert root["/MarkInfo"]["/Marked"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()


def tags(reader: PdfReader) -> Iterator[tuple[str, str]]:
    """The tags of a PDF with their alternative texts."""

    def walk(node: Any) -> Iterator[tuple[str, str]]:
        node = node.get_object()
        if isinstance(node, list):
            for each in node:
                yield from walk(each)
        elif isinstance(node, dict):
            if "/S" in node:
                yield str(node["/S"]), str(node.get("/Alt", ""))
            if "/K" in node:
                yield from walk(node["/K"])

    return walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])


def test_the_pdf_has_tags_for_headings_tables_and_charts() -> None:
    """Each chart has its description as alternative text."""
    found = list(tags(read(summary_of(short()))))
    kinds = Counter(kind for kind, _ in found)
    assert kinds["/H1"] + kinds["/H2"] >= 10
    assert kinds["/Table"] == 2
    assert kinds["/TH"] == 6
    descriptions = [alt for kind, alt in found if kind == "/Figure"]
    assert [alt.splitlines()[0] for alt in descriptions] == [
        "Be invited to an interview: From 20% on Mon 23 Mar 2026 to 100% on Mon 4 May 2026, in 2 steps.",
        "Ratings, then and now",
        "Sessions and milestones",
    ]
    assert "Signed the contract (Fri 8 May 2026)" in descriptions[2]


def bookmarks(reader: PdfReader) -> list[tuple[int, str]]:
    """The outline of a PDF: each title with its depth."""

    def walk(those: list[Any], depth: int) -> Iterator[tuple[int, str]]:
        for each in those:
            if isinstance(each, list):
                yield from walk(each, depth + 1)
            else:
                yield depth, each.title

    return list(walk(reader.outline, 1))


@pytest.mark.heavy
def test_bookmarks_are_the_sections_and_their_headings() -> None:
    """A long record has its years, and below them its sessions."""
    document = summary_of(long())
    found = bookmarks(read(document))
    assert [title for depth, title in found if depth == 1] == [section.title for section in document.sections]
    years = [title for depth, title in found if depth == 2 and title in ("2022", "2023", "2024", "2025", "2026")]
    assert years == ["2022", "2023", "2024", "2025", "2026"] * 2
    assert (3, "Monday 10 January, 10:00, 60 min, in person") in [
        (depth, title.replace(NO_BREAK_SPACE, " ")) for depth, title in found
    ]
    assert sum(depth == 3 for depth, _ in found) == 120


@pytest.mark.heavy
def test_the_same_page_gives_the_same_file() -> None:
    """Two exports of one day can be compared byte for byte."""
    assert pdf(summary_of(long())).content == pdf(summary_of(long())).content


@pytest.mark.heavy
def test_no_heading_is_at_the_foot_of_a_page() -> None:
    """A heading is on the page of the text that follows it."""
    headings = {text for kind, text in expected_parts(summary_of(long())) if kind.startswith("h")}
    for page in read(summary_of(long())).pages:
        lines = page.extract_text().strip().splitlines()
        assert lines[-2].strip() not in headings


# scripts and fonts


@pytest.mark.parametrize(
    "text",
    [
        "Rødgrød med fløde på Ærø, Åse og Søren",
        "Þórðardóttir · Kōwhai · Łódź · İstanbul · Đặng Thị Hồng",
        "Η αρχή είναι το ήμισυ του παντός",
        "Не ошибается тот, кто ничего не делает",
        "“Quotes” – dashes — … € ½ × → ≤ ‹›",
    ],
)
def test_letters_of_the_built_in_fonts_are_always_shown(text: str) -> None:
    """Latin with all accents, Greek and Cyrillic work on any machine."""
    printed = pdf(page_of(text))
    assert printed.missing == ()
    assert text in " ".join(PdfReader(BytesIO(printed.content)).pages[0].extract_text().split())


@pytest.mark.parametrize("text", ["王小明", "ひらがな", "한국어", "नमस्ते", "ภาษาไทย"])
def test_a_letter_is_shown_or_reported_as_missing(text: str) -> None:
    """The result depends on the fonts of the machine."""
    printed = pdf(page_of(text))
    output = PdfReader(BytesIO(printed.content)).pages[0].extract_text()
    lost = [letter for letter in dict.fromkeys(text) if letter not in output]
    assert lost == [letter for letter in printed.missing if letter in lost]
    assert bool(lost) == bool(printed.missing)


def test_a_letter_without_a_font_is_reported_once() -> None:
    """The PDF is still created."""
    typed = UserText(f"before {PRIVATE_USE} after {PRIVATE_USE}")
    document = page_of(typed.text)._replace(title=("About ", typed), facts=(Fact("Name", (typed,)),))
    printed = pdf(document)
    assert printed.missing == (PRIVATE_USE,)
    assert "before after" in re.sub(r"[^a-z]+", " ", PdfReader(BytesIO(printed.content)).pages[0].extract_text())


def test_joiners_and_variants_are_not_reported_as_missing() -> None:
    """A joiner, a variant or a skin tone has no shape of its own."""
    missing = pdf(page_of("👩🏽\u200d💻 ☎\ufe0f 1\ufe0f\u20e3")).missing
    assert not set(missing) & set("\u200d\ufe0f🏽1")


def test_right_to_left_text_begins_at_the_right() -> None:
    """Other text begins at the left."""
    assert min(left_positions("שלום עולם")) > 450
    assert min(left_positions("hello world")) < 200


def test_a_list_without_days_has_bullets_whatever_its_items_have_below_them() -> None:
    """What is below an item has its label before it; so a list looks the same with an introduction and without."""
    met = ListItem(label="introduction", text=UserText("Mads"))
    blocks = (ListItems((ListItem(text=UserText("One"), children=(met,)), ListItem(text=UserText("Two")))),)
    (page,) = pages(Document("en", ("Ours",), (), (), (Section("part", "Part", blocks),)))
    assert "• One introduction: Mads • Two" in page


def left_positions(text: str) -> list[float]:
    """The distances from the left edge at which the parts of a paragraph begin."""
    found: list[tuple[str, float]] = []

    def note(part: str, moved: list[float], matrix: list[float], *_: object) -> None:
        found.append((part.strip(), matrix[4] * moved[0] + matrix[5] * moved[2] + moved[4]))

    read(page_of(text)).pages[0].extract_text(visitor_text=note)
    return [place for part, place in found if part and set(part) <= set(text)]


# user text is inert

TYPST = "#$*_@\\[]{}<>`=-+/~\"'.:;|^&!? \n\tab1"
hostile = st.one_of(
    st.sampled_from(
        [
            "#let x = 1",
            "#panic(1)",
            '#read("/etc/passwd")',
            '#import "@preview/x:1.0.0"',
            "$x^2$ *bold* _it_ `code`",
            "@ref <label> \\ ] [ } {",
            "= Heading\n== Two\n- item\n+ item\n/ term: said",
            "https://example.com/#a",
            "// comment /* more",
            "``` raw",
            "-- --- ... ~ 'quoted' \"quoted\"",
            "{page} of {pages}",
        ]
    ),
    st.text(TYPST, min_size=1, max_size=40),
)


@pytest.mark.heavy
@given(st.lists(hostile, min_size=1, max_size=5))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_markup_in_user_text_is_text(texts: list[str]) -> None:
    """The marks of Typst are read back; those of Markdown are omitted, but their text is kept. The page has only our
    headings and no link."""
    document = Document(
        "en",
        ("About ", UserText(texts[0])),
        (UserText(texts[-1]),),
        tuple(Fact("Name", (UserText(text),)) for text in texts),
        (
            Section(
                "part",
                "Part",
                (
                    *(Subsection(("Entry",), (Prose(UserText(text)),)) for text in texts),
                    ListItems(
                        tuple(
                            ListItem("Mon", "label", UserText(text), (ListItem(text=UserText(text)),)) for text in texts
                        )
                    ),
                    Table(("Head",), tuple(((UserText(text),),) for text in texts)),
                ),
            ),
        ),
    )
    printed = pdf(document)
    assert printed.missing == ()
    reader = PdfReader(BytesIO(printed.content))
    assert [depth for depth, _ in bookmarks(reader)] == [1, *(2 for _ in texts)]
    assert links(reader) == []
    output = without_spaces("".join(page.extract_text().rpartition("\n")[0] for page in reader.pages))
    for text in texts:
        events = (*events_of_blocks(parse_blocks(text)), *events_of_line(parse_line(text)))
        for kind, *typed in events:
            assert kind not in ("text", "code", "code block") or without_spaces(str(typed[0])) in output


def links(reader: PdfReader) -> list[str]:
    """The addresses of all links; other annotations are not allowed."""
    annotations = [each.get_object() for page in reader.pages for each in page.get("/Annots", ())]
    assert all(each["/Subtype"] == "/Link" and each["/A"]["/S"] == "/URI" for each in annotations)
    return [each["/A"]["/URI"] for each in annotations]


MARKED = """\
*one* **two** [three](https://x.dk/æ?a=1&b=(2)) `four` <e@x.dk>

- five
  - six *seven*

8. eight

   nine

```
ten  {x: $y$}
```
![eleven](https://x.dk/x.png) [twelve](page.html) <b>thirteen</b>
# fourteen
"""


def test_markdown_in_user_text_is_formatted() -> None:
    """Emphasis and code have their fonts, links their addresses and lists their tags, and the file is still PDF/UA."""
    items = ListItems((ListItem("Mon", "label", UserText(MARKED), state="kept"), ListItem(text=UserText("- a"))))
    document = page_of(MARKED)
    document = document._replace(sections=(*document.sections, Section("items", "Items", (items,))))
    reader = read(document)
    output = " ".join(page.extract_text() for page in reader.pages)
    for phrase in ("one two three four e@x.dk", "five", "six seven 8. eight nine ten {x: $y$}"):
        assert " ".join(output.split()).count(phrase) == 2
    assert output.count("![eleven](https://x.dk/x.png) [twelve](page.html) <b>thirteen</b>") == 2
    assert "# fourteen" in output
    assert not re.search(r"\*|`|\]\(https://x.dk/æ", output)
    assert sorted(set(links(reader))) == ["https://x.dk/%C3%A6?a=1&b=(2)", "mailto:e@x.dk"]
    fonts = {
        str(font.get_object()["/BaseFont"]) for page in reader.pages for font in page["/Resources"]["/Font"].values()
    }
    assert all(any(style in font for font in fonts) for style in ("Italic", "Bold", "Mono"))
    kinds = Counter(kind for kind, _ in tags(reader))
    assert kinds["/L"] >= 5
    assert kinds["/Link"] == 4
    assert kinds["/Code"] >= 2
    assert "<pdfuaid:part>1</pdfuaid:part>" in reader.trailer["/Root"]["/Metadata"].get_data().decode()


def without_spaces(text: str) -> str:
    """A text without spaces, because a PDF reader has to guess them."""
    return re.sub(r"\s+", "", text)


@pytest.mark.heavy
@given(documents())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_page_can_be_written_as_pdf(document: Document) -> None:
    """It has our sections, only links of the user, no script and no embedded file."""
    reader = PdfReader(BytesIO(pdf(document).content))
    found = [title for depth, title in bookmarks(reader) if depth == 1]
    assert found == [section.title for section in document.sections]
    assert all(link.lower().startswith(("https://", "http://", "mailto:")) for link in links(reader))
    assert not any("/AA" in page for page in reader.pages)
    assert not {"/OpenAction", "/AA", "/AcroForm", "/AF", "/Names"} & set(reader.trailer["/Root"])


@pytest.mark.heavy
@pytest.mark.everyday_cases(2)
@pytest.mark.parametrize("text", ["x" * 300, f"https://example.com/{'path/' * 40}", "W" * 200, "ø" * 200])
def test_a_word_longer_than_its_line_is_broken(text: str) -> None:
    """No text is outside the page."""
    typed = UserText(text)
    document = page_of(text)._replace(
        title=(typed,),
        sections=(Section("part", "Part", (Prose(typed), Table(("A", "B"), (((typed,), (typed,)),)))),),
    )
    reader = read(document)
    for page in reader.pages:
        for line in page.extract_text().splitlines():
            assert len(line) < 110, line
    assert without_spaces("".join(page.extract_text() for page in reader.pages)).count(text[:20]) >= 4


def test_invisible_characters_are_shown_by_their_code() -> None:
    """These are control characters and bidirectional marks."""
    output = pages(page_of("a\x1b[31m\x00b \u202eevil\u2066 \ud800"))[0]
    assert "a‹U+001B›[31m‹U+0000›b ‹U+202E›evil‹U+2066› \ufffd" in output


def test_the_template_loads_no_package_or_file() -> None:
    """A PDF must also be created without a network."""
    template = TEMPLATE.read_text("utf-8")
    assert not re.search(r"#?\b(import|include|read|image|csv|yaml|toml|xml|plugin|cbor)\b\s*[(\"@]", template)
    assert "preview" not in template


def test_an_error_of_typst_is_a_normal_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The user sees no traceback if a new version of Typst changes its language."""
    broken = tmp_path / "page.typ"
    broken.write_text("#no-such-name", "utf-8")
    monkeypatch.setattr(mentorlog.export.pdf, "_TEMPLATE", broken)
    with pytest.raises(MentorlogError, match="The PDF can't be made: unknown variable: no-such-name"):
        pdf(page_of("x"))
