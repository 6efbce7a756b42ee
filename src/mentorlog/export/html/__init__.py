"""Any page as one HTML file that stands alone: no script, nothing loaded from anywhere, light and dark, good on paper.

The layout is in `templates`, the geometry of its pictures in `charts`. Jinja escapes whatever is put in, and text that
somebody typed passes `visible` besides: no filter or markup here takes that back, and no link is made of it.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from mentorlog.export.charts import Charts, plain
from mentorlog.export.document import Block, Document, Section, Table, Typed, Words
from mentorlog.export.escape import visible, visible_lines
from mentorlog.export.laying import DATE, by_year
from mentorlog.export.speech import Speech

if TYPE_CHECKING:
    from jinja2 import Environment

MANY_SECTIONS: Final = 4
"""Sections from which a page has a table of contents."""


class Group(NamedTuple):
    """The blocks of a section, or those of one year of it under a heading; `key` is what links name it by."""

    key: str
    title: str
    blocks: tuple[Block, ...]


class Part(NamedTuple):
    """A section as it is laid out."""

    key: str
    title: str
    groups: tuple[Group, ...]


class Name(NamedTuple):
    """A claim's name in two: what it is (`Mentor promised`), and what is said more quietly after the text (`by Fri 20
    Nov 2026`)."""

    what: str
    more: str


def html(document: Document) -> str:
    """The whole page, ending in a newline."""
    speech = Speech(document.language)
    parts = tuple(map(_part, document.sections))
    return (
        _templates()
        .get_template("page.html")
        .render(
            document=document,
            parts=parts,
            contents=speech.say("Contents") if len(parts) >= MANY_SECTIONS else "",
            charts=Charts(speech),
        )
    )


def _part(section: Section) -> Part:
    """A section; a long record in it by year."""
    groups = (
        Group(f"{section.key}-{year}" if year else "", str(year or ""), blocks) for year, blocks in by_year(section)
    )
    return Part(section.key, section.title, tuple(groups))


def _name(label: str) -> Name:
    """A claim's name parted at its first comma; a mark of the day (` (private)`) begins with a space."""
    what, _, more = label.strip().partition(", ")
    return Name(what, more)


def _after_day(title: Words) -> Words:
    """What a title says after its day, without the comma between them."""
    words = [
        part.removeprefix(", ") if isinstance(part, str) and not place else part for place, part in enumerate(title[1:])
    ]
    return tuple(part for part in words if part)


def _is_dated(table: Table) -> bool:
    """Whether a table's first column may stand in the margin: days, years, or something as short that is ours."""
    return all(not any(isinstance(part, Typed) for part in row[0]) and len(plain(row[0])) <= DATE for row in table.rows)


def _kind(block: object) -> str:
    return type(block).__name__.lower()


def _paragraphs(text: Typed) -> list[list[str]]:
    """The lines of a typed text, parted where a line is empty."""
    return [list(lines) for is_said, lines in groupby(visible_lines(text.text), key=bool) if is_said]


def _inert(value: object) -> object:
    """What a template prints: typed text with all that can't be seen made visible. Jinja escapes it afterwards."""
    return visible(value.text) if isinstance(value, Typed) else value


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    templates = Environment(
        loader=PackageLoader(__name__),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_inert,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters.update(kind=_kind, name=_name, plain=plain, after_day=_after_day, paragraphs=_paragraphs)
    templates.tests.update(typed=lambda value: isinstance(value, Typed), dated=_is_dated)
    return templates
