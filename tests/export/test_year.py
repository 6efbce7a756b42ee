"""A year as a page for other people: its text in each language, its chart, and what it does not contain."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.export import shapes
from mentorlog.export.document import Document, MonthBars, MonthSeries
from mentorlog.export.html import html
from mentorlog.export.json_text import dumps
from mentorlog.export.markdown.pages import markdown
from mentorlog.export.month_bars import BOTTOM, RIGHT, TOP, bar_chart
from mentorlog.export.pdf import pdf
from mentorlog.export.translation import Translator
from mentorlog.export.year import year_document, years_document
from mentorlog.insight.identifying_text import IdentifyingText
from mentorlog.insight.shareable_year import hide_names
from mentorlog.insight.year import Year, build_year, build_years
from tests.builders import TODAY, day, rating
from tests.export.pages import Page
from tests.golden_files import Golden, golden_files
from tests.insight.years import FULL, PEOPLE, entries, entry, month
from tests.property_tests import settings

YEAR = build_year(FULL, 2026, today=TODAY)
SHAREABLE = hide_names(YEAR, IdentifyingText(PEOPLE))
SEVERAL = tuple(
    build_years(FULL._replace(first=day("2023-01-01"), months=(*FULL.months, month(3, year=2023))), today=TODAY)
)


def document(year: Year = YEAR, language: str = "en", owner: str | None = None) -> Document:
    """The page of a year."""
    return year_document(year, Translator(language), on=TODAY, owner=owner)


TEXTS = {
    "year.md": lambda: markdown(document(owner="Ida *Vind*")),
    "year-shareable.md": lambda: markdown(document(SHAREABLE)),
    "years.md": lambda: markdown(years_document(SEVERAL, Translator(), on=TODAY, private_included=True)),
    "danish/year.md": lambda: markdown(document(language="da")),
    "danish/years.md": lambda: markdown(years_document(SEVERAL, Translator("da"), on=TODAY)),
    "year.html": lambda: re.sub(r"(?s)(<style>).*(</style>)", r"\1…\2", html(document())),
    "data/year.json": lambda: dumps(shapes.year(YEAR), ascii_only=False),
    "data/year-shareable.json": lambda: dumps(shapes.year(SHAREABLE), ascii_only=False),
}


@golden_files("export", TEXTS)
def test_each_page_equals_its_golden_file(golden: Golden) -> None:
    """A person has approved the files in tests/golden/export."""
    golden.check(TEXTS[golden.path.relative_to(golden.path.parents[1]).as_posix().removeprefix("export/")]())


@pytest.mark.parametrize("page", [document(), years_document(SEVERAL, Translator(), on=TODAY)])
def test_a_chart_has_text_between_it_and_its_heading(page: Document) -> None:
    """A reader knows what the year came to before the chart."""
    places = [
        place for section in page.sections for place, block in enumerate(section.blocks) if isinstance(block, MonthBars)
    ]
    assert places
    assert 0 not in places


@pytest.mark.parametrize(
    ("months", "today", "text"),
    [
        ((2, 3, 3), "2026-11-23", "Sessions were held in 2 of 11 months."),
        ((2,), "2027-02-01", "Sessions were held in one of 12 months."),
        ((1,), "2026-01-23", ""),
    ],
)
def test_the_months_with_a_session_are_counted(months: tuple[int, ...], today: str, text: str) -> None:
    """Of the months so far; of one month nothing is to be said."""
    found = entries(months=tuple(month(each, of=of) for each, of in zip(months, ("r1", "r1", "r2"), strict=False)))
    year = build_year(found, 2026, today=day(today))
    lines = markdown(year_document(year, Translator(), on=day(today))).splitlines()
    assert [line for line in lines if line.startswith("Sessions were")] == ([text] if text else [])


def test_the_chart_has_a_name_a_description_and_a_table() -> None:
    """People who can't see it read the same numbers."""
    page = Page(html(document()))
    svg = next(each for each in page.all("svg") if each.attributes.get("role") == "img")
    names = {each.attributes["id"]: "".join(each.texts) for each in page.elements if "id" in each.attributes}
    assert names[svg.attributes["aria-labelledby"]] == "Sessions by month, 2026"
    assert "as mentor: Jan 4, Feb 1" in names[svg.attributes["aria-describedby"]]
    assert (
        len(page.all("rect")) == sum(bool(each.sessions) for role in YEAR.roles for each in role.months) + 2
    )  # and the legend
    cells = ["".join(each.texts) for each in page.all("th") if each.attributes.get("scope") == "row"]
    assert cells[:2] == ["January", "February"]


