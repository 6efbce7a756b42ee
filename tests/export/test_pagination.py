"""The page breaks of PDF files, read back: where the lines of each page are, in points from its top."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Any, Final

import pytest
from pypdf import PdfReader

from mentorlog.export.document import (
    Document,
    Fact,
    Facts,
    ListItem,
    ListItems,
    MonthBars,
    MonthSeries,
    Prose,
    Section,
    Subsection,
    Table,
    Timeline,
    TimelineMark,
    Trend,
    Trends,
    UserText,
)
from mentorlog.export.pdf import pdf
from mentorlog.export.pdf.pagination import LEAST_END, PAGES_FOR_CONTENTS
from tests.builders import checkpoints, goal, relationship, session, whole
from tests.export.every_page import EVERY_PAGE
from tests.export.pages import summary_of
from tests.export.sample_relationships import long

LEAST_LINES: Final = 6
"""The least number of lines of the last page; headings have more space than a line."""
FOOT: Final = 770
"""The distance of the foot from the top of an A4 page, in points."""
TOP: Final = 68
"""The distance of the first line from the top."""
MOST_FREE: Final = 0.23
"""The most that may be free at the end of a page that is not the last. Up to a fifth of a page is kept together, and
with the space above it moves to the next page if less than that is left."""
MOST_FREE_BEFORE_PICTURE: Final = 0.35
"""The same if a picture with its title, its legend and the heading above it begins the next page: it never breaks."""
PICTURES: Final = {"Sessions and milestones", "Sessions over time", "Møder og milepæle", "Møder over tid"}
WORD: Final = re.compile(r"(measure|why|notes)\d+")
"""A word of a text: all words of a text are the same."""

Line = tuple[float, str]
"""The distance from the top, and the text."""


def lines_of(document: Document) -> list[list[Line]]:
    """The lines of each page, without its foot."""
    return lines_of_pdf(pdf(document).content)


def lines_of_pdf(content: bytes) -> list[list[Line]]:
    """The same of a PDF file."""
    return [_lines(page) for page in PdfReader(BytesIO(content)).pages]


def _lines(page: Any) -> list[Line]:
    top = float(page.mediabox.height)
    found: dict[float, str] = {}

    def note(text: str, moved: list[float], matrix: list[float], *_: object) -> None:
        y = round(top - (matrix[5] * moved[3] + moved[5]))
        if text.strip() and y < FOOT:
            found[y] = found.get(y, "") + text.strip().replace("\u00a0", " ") + " "

    page.extract_text(visitor_text=note)
    return sorted((y, text.strip()) for y, text in found.items())


PAGES: Final[dict[str, Callable[[], Document]]] = {
    **EVERY_PAGE,
    "half": lambda: summary_of(long(), since=dt.date(2024, 9, 1), until=dt.date(2026, 6, 30)),
}


@cache
def pages(name: str) -> list[list[Line]]:
    """The lines of each page of a sample."""
    return lines_of(PAGES[name]())


def items(number: int) -> Document:
    """A page with a list of so many items."""
    days = (dt.date(2026, 1, 1) + dt.timedelta(days=each) for each in range(number))
    rows = tuple(ListItem(f"{on:%a} {on.day} {on:%b %Y}", "", UserText(f"What was said on {on}"), on=on) for on in days)
    section = Section("part", "What was learned", (ListItems(rows),))
    return Document("en", ("Ours",), ("From a journal.",), (Fact("Focus", (UserText("x"),)),), (section,))


def sessions(number: int) -> Document:
    """A page with so many sessions of four to nine lines."""
    blocks = tuple(
        Subsection((f"Session {each}",), (Prose(UserText("\n".join(["A line of notes"] * (4 + each % 6)))),))
        for each in range(number)
    )
    return Document("en", ("Ours",), ("From a journal.",), (), (Section("part", "Sessions", blocks),))


def goals(number: int, language: str = "en") -> Document:
    """A summary of so many goals and a session of each: their texts have one to twelve lines, and two of three have a
    chart. Each word of a text names its goal, so that its lines are found again."""
    entries: list[Any] = []
    for each in range(1, number + 1):
        month, steps = f"2026-{1 + each % 9:02}", (("04-01", 10), ("06-01", 30), ("11-01", 60), ("11-12", 70))
        entries += (
            goal(
                each,
                f"Goal {each}",
                on=f"{month}-01",
                measure=f"measure{each} " * (each * 7 % 30),
                why=f"why{each} " * (each * 31 % 150),
                checkpoints=checkpoints(*steps[: 1 + each % 3 * 2]) if each % 3 else (),
            ),
            session(each, f"{month}-02", minutes=60, notes=f"notes{each} " * (each * 41 % 160)),
        )
    return summary_of(whole(*entries, bond=relationship(started_on="2026-01-01")), language=language)


def assert_end_is_good(found: list[list[Line]]) -> None:
    """The last of several pages has a few lines at least, to about a quarter of the page."""
    if len(found) > 1:
        assert len(found[-1]) >= LEAST_LINES
        assert found[-1][-1][0] >= LEAST_END - 15


def free(page: list[Line]) -> float:
    """The part of a page below its last line."""
    return (FOOT - page[-1][0]) / (FOOT - TOP)


def assert_pages_are_full(found: list[list[Line]]) -> None:
    """No page but the last has much free."""
    for page, following in pairwise(found):
        is_before_picture = any(text in PICTURES for _, text in following[:2])
        assert free(page) < (MOST_FREE_BEFORE_PICTURE if is_before_picture else MOST_FREE), page[-1]


@pytest.mark.heavy
@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_nearly_empty(name: str) -> None:
    """The last page has a few lines at least, and the others have little free."""
    found = pages(name)
    assert_end_is_good(found)
    assert_pages_are_full(found)


@pytest.mark.heavy
@pytest.mark.everyday_cases(4)
@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("number", [12, 5, *range(1, 5), *range(6, 12), 13, 14])
def test_goals_break_where_it_is_easy_to_read_on(number: int, language: str) -> None:
    """Pages are filled, whatever the lengths of the texts. A heading or a label has its text on its page, and of a text
    that breaks there are two lines on each page."""
    document = goals(number, language)
    found = lines_of(document)
    assert_pages_are_full(found)
    assert_breaks_are_good(found)


def assert_breaks_are_good(found: list[list[Line]]) -> None:
    """A heading or a label has its text on its page, and of a text that breaks there are two lines on each page."""
    for page in found:
        assert not {text for _, text in page} & {"Measure", "Why", "Hvorfor"}
        assert not page[-1][1].startswith("Goal ")
    for word in {word for page in found for _, text in page for word in text.split() if WORD.fullmatch(word)}:
        counts = [sum(word in text.split() for _, text in page) for page in found]
        assert sum(counts) in counts or (sum(counts) >= 4 and 1 not in counts), word


@pytest.mark.heavy
@pytest.mark.everyday_cases(2)
@pytest.mark.parametrize("rows", [25, 38, *range(20, 25), *range(26, 38), *range(39, 46)])
def test_a_goal_may_begin_on_any_line(rows: int) -> None:
    """Wherever it breaks, pages are filled and it is easy to read on."""
    steps = tuple(ListItem(f"{month} 2026", f"{month}0%", UserText("step")) for month in range(1, 5))
    trend = Trend((UserText("Goal 1"),), tuple((dt.date(2026, month, 1), month * 10) for month in range(1, 5)))
    for lines in (1, 4, 7):
        facts = Facts(
            (
                Fact("Measure", (UserText("measure1 " * 8 * (lines % 3 + 1)),)),
                Fact("Why", (UserText("why1 " * 14 * lines),)),
                Fact("Set", ("1 January 2026",)),
            )
        )
        chart = Trends("", dt.date(2026, 1, 1), dt.date(2026, 12, 1), (trend,))
        found = lines_of(before(rows, Subsection(("Goal 1",), (facts, chart, ListItems(steps)))))
        assert_pages_are_full(found)
        assert_breaks_are_good(found)


@pytest.mark.everyday_cases(4)
@pytest.mark.parametrize("make", [items, sessions])
@pytest.mark.parametrize("number", [*range(32, 48), *range(66, 84, 2)])
def test_the_last_page_has_a_few_lines_for_every_length(make: Callable[[int], Document], number: int) -> None:
    """The number of entries moves the end of the page line by line."""
    found = lines_of(make(number if make is items else number // 2 - 8))
    assert_end_is_good(found)


@pytest.mark.heavy
def test_a_few_lines_more_than_a_page_are_still_one_page() -> None:
    """The spaces are made smaller; without that, some of these lists would need a second sheet."""
    counts = [len(lines_of(items(number))) for number in range(34, 44)]
    ends = [len(lines_of(items(number))[-1]) for number in range(34, 44)]
    assert counts == sorted(counts)
    assert set(counts) == {1, 2}
    first = counts.index(2)
    assert ends[first - 1] > ends[first] >= LEAST_LINES


@pytest.mark.heavy
@pytest.mark.parametrize("name", PAGES)
def test_contents_are_on_a_page_of_eight_pages_or_more(name: str) -> None:
    """They have every section with the number of its page, which is where its heading is."""
    document, found = PAGES[name](), pages(name)
    title = "Indhold" if document.language == "da" else "Contents"
    has_contents = title in [text for _, text in found[0]]
    assert has_contents == (len(found) >= PAGES_FOR_CONTENTS)
    if not has_contents:
        return
    listed = " ".join(text for _, text in found[0])
    for section in document.sections:
        numbers = [n for n, page in enumerate(found, 1) if any(text == section.title for _, text in page)]
        assert any(f"{section.title} {number}" in listed for number in numbers), section.title


@pytest.mark.parametrize("name", PAGES)
def test_no_heading_is_at_the_foot_of_a_page(name: str) -> None:
    """The text below it is on the same page."""
    document = PAGES[name]()
    titles = {section.title for section in document.sections} | {str(year) for year in range(2020, 2030)}
    for page in pages(name):
        assert page[-1][1] not in titles


def before(rows: int, *blocks: Any) -> Document:
    """A page with these blocks below so many lines."""
    text = Prose(UserText("\n".join(["A line"] * rows)))
    return Document("en", ("Ours",), ("From a journal.",), (), (Section("part", "Part", (text, *blocks)),))


BARS: Final = MonthBars("Sessions by month", 2026, (MonthSeries("mentor", "as mentor", (1,) * 12),))
STRIPS: Final = Timeline(
    "Sessions and milestones",
    dt.date(2022, 1, 5),
    dt.date(2026, 6, 1),
    tuple(TimelineMark(dt.date(year, 3, 1), "held", ("session",)) for year in range(2022, 2027)),
)


@pytest.mark.everyday_cases(6)
@pytest.mark.parametrize("rows", range(16, 44, 2))
@pytest.mark.parametrize(
    ("chart", "parts"),
    [
        (BARS, ("Sessions by month", "as mentor", "2026", "J F M A M J J A S O N D")),
        (STRIPS, ("Sessions and milestones", "session held", "2022", "2026", "Jan Apr Jul Oct")),
    ],
    ids=["bars", "timeline"],
)
def test_a_chart_its_title_its_legend_and_its_months_are_on_one_page(
    rows: int, chart: MonthBars | Timeline, parts: tuple[str, ...]
) -> None:
    """The months are named once."""
    found = [[text for _, text in page] for page in lines_of(before(rows, chart))]
    (page,) = (each for each in found if parts[0] in each)
    for part in parts:
        assert any(part.replace(" ", "") in line.replace(" ", "") for line in page), part
    months = parts[-1].replace(" ", "")
    assert sum(months in line.replace(" ", "") for line in page) == 1


def test_a_date_in_a_table_is_on_one_line() -> None:
    """The column is as wide as its longest date, also beside long texts."""
    long_title = UserText("Hand over the laboratory without being asked for the key of the freezer again, " * 2)
    dates = ("100% on Wed 24 Dec 2025", "100% on Wed 23 Sep 2026")
    rows = (((long_title,), *((date,) for date in dates)), ((UserText("x"),), ("5% on Fri 1 May 2026",), ()))
    table = Table(("Goal", "Then", "Now"), rows)
    for blocks in ((table,), (table, Table(("Rated 1 to 5", "Once"), (((long_title,), ("2 on Fri 1 May 2026",)),)))):
        printed = [text for _, text in lines_of(before(1, *blocks))[0]]
        assert sum(all(date in line for date in dates) for line in printed) == 1


def test_tables_that_belong_together_have_the_same_columns() -> None:
    """Their cells begin at the same places, whatever their lengths."""
    first = Table(("Goal", "Then", "Now"), (((UserText("x" * 30),), ("20%",), ("100% on Wed 23 Sep 2026",)),))
    second = Table(("Rated 1 to 5", "Then", "Now"), (((UserText("y"),), ("2 on Fri 1 May 2026",), ("3",)),))
    reader = PdfReader(BytesIO(pdf(before(1, first, second)).content))
    places: list[tuple[str, float]] = []
    reader.pages[0].extract_text(
        visitor_text=lambda text, moved, matrix, *_: places.append((text.strip(), matrix[4] * moved[0] + moved[4]))
    )
    for name in ("Then", "Now"):
        one, other = (round(x) for text, x in places if text == name)
        assert one == other


@pytest.mark.heavy
def test_lists_are_not_split_after_their_first_or_before_their_last_item() -> None:
    """An item alone on a page seems to belong to nothing."""
    for rows in range(34, 46):
        found = lines_of(_with_list(rows))
        numbers = [[text for _, text in page if text.startswith("Item")] for page in found]
        for page, following in pairwise(numbers):
            assert len(page) != 1
            assert len(following) != 1


def _with_list(rows: int) -> Document:
    items = tuple(ListItem("", "a", UserText(f"Item {number}")) for number in range(4))
    return before(rows, ListItems(tuple(each._replace(label="", cite="Item") for each in items), "List"))
