"""A page to export as plain data: its content and order, without layout.

Fixed text is a plain string in the language of the page. Text that the user typed is `UserText`: every format shows its
emphasis, lists, links and code (`user_markdown`), and escapes the rest in its own way. No refs are shown, because they
mean nothing to other readers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable


class UserText(NamedTuple):
    """Text as the user typed it. It may have several lines."""

    text: str


InlineText = tuple[str | UserText, ...]
"""One line of fixed text and user text. Line breaks in user text become spaces, and its lists are plain text."""


def join_texts(texts: Iterable[str]) -> InlineText:
    """User texts in one line, with commas between them."""
    return join_with_details((text, "") for text in texts)


def join_with_details(items: Iterable[tuple[str, str]]) -> InlineText:
    """User texts in one line, with commas between them, each with a detail in brackets, if it has one."""
    parts: list[str | UserText] = []
    for text, detail in items:
        parts += [", " if parts else "", UserText(text), f" ({detail})" if detail else ""]
    return tuple(part for part in parts if part)


class Fact(NamedTuple):
    """A label with a value: `Sessions`, `8 held`."""

    label: str
    value: InlineText


class ListItem(NamedTuple):
    """An item of a list. Empty parts are not shown."""

    cite: str = ""
    """The day of the entry that the item is based on, as text."""
    label: str = ""
    text: str | UserText = ""
    """User text keeps its lines."""
    children: tuple[ListItem, ...] = ()
    on: dt.date | None = None
    """The day in `cite`, for formats that mark dates."""
    state: str = ""
    """Shown after the text: `by Fri 20 Nov 2026`."""


class Facts(NamedTuple):
    """Facts, one per line."""

    facts: tuple[Fact, ...]


class ListItems(NamedTuple):
    """A list, with a title if it is not empty."""

    items: tuple[ListItem, ...]
    title: str = ""


class Prose(NamedTuple):
    """User text in paragraphs, lists and code, with its line breaks."""

    text: UserText


class Sentence(NamedTuple):
    """A line of text."""

    text: InlineText


class Table(NamedTuple):
    """A table with a header."""

    header: tuple[str, ...]
    rows: tuple[tuple[InlineText, ...], ...]
    beside: tuple[tuple[InlineText, ...], ...] = ()
    """The header and the rows of another table of the section, whose columns are as wide as those of this one."""
    is_wide: bool = False
    """Whether each row is shown as a block in a narrow window, because the columns have no room beside each other."""


def without_empty_columns(table: Table) -> Table:
    """The table without the columns in which no row has text."""
    shown = [any(row[column] for row in table.rows) for column in range(len(table.header))]
    return table._replace(
        header=tuple(name for name, is_shown in zip(table.header, shown, strict=True) if is_shown),
        rows=tuple(tuple(cell for cell, is_shown in zip(row, shown, strict=True) if is_shown) for row in table.rows),
    )


class Trend(NamedTuple):
    """The progress of one goal over time."""

    title: InlineText
    points: tuple[tuple[dt.date, int], ...]
    """Days with the progress (0-100) on them."""


class Trends(NamedTuple):
    """A chart of the progress of goals. Formats without charts omit it, because a list of the steps says the same."""

    title: str
    """Empty in the subsection of a goal, whose heading names it."""
    first: dt.date
    last: dt.date
    trends: tuple[Trend, ...]


class Subsection(NamedTuple):
    """A goal, a session or feedback: a part of a section with its own heading."""

    title: InlineText
    blocks: tuple[Facts | ListItems | Prose | Sentence | Trends, ...] = ()
    on: dt.date | None = None
    """The day in the first part of the title, if it begins with one."""


class TimelineMark(NamedTuple):
    """A mark on the timeline."""

    on: dt.date
    kind: str
    """A session: `held`, `cancelled`, `missed`. A milestone: `reached`, `planned`."""
    text: InlineText


class Timeline(NamedTuple):
    """A chart of sessions and milestones. Formats without charts omit it, because the text says the same."""

    title: str
    first: dt.date
    last: dt.date
    marks: tuple[TimelineMark, ...]


class SkillChange(NamedTuple):
    """The first and last rating of a skill (1-5)."""

    title: InlineText
    first: int
    last: int


class SkillChanges(NamedTuple):
    """A chart of first and last ratings."""

    title: str
    skills: tuple[SkillChange, ...]


class MonthSeries(NamedTuple):
    """A number for each month of a year."""

    kind: str
    """`mentor` or `mentee`, which decides how its bars are drawn."""
    name: str
    numbers: tuple[int, ...]
    """January to December."""


class MonthBars(NamedTuple):
    """A chart of a bar per month and series. Formats without charts omit it, because a table says the same."""

    title: str
    year: int
    series: tuple[MonthSeries, ...]
    top: int = 0
    """The top of the scale, if no number is larger: charts of one page have the same scale."""


Block = Facts | ListItems | Prose | Sentence | Table | Subsection | Timeline | Trends | SkillChanges | MonthBars


class Section(NamedTuple):
    """A section of the page."""

    key: str
    """Names it in links, in every language: ASCII letters and dashes."""
    title: str
    blocks: tuple[Block, ...]


class Document(NamedTuple):
    """A page in one language."""

    language: str
    """`en` or `da`."""
    title: InlineText
    lead: InlineText
    """A line about the origin of the page."""
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    on: dt.date | None = None
    """The day on which it was made."""
    has_contents: bool = True
    """Whether a page of many sections has a table of contents, in formats with links."""
    has_large_facts: bool = False
    """Whether the facts at the top are figures, shown large and beside each other in formats with a layout."""