@pytest.mark.heavy
def test_a_pdf_has_the_same_text() -> None:
    """It conforms to PDF/UA, and the chart has a text for screen readers."""
    from pypdf import PdfReader

    written = pdf(document())
    assert written.missing == ()
    read = PdfReader(BytesIO(written.content))
    text = " ".join(" ".join(each.extract_text() for each in read.pages).split())
    for part in ("A year of mentoring: 2026", "as mentee", "Ask for feedback within a day", "Karim Haddad", "Sep"):
        assert part in text
    assert b"pdfuaid" in written.content


def test_an_empty_year_says_so() -> None:
    """In each language."""
    empty = build_year(entries(), 2020, today=TODAY)
    assert "No session was held" in markdown(document(empty))
    assert "Der blev ikke holdt møder" in markdown(document(empty, "da"))
    assert "No session was held" in markdown(years_document((empty,), Translator(), on=TODAY))


NUMBERS = st.lists(st.integers(0, 5000), min_size=12, max_size=12).map(tuple)


@given(mentor=NUMBERS, mentee=NUMBERS)
@settings(max_examples=60)
def test_bars_are_on_the_axis_and_do_not_overlap(mentor: tuple[int, ...], mentee: tuple[int, ...]) -> None:
    """The largest number has the height of the chart, and a month without sessions has no bar."""
    chart = bar_chart(
        MonthBars("Sessions", 2026, (MonthSeries("mentor", "m", mentor), MonthSeries("mentee", "n", mentee))),
        Translator(),
    )
    assert len(chart.bars) == sum(map(bool, (*mentor, *mentee)))
    assert all(bar.x >= 0 and bar.x + bar.width <= RIGHT for bar in chart.bars)
    assert all(TOP <= bar.y <= BOTTOM and bar.y + bar.height == pytest.approx(BOTTOM, abs=0.1) for bar in chart.bars)
    in_order = sorted(chart.bars, key=lambda bar: bar.x)
    assert all(one.x + one.width <= other.x for one, other in pairwise(in_order))
    highest = max((bar.height for bar in chart.bars), default=0)
    assert highest == (BOTTOM - TOP if max(*mentor, *mentee) >= 3 else highest)


def test_the_charts_of_one_page_have_the_same_scale() -> None:
    """A bar of the same number has the same height in every year."""
    few = entries(months=(month(3, held=4),))
    many = entries("2025-01-01", "2025-12-31", months=(month(3, held=8, year=2025),))
    years = (build_year(few, 2026, today=TODAY), build_year(many, 2025, today=TODAY))
    sections = years_document(years, Translator(), on=TODAY).sections
    charts = [
        bar_chart(block, Translator()) for each in sections for block in each.blocks if isinstance(block, MonthBars)
    ]
    assert [bar.height for chart in charts for bar in chart.bars] == [(BOTTOM - TOP) / 2, BOTTOM - TOP]
    assert charts[0].scale == charts[1].scale


def test_every_list_counts_what_is_not_shown() -> None:
    """Also a list without any item left; the numbers add up to the sum."""
    texts = entries(
        goals=(entry("g1", "Join Nordlys", "03-02"), entry("g2", "Read more", "03-03")),
        milestones=(entry("m1", "Talk at Nordlys", "2025-12-30", celebrated_on=day("2026-01-06")),),
        resources=(entry("b1", "Ana's talk", "03-01"), entry("b2", "Ana's book", "03-01")),
        ratings=(rating(1, 2, "03-01", skill="Ana's way"), rating(2, 4, "03-02", skill="Ana's way")),
    )
    hidden = hide_names(build_year(texts, 2026, today=TODAY), IdentifyingText(PEOPLE))
    found = re.findall(r"## (\S+)[^#]*?(\d+) (?:is|are) not shown", markdown(document(hidden)))
    assert found == [("Goals", "1"), ("Milestones", "1"), ("Skills", "1"), ("Read,", "2")]
    assert sum(int(number) for _, number in found) == hidden.omitted


@pytest.mark.parametrize("language", ["en", "da"])
def test_a_page_to_show_to_others_has_no_names(language: str) -> None:
    """In no format; the number of contacts and the entries that are not shown are told."""
    shown = document(SHAREABLE, language)
    several = years_document((SHAREABLE,), Translator(language), on=TODAY)
    for text in (markdown(shown), html(shown), markdown(several), dumps(shapes.year(SHAREABLE), ascii_only=False)):
        names = [word for person in PEOPLE for word in (*person.name.split(), person.org or "-----")]
        assert not [word for word in (*names, "Karim", "uuid-r") if re.search(rf"\b{word}\b", text)]
    assert ("1 is not shown." if language == "en" else "1 vises ikke.") in markdown(shown)


def test_the_json_without_names_has_no_refs() -> None:
    """Entries have their uuid only."""
    text = dumps(shapes.year(SHAREABLE), ascii_only=False)
    assert '"ref"' not in text
    assert '"uuid-g4"' in text
