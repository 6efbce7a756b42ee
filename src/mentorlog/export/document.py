"""A page for other people as plain data: what it says, in which order, and nothing of how it looks.

Words of ours are plain strings, in the page's language already; text that somebody typed is `Typed`, and every format
keeps it inert in its own way. A `cite` is the day of the entry that a claim rests on, in words: no refs stand here,
for they mean nothing to anybody else.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple


class Typed(NamedTuple):
    """Text as it was typed, perhaps of several lines."""

    text: str


Words = tuple[str | Typed, ...]
"""One line: words of ours with typed ones among them (whose line breaks become spaces)."""


class Fact(NamedTuple):
    """A name and what it is: `Sessions`, `8 held`."""

    label: str
    value: Words


class Item(NamedTuple):
    """One claim of a list: when, what it is called, what it says (typed text keeps its lines), and what belongs to it.
    A `cite` or `label` that is empty is left away. `on` is the day that the cite tells in words, for formats that mark
    days as such."""

    cite: str = ""
    label: str = ""
    text: str | Typed = ""
    under: tuple[Item, ...] = ()
    on: dt.date | None = None


class Facts(NamedTuple):
    """Facts, one a line."""

    facts: tuple[Fact, ...]


class Items(NamedTuple):
    """Claims, one after the other; under a `title` (one level below what they stand in) where they have one."""

    items: tuple[Item, ...]
    title: str = ""


class Prose(NamedTuple):
    """Typed text on its own, its lines kept."""

    text: Typed


class Sentence(NamedTuple):
    """A line of ours."""

    words: Words


class Table(NamedTuple):
    """Rows under a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]


class Entry(NamedTuple):
    """Something with a heading of its own inside a section: a goal, a session. Where `on` is known, the title's first
    part is that day in words."""

    title: Words
    blocks: tuple[Facts | Items | Prose | Sentence, ...] = ()
    on: dt.date | None = None


class Happening(NamedTuple):
    """A mark on the timeline: a session (`held`, `cancelled`, `missed`) or a milestone (`reached`, `planned`)."""

    on: dt.date
    kind: str
    said: Words


class Timeline(NamedTuple):
    """A picture of what happened when: formats that draw nothing leave it away, for the words say it all."""

    title: str
    first: dt.date
    last: dt.date
    happenings: tuple[Happening, ...]


class Trend(NamedTuple):
    """One goal's progress (0-100) over time."""

    title: Words
    steps: tuple[tuple[dt.date, int], ...]


class Trends(NamedTuple):
    """A picture of how goals have moved."""

    title: str
    first: dt.date
    last: dt.date
    trends: tuple[Trend, ...]


class Scale(NamedTuple):
    """A skill then and now, 1-5."""

    title: Words
    first: int
    last: int


class Scales(NamedTuple):
    """A picture of ratings, then and now."""

    title: str
    scales: tuple[Scale, ...]


Block = Facts | Items | Prose | Sentence | Table | Entry | Timeline | Trends | Scales


class Section(NamedTuple):
    """A part of the page; `key` (a word of ASCII letters and dashes) names it in every language."""

    key: str
    title: str
    blocks: tuple[Block, ...]


class Document(NamedTuple):
    """A whole page in one language (`en`, `da`): its title, a line on where it comes from, the facts, the sections;
    `on` is the day that it was made."""

    language: str
    title: Words
    lead: Words
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    on: dt.date | None = None
