"""Write the dates of a page for the formats with a layout (HTML, PDF): a date, a duration and a count with its word
(`20 agreed`) are never broken at the end of a line, and a list, a table or a year's sessions give their year once.

Markdown keeps usual spaces and every year, because its text is copied, searched and converted.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from mentorlog.export.by_year import group_by_year
from mentorlog.export.document import ListItems, Subsection, Table, UserText
from mentorlog.model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.export.by_year import YearGroup
    from mentorlog.export.document import Block, Document, InlineText, ListItem, Section

NO_BREAK_SPACE: Final = "\u00a0"
_SPACE: Final = f"[ {NO_BREAK_SPACE}]"
_YEAR_AT_END: Final = re.compile(r"\b(\d{4})$")
_NUMBER_WITH_WORD: Final = re.compile(
    r"(?<![\w.,:/-])(\d{1,3}) (?!(?:af|and|by|den|eller|from|fra|i|in|kl|of|og|on|or|til|to)\b)(?=[^\W\d_A-Z])"
)
"""The space between a number and its word: 20 agreed, 35 min."""
_HOURS_WITH_MINUTES: Final = re.compile(rf"(?<=\d{_SPACE}[ht]) (?=\d)|(?<=\d{_SPACE}[ht]\.) (?=\d)")
"""The space between the hours and the minutes of a duration."""
_TO: Final = {"en": ("to",), "da": ("til", "til og med")}
"""The words between the first and the last day of a time."""


class Dates:
    """Finds the dates in the fixed text of one language, as `Translator` writes them."""

    def __init__(self, language: str) -> None:
        from babel.dates import get_day_names, get_month_names

        def names(get: Any, *widths: str) -> str:  # noqa: ANN401 - one of Babel's functions
            found = {name for width in widths for name in get(width, "format", language).values()}
            return "|".join(re.escape(name) for name in sorted(found, key=len, reverse=True))

        weekday = f"(?:{names(get_day_names, 'wide', 'abbreviated')})(?:{_SPACE}den)?"
        day = rf"(?:{weekday}{_SPACE})?\d{{1,2}}\.?{_SPACE}(?:{names(get_month_names, 'wide', 'abbreviated')})"
        self.pattern = re.compile(rf"\b(?P<day>{day}){_SPACE}(?P<year>\d{{4}})\b", re.IGNORECASE)
        """A date with its year."""
        self._weekday = re.compile(rf"(?:{names(get_day_names, 'wide')})(?:{_SPACE}den)?{_SPACE}", re.IGNORECASE)
        """A weekday that is written out, with the space after it."""
        to = "|".join(f"{_SPACE}".join(words.split()) for words in _TO[language])
        self._period = re.compile(
            rf"\b(?P<day>{day}){_SPACE}(?P<year>\d{{4}})(?={_SPACE}(?:{to}){_SPACE}{day}{_SPACE}(?P=year)\b)",
            re.IGNORECASE,
        )
        self._unbroken = re.compile(rf"\b{day}(?:{_SPACE}\d{{4}})?(?!\w)|\bkl\.{_SPACE}(?=\d)", re.IGNORECASE)

    def has_date(self, text: str) -> bool:
        """Whether there is a date in a text, with or without its year."""
        return bool(self._unbroken.search(text))

    def at_start(self, text: str) -> str:
        """The date with which a text begins; empty if it begins with something else."""
        found = self._unbroken.match(text)
        return found[0] if found else ""

    def years(self, text: str) -> list[int]:
        """The years of the dates in a text."""
        return [int(found["year"]) for found in self.pattern.finditer(text)]

    def without_year(self, text: str, year: int | None) -> str:
        """The text with its dates of this year without the year."""
        return self.pattern.sub(lambda found: found["day"] if int(found["year"]) == year else found[0], text)

    def laid_out(self, text: str) -> str:
        """The text with no-break spaces in dates, durations and counts, and with the year of a time once. After a
        weekday that is written out the space stays, because such a date can be longer than a line: a line ends there
        in the margin, and elsewhere only if the date is too long (`split_full_dates`)."""
        text = self._period.sub(lambda found: found["day"], text)
        text = self._unbroken.sub(lambda found: self._in_one_line(found[0]), text)
        text = _NUMBER_WITH_WORD.sub(rf"\1{NO_BREAK_SPACE}", text)
        return _HOURS_WITH_MINUTES.sub(NO_BREAK_SPACE, text)

    def _in_one_line(self, date: str) -> str:
        weekday = self._weekday.match(date)
        unbroken = date.replace(" ", NO_BREAK_SPACE)
        return f"{unbroken[: weekday.end() - 1]} {unbroken[weekday.end() :]}" if weekday else unbroken


def split_full_dates(text: str) -> list[str]:
    """A text that is laid out in parts: every second one is a date with its weekday written out, and the comma or full
    stop after it. The formats move such a date to the next line as a whole, if it fits there."""
    return _full_dates().split(text) if NO_BREAK_SPACE in text else [text]


@cache
def _full_dates() -> re.Pattern[str]:
    """The dates with a weekday of all languages, as `Dates` lays them out."""
    from babel.dates import get_day_names

    weekdays = "|".join(name for language in LANGUAGES for name in get_day_names("wide", locale=language).values())
    month = rf"[^\W\d_]+{NO_BREAK_SPACE}"
    return re.compile(
        rf"(\b(?:{weekdays})(?:{NO_BREAK_SPACE}den)? \d+\.?{NO_BREAK_SPACE}{month}\d{{4}}[,.]?)", re.IGNORECASE
    )


@cache
def dates_of(language: str) -> Dates:
    """The dates of a language."""
    return Dates(language)


def lay_out_dates(document: Document) -> Document:
    """The page with its dates for a layout. User text is not changed."""
    dates = dates_of(document.language)
    sections = tuple(_section(section, dates) for section in document.sections)
    laid_out: Document = keep_dates_whole(document._replace(sections=sections), document.language)
    return laid_out


def keep_dates_whole(page: Any, language: str) -> Any:  # noqa: ANN401 - a page of any kind
    """The page with no-break spaces in its dates, and with the year of a time once. User text is not changed."""
    return _unbroken_in(page, dates_of(language))


def _section(section: Section, dates: Dates) -> Section:
    blocks = (block for group in group_by_year(section) for block in _blocks(group, dates))
    return section._replace(blocks=tuple(blocks))


def _blocks(group: YearGroup, dates: Dates) -> Iterator[Block]:
    """The blocks of a year below its heading; without a heading, the first entry of the year has it."""
    year = group.year
    for block in group.blocks:
        yield _block(block, dates, year)
        if isinstance(block, Subsection) and block.on:
            year = block.on.year


def _block(block: Block, dates: Dates, year: int | None) -> Block:
    """A block below a heading or an entry with that year; None if there is none."""
    match block:
        case ListItems():
            found = _YEAR_AT_END.search(block.title)
            return block._replace(items=tuple(_items(block.items, dates, int(found[1]) if found else year)))
        case Table():
            return _table(block, dates)
        case Subsection():
            title = tuple(_without_year(block.title, dates, year))
            own = block.on.year if block.on else year
            return block._replace(title=title, blocks=tuple(_block(each, dates, own) for each in block.blocks))  # type: ignore[misc]
        case _:
            return block


def _items(items: Iterable[ListItem], dates: Dates, year: int | None) -> Iterator[ListItem]:
    """The items of a list: the first of each year has the year, and the other dates of an item only one of another
    year."""
    for item in items:
        own = item.on.year if item.on else year
        yield item._replace(
            cite=dates.without_year(item.cite, year),
            label=dates.without_year(item.label, own),
            state=dates.without_year(item.state, own),
            children=tuple(_items(item.children, dates, own)),
        )
        year = own


def _table(table: Table, dates: Dates) -> Table:
    """A table whose columns give a year in their header if all their dates are of that year."""
    years = [_year_of_column(cells, dates) for cells in zip(*table.rows, strict=True)]
    header = (f"{name}, {year}" if year else name for name, year in zip(table.header, years, strict=False))
    rows = (
        tuple(tuple(_without_year(cell, dates, year)) for cell, year in zip(row, years, strict=True))
        for row in table.rows
    )
    return table._replace(header=tuple(header), rows=tuple(rows))


def _year_of_column(cells: Iterable[InlineText], dates: Dates) -> int | None:
    """The year of the dates in a column; None if there are several years, or only one date."""
    found = [year for cell in cells for part in cell if isinstance(part, str) for year in dates.years(part)]
    return found[0] if len(found) > 1 and len(set(found)) == 1 else None


def _without_year(text: InlineText, dates: Dates, year: int | None) -> Iterator[str | UserText]:
    return (part if isinstance(part, UserText) else dates.without_year(part, year) for part in text)


def _unbroken_in(part: Any, dates: Dates) -> Any:  # noqa: ANN401 - a part of any kind, with parts of other kinds
    if isinstance(part, str):
        return dates.laid_out(part)
    if isinstance(part, tuple) and not isinstance(part, UserText):
        values = [_unbroken_in(value, dates) for value in part]
        if all(new is old for new, old in zip(values, part, strict=True)):
            return part
        return part._make(values) if hasattr(part, "_make") else tuple(values)
    return part
