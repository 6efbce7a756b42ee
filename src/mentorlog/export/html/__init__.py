"""Write a page as one HTML file: no scripts, nothing loaded, light and dark colours, also for printing.

`templates` has the layout, `charts` the geometry of the charts. Jinja escapes all values, and no filter or markup
undoes that. Of user text, the emphasis, lists, links and code become elements (`user_markdown`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from mentorlog.export.by_year import group_by_year
from mentorlog.export.charts import Charts, plain_text
from mentorlog.export.document import UserText
from mentorlog.export.layout_dates import dates_of, lay_out_dates, split_full_dates
from mentorlog.export.markdown.user_markdown import encoded_url, parse_blocks, parse_line
from mentorlog.export.percentages import is_percentage
from mentorlog.export.table_columns import is_in_margin, is_stacked, share_columns
from mentorlog.export.translation import Translator
from mentorlog.insight.page_to_keep.text_length import text_length
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from jinja2 import Environment

    from mentorlog.export.document import Block, Document, InlineText, Section, Table
    from mentorlog.export.markdown.user_markdown import Block as UserBlock
    from mentorlog.export.markdown.user_markdown import Inline

MANY_SECTIONS: Final = 4
"""A page with this many sections has a table of contents."""
LONG_PART: Final = 16
VERY_LONG_PART: Final = 28
"""A title with a word of more average letters than this, or a date, has smaller letters."""


class Group(NamedTuple):
    """The blocks of a section, or of one year of it."""

    key: str
    """Names the year in links; empty for a whole section."""
    title: str
    """The year; empty for a whole section."""
    blocks: tuple[Block, ...]


class Part(NamedTuple):
    """A section with its groups."""

    key: str
    title: str
    groups: tuple[Group, ...]


class Label(NamedTuple):
    """The label of a list item in two parts."""

    before: str
    """Shown before the text: `Mentor promised`."""
    after: str
    """Shown after the text: `by Fri 20 Nov 2026`."""


def html(document: Document) -> str:
    """The page as HTML, ending in a newline."""
    document = share_columns(lay_out_dates(document))
    translator = Translator(document.language)
    parts = tuple(map(_part, document.sections))
    return (
        _templates()
        .get_template("page.html")
        .render(
            document=document,
            parts=parts,
            contents=translator.translate("Contents") if document.has_contents and len(parts) >= MANY_SECTIONS else "",
            charts=Charts(translator),
        )
    )


def _part(section: Section) -> Part:
    groups = (
        Group(f"{section.key}-{year}" if year else "", str(year or ""), blocks)
        for year, blocks in group_by_year(section)
    )
    return Part(section.key, section.title, tuple(groups))


def _split_label(label: str) -> Label:
    """Split a label at its first comma. A marker of a private entry begins with a space."""
    before, _, after = label.strip().partition(", ")
    return Label(before, after)


def _after_day(title: InlineText) -> InlineText:
    """The title of a dated subsection without its day, and without the comma after it."""
    parts = [
        part.removeprefix(", ") if isinstance(part, str) and not index else part for index, part in enumerate(title[1:])
    ]
    return tuple(part for part in parts if part)


def _table_class(table: Table, language: str) -> str:
    """The classes of a table, which decide where its columns are."""
    names = [
        ("aligned", bool(table.beside)),
        ("rows", table.is_wide),
        ("beside", is_in_margin(table)),
        ("stacked", is_stacked(table, dates_of(language))),
    ]
    return " ".join(name for name, applies in names if applies)


def _is_date(text: InlineText, language: str) -> bool:
    """Whether a cell is a date."""
    return len(text) == 1 and isinstance(text[0], str) and dates_of(language).has_date(text[0])


def longest_part(title: str) -> float:
    """The average letters of the longest part of a title, which is broken at its blanks and hyphens."""
    return max(map(text_length, title.replace("-", "- ").split()), default=1)


def _title_size(title: InlineText) -> str:
    """The class of a title for its longest part: a word, or a date with its weekday."""
    parts = split_full_dates(plain_text(title))
    letters = max([*map(longest_part, parts[::2]), *map(text_length, parts[1::2])])
    return "very-long" if letters > VERY_LONG_PART else "long" if letters > LONG_PART else ""


def _kind(block: object) -> str:
    return type(block).__name__


def _blocks(text: UserText) -> tuple[UserBlock, ...]:
    return parse_blocks(text.text)


def _line(text: UserText) -> tuple[Inline, ...]:
    return parse_line(text.text)


@cache
def _templates() -> Environment:
    return templates_in(__name__)


def templates_in(*packages: str) -> Environment:
    """The templates of these packages, the first first. Jinja escapes all values in them."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    templates = Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters.update(
        kind=_kind,
        split_label=_split_label,
        plain_text=plain_text,
        after_day=_after_day,
        blocks=_blocks,
        line=_line,
        address=encoded_url,
        table_class=_table_class,
        title_size=_title_size,
        split_full_dates=split_full_dates,
    )
    templates.tests.update(user_text=lambda value: isinstance(value, UserText), date=_is_date, percent=is_percentage)
    return templates
