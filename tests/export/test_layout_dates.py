"""The dates of a page in HTML and PDF: they are not broken, and the year is given once."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.export.by_year import group_by_year
from mentorlog.export.document import Document, Fact, ListItem, ListItems, Section, Subsection, Table, UserText
from mentorlog.export.html import html
from mentorlog.export.layout_dates import NO_BREAK_SPACE, dates_of, lay_out_dates, split_full_dates
from mentorlog.export.markdown.pages import markdown
from mentorlog.export.page_to_keep.html import sheet_html
from mentorlog.export.translation import Translator
from tests.export import kept_pages
from tests.export.pages import documents, summary_of, user_texts
from tests.export.sample_relationships import short


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "2 on Mon 9 Mar 2026", "2 on Mon~9~Mar~2026"),
        ("en", "Mon 9 Mar 2026 15:30", "Mon~9~Mar~2026 15:30"),
        ("en", "from Mon 13 Apr 2026 to Mon 11 May 2026", "from Mon~13~Apr to Mon~11~May~2026"),
        ("en", "Mon 13 Apr 2025 to Mon 11 May 2026", "Mon~13~Apr~2025 to Mon~11~May~2026"),
        ("en", "3 held, 2026; May 9 or 12345", "3~held, 2026; May 9 or 12345"),
        ("en", "9 held (14 h 35 min), 20 agreed", "9~held (14~h~35~min), 20~agreed"),
        ("da", "3 t. 20 min., 9 af 10", "3~t.~20~min., 9 af 10"),
        ("en", "Thursday 15 January 2026, 10:00", "Thursday 15~January~2026, 10:00"),
        ("da", "tors. 15. jan. 2026 kl. 16.00", "tors.~15.~jan.~2026 kl.~16.00"),
        ("da", "Torsdag den 15. januar 2026", "Torsdag~den 15.~januar~2026"),
        ("da", "fra 2. marts 2026 til og med 15. juni 2026", "fra 2.~marts til og med 15.~juni~2026"),
        ("da", "fra man. 2. mar. 2026 til man. 15. jun. 2026", "fra man.~2.~mar. til man.~15.~jun.~2026"),
    ],
)
def test_a_date_is_not_broken_and_a_time_has_its_year_once(language: str, text: str, expected: str) -> None:
    """Nor are a duration, and a number with its word. Others keep their spaces. A second time changes nothing."""
    laid_out = dates_of(language).laid_out(text)
    assert laid_out == expected.replace("~", NO_BREAK_SPACE)
    assert dates_of(language).laid_out(laid_out) == laid_out


@given(st.dates(min_value=dt.date(1000, 1, 1)), st.sampled_from(["en", "da"]))
def test_every_date_that_the_translator_writes_is_found(on: dt.date, language: str) -> None:
    """The short and the full form are dates with a year, and without it they are still dates."""
    dates, translator = dates_of(language), Translator(language)
    for text in (translator.format_date(on), translator.format_full_date(on)):
        assert dates.years(text) == [on.year]
        short_form = dates.without_year(text, on.year)
        assert f"{short_form} {on.year}" == text
        assert dates.at_start(short_form) == short_form
    assert " " not in dates.laid_out(translator.format_date(on))
    assert dates.laid_out(translator.format_full_date(on)).count(" ") == 1


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "On Thursday 12 February 2026", ["On ", "Thursday 12~February~2026", ""]),
        ("da", "Møde onsdag den 30. september 2026, kort", ["Møde ", "onsdag~den 30.~september~2026,", " kort"]),
        ("en", "On Mon 9 Mar 2026", ["On Mon~9~Mar~2026"]),
    ],
)
def test_a_date_with_its_weekday_is_a_part_of_its_text(language: str, text: str, expected: list[str]) -> None:
    """A format keeps it in one line if it fits. A short date never breaks anyway."""
    parts = split_full_dates(dates_of(language).laid_out(text))
    assert parts == [each.replace("~", NO_BREAK_SPACE) for each in expected]


def page_of(*blocks: object, language: str = "en") -> Document:
    """A page with one section."""
    return Document(language, ("Ours",), ("Lead.",), (), (Section("part", "Part", tuple(blocks)),))  # type: ignore[arg-type]


def item(on: str, text: str = "", label: str = "", *children: ListItem) -> ListItem:
    """An item of a list with its day."""
    day = dt.date.fromisoformat(on)
    return ListItem(Translator().format_date(day), label, UserText(text), children, on=day)


def shown(document: Document) -> list[str]:
    """The days of the items of the first list, and of the items below them."""
    found = lay_out_dates(document).sections[0].blocks[0]
    assert isinstance(found, ListItems)
    return [each.cite.replace(NO_BREAK_SPACE, " ") for above in found.items for each in (above, *above.children)]


def test_a_list_gives_each_year_once() -> None:
    """The first item of a year has it; below a title with the year, none has."""
    items = (item("2025-12-30"), item("2026-01-05", "", "", item("2026-02-06")), item("2026-03-07"))
    assert shown(page_of(ListItems(items))) == ["Tue 30 Dec 2025", "Mon 5 Jan 2026", "Fri 6 Feb", "Sat 7 Mar"]
    assert shown(page_of(ListItems(items[1:], "Kept, 2026"))) == ["Mon 5 Jan", "Fri 6 Feb", "Sat 7 Mar"]


def test_the_details_of_an_item_have_only_a_different_year() -> None:
    """A promise of December that was kept in January has both years."""
    items = ListItems((item("2025-12-30", "x", "mentor, by Wed 31 Dec 2025, kept Fri 2 Jan 2026"),))
    (found,) = lay_out_dates(page_of(items)).sections[0].blocks
    assert isinstance(found, ListItems)
    assert found.items[0].label.replace(NO_BREAK_SPACE, " ") == "mentor, by Wed 31 Dec, kept Fri 2 Jan 2026"


def test_a_column_of_one_year_has_it_in_its_header() -> None:
    """A column of several years, or with one date, keeps the years in its cells."""
    rows = (
        ((UserText("a"),), ("2 on Mon 9 Mar 2026",), ("Mon 9 Mar 2026",), ("Mon 9 Mar 2026",)),
        ((UserText("Mon 9 Mar 2026"),), ("3 on Tue 10 Mar 2026",), ("Sat 9 Mar 2024",), ("open",)),
    )
    (table,) = lay_out_dates(page_of(Table(("What", "Then", "Now", "Last"), rows))).sections[0].blocks
    assert isinstance(table, Table)
    assert table.header == ("What", "Then, 2026", "Now", "Last")
    assert [[str(cell[0]).replace(NO_BREAK_SPACE, " ") for cell in row[1:]] for row in table.rows] == [
        ["2 on Mon 9 Mar", "Mon 9 Mar 2026", "Mon 9 Mar 2026"],
        ["3 on Tue 10 Mar", "Sat 9 Mar 2024", "open"],
    ]
    assert table.rows[1][0] == (UserText("Mon 9 Mar 2026"),)


def test_sessions_of_several_years_are_below_headings_of_the_years() -> None:
    """However few there are. The first session of a single year has it, and the others do not."""
    one, next_year, same = (Subsection((f"{on}, 60 min",), on=dt.date.fromisoformat(iso)) for on, iso in SESSIONS)
    two_years = page_of(one, next_year, same).sections[0]
    assert [group.year for group in group_by_year(two_years)] == [2025, 2026]
    assert titles(page_of(one, next_year, same)) == ["Tue 30 Dec, 60 min", "Mon 5 Jan, 60 min", "Sat 7 Mar, 60 min"]
    assert [group.year for group in group_by_year(page_of(next_year, same).sections[0])] == [None]
    assert titles(page_of(next_year, same)) == ["Mon 5 Jan 2026, 60 min", "Sat 7 Mar, 60 min"]


SESSIONS = (("Tue 30 Dec 2025", "2025-12-30"), ("Mon 5 Jan 2026", "2026-01-05"), ("Sat 7 Mar 2026", "2026-03-07"))


def titles(document: Document) -> list[str]:
    """The titles of the first section's entries."""
    blocks = lay_out_dates(document).sections[0].blocks
    found = [each.title[0] for each in blocks if isinstance(each, Subsection)]
    return [str(each).replace(NO_BREAK_SPACE, " ") for each in found]


def test_markdown_has_usual_spaces_and_every_year() -> None:
    """It is copied, searched and converted."""
    document = summary_of(short())
    text = markdown(document)
    assert NO_BREAK_SPACE not in text
    assert text.count("Mon 13 Apr 2026") > html(document).count("Mon\u00a013\u00a0Apr\u00a02026")
    assert f"Mon{NO_BREAK_SPACE}13{NO_BREAK_SPACE}Apr" in html(document)


def test_the_page_to_keep_has_no_date_that_breaks() -> None:
    """Its dates are written out."""
    page = sheet_html(kept_pages.sheet(kept_pages.usual()))
    assert "2\u00a0June\u00a02025" in page
    assert not re.search(r"\d (January|April|June|October) (\d|<)", page)


@given(documents())
def test_user_text_is_not_changed(document: Document) -> None:
    """Dates in it stay as they were typed."""
    document = document._replace(facts=(*document.facts, Fact("When", (UserText("Mon 9 Mar 2026"),))))
    assert list(user_texts(lay_out_dates(document))) == list(user_texts(document))
    assert lay_out_dates(lay_out_dates(document)) == lay_out_dates(document)
