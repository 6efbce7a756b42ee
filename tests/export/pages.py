"""A parser for HTML pages, and Hypothesis strategies for pages with any text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from hypothesis import strategies as st

from mentorlog.export.document import (
    Block,
    Document,
    Fact,
    Facts,
    ListItem,
    ListItems,
    MonthBars,
    MonthSeries,
    Prose,
    Section,
    Sentence,
    SkillChange,
    SkillChanges,
    Subsection,
    Table,
    Timeline,
    TimelineMark,
    Trend,
    Trends,
    UserText,
)
from mentorlog.export.summary import summary_document
from mentorlog.export.translation import Translator
from mentorlog.insight.relationship_entries import RelationshipEntries
from mentorlog.insight.summary import build_summary
from tests.export.expected_text import line
from tests.export.sample_relationships import ENDED
from tests.insight.journals import HOSTILE, texts

VOID = frozenset(("meta", "br"))


class Element(NamedTuple):
    """The start tag of an element, its ancestors, whether it is hidden from screen readers, and the texts in it."""

    tag: str
    attributes: dict[str, str]
    path: tuple[str, ...]
    is_hidden: bool
    texts: list[str]

    @property
    def text(self) -> str:
        """What it says, each run of spaces one."""
        return " ".join("".join(self.texts).split())


class Page(HTMLParser):
    """An HTML page, parsed element by element; malformed HTML fails."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.declarations: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open, f"never closed: {self.open[-1].tag}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record an element."""
        given = {name: value or "" for name, value in attrs}
        is_hidden = given.get("aria-hidden") == "true" or any(each.is_hidden for each in self.open)
        found = Element(tag, given, tuple(each.tag for each in self.open), is_hidden, [])
        assert len(found.attributes) == len(attrs), f"an attribute twice: {attrs}"
        self.elements.append(found)
        if tag not in VOID:
            self.open.append(found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record an element without content."""
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close an element, which must be the one opened last."""
        closed = self.open.pop()
        assert closed.tag == tag, f"{closed.tag} closed by {tag}"

    def handle_data(self, data: str) -> None:
        """Add a text to all open elements."""
        for each in self.open:
            each.texts.append(data)

    def handle_decl(self, decl: str) -> None:
        """Record the doctype."""
        self.declarations.append(decl)

    def handle_comment(self, data: str) -> None:
        """Refuse a comment, because our pages have none."""
        raise AssertionError(f"a comment: {data}")

    def handle_pi(self, data: str) -> None:
        """Refuse a processing instruction."""
        raise AssertionError(f"an instruction: {data}")

    def unknown_decl(self, data: str) -> None:
        """Refuse any other declaration."""
        raise AssertionError(f"a declaration: {data}")

    def all(self, tag: str) -> list[Element]:
        """The elements with this tag, in order."""
        return [each for each in self.elements if each.tag == tag]

    def classed(self, name: str) -> list[Element]:
        """The elements with this class."""
        return [each for each in self.elements if name in each.attributes.get("class", "").split()]

    def headings(self) -> list[tuple[int, str]]:
        """Each heading with its level."""
        return [(int(each.tag[1]), each.text) for each in self.elements if each.tag in ("h1", "h2", "h3", "h4", "h5")]


def summary_of(
    whole: RelationshipEntries,
    *,
    language: str = "en",
    since: dt.date | None = None,
    until: dt.date | None = None,
    private_included: bool = False,
) -> Document:
    """The summary of a relationship as a page."""
    summary = build_summary(whole, now=ENDED, since=since, until=until, private_included=private_included)
    return summary_document(summary, Translator(language))


MARKS = "* ** _ __ ` `` ``` ~~~ [ ] ( ) < > \\ a b é # ! & &amp; : { } {.a} | ~~ ^ $ @ \" ' --- === \u202e"
LINKS = "https://x.dk mailto:a@b.dk [a](https://x.dk) <https://x.dk/a_b> <a@b.dk> [c](d.md) [e](javascript:f)"
BITS = (
    *MARKS.split(),
    *LINKS.split(),
    *("- ", "+ ", "* ", "1. ", "2) ", "> ", " ", "  ", "    ", "\n", "\n\n", "\t", "[g]: https://x.dk"),
    "[b](<https://x.dk/a b> 'c')",
)
"""Fragments of Markdown, to build texts that resemble it."""
marked = st.one_of(
    st.lists(st.sampled_from(BITS), max_size=25).map("".join),
    st.text("*_ab .\n", max_size=20),
    texts(),
)
"""Texts with Markdown marks, balanced or not."""
_days = st.dates(dt.date(2024, 1, 1), dt.date(2026, 12, 28))
_typed = st.builds(
    UserText,
    st.one_of(
        st.sampled_from(HOSTILE),
        marked,
        st.text(st.characters(exclude_categories=("Cs",)), max_size=30),
        st.text("<>\"'&=/ \n\t-!ax", max_size=30),
        st.just("w" * 300),
        st.just("]]>"),
        st.just('" onmouseover="alert(1)" x=\''),
    ),
)
_words = st.one_of(
    st.tuples(_typed),
    st.tuples(st.just("ours "), _typed, st.just(" (private)")),
    st.just(("ours, only",)),
)
_items = st.builds(
    ListItem,
    cite=st.sampled_from(("", "Mon 2 Mar 2026")),
    label=st.sampled_from(("", "40%", "Mentor, by Fri 20 Nov 2026")),
    text=st.one_of(_typed, st.just("ours")),
    children=st.lists(st.builds(ListItem, cite=st.just("Tue 3 Mar 2026"), text=_typed), max_size=1).map(tuple),
    on=st.none() | _days,
)
_lists = st.builds(ListItems, st.lists(_items, min_size=1, max_size=2).map(tuple), st.sampled_from(("", "Kept")))
_facts = st.builds(Facts, st.lists(st.builds(Fact, st.just("Measure"), _words), min_size=1, max_size=2).map(tuple))
_simple = st.one_of(_lists, _facts, st.builds(Prose, _typed), st.builds(Sentence, _words))
_tables = st.builds(
    lambda rows: Table(("Expected", "Reached"), tuple(rows)),
    st.lists(st.tuples(_words, _words), min_size=1, max_size=2),
)
# goals always have a title, and a tagged PDF allows no empty heading
_titles = _words.filter(lambda words: line(words).strip())
_plain_entries = st.builds(Subsection, _titles, st.lists(_simple, max_size=2).map(tuple))
_dated_entries = st.builds(
    lambda on, rest, blocks: Subsection(("Mon 2 Mar 2026 14:00", *rest), tuple(blocks), on),
    _days,
    st.sampled_from(((), (", 60 min, video",), (", 60 min", " (private)"))),
    st.lists(_simple, max_size=2),
)
_happenings = st.builds(
    TimelineMark, _days, st.sampled_from(("held", "missed", "cancelled", "reached", "planned")), _words
)
_timelines = st.lists(_happenings, min_size=1, max_size=4).map(
    lambda marks: Timeline("Timeline", min(on for on, *_ in marks), max(on for on, *_ in marks), tuple(marks))
)
_steps = st.lists(st.tuples(_days, st.integers(0, 100)), min_size=2, max_size=4).map(lambda steps: tuple(sorted(steps)))
_trends = st.lists(st.builds(Trend, _words, _steps), min_size=1, max_size=2).map(
    lambda trends: Trends("Goals", dt.date(2024, 1, 1), dt.date(2026, 12, 28), tuple(trends))
)
_scales = st.builds(
    lambda scales: SkillChanges("Ratings", tuple(scales)),
    st.lists(st.builds(SkillChange, _words, st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=2),
)
_numbers = st.tuples(*(st.integers(0, 1000) for _ in range(12)))
_series = st.sampled_from((("mentor",), ("mentee",), ("mentor", "mentee"))).flatmap(
    lambda kinds: st.tuples(*(st.builds(MonthSeries, st.just(kind), st.just(f"as {kind}"), _numbers) for kind in kinds))
)
_month_bars = st.builds(MonthBars, st.just("Sessions by month"), st.integers(1900, 2199), _series, st.just(0))
_blocks = st.one_of(_simple, _tables, _plain_entries, _dated_entries, _timelines, _trends, _scales, _month_bars)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any page: every kind of block, with hostile text in every place for user text."""
    sections = [
        Section(f"part-{place}", "Ours", tuple(draw(st.lists(_blocks, min_size=1, max_size=3))))
        for place in range(draw(st.integers(1, 5)))
    ]
    facts = draw(st.lists(st.builds(Fact, st.just("Mentee"), _words), max_size=2))
    return Document("en", ("Mentoring with ", draw(_typed)), draw(_words), tuple(facts), tuple(sections))


def user_texts(value: object) -> Iterator[UserText]:
    """Every user text of a page, in order."""
    if isinstance(value, UserText):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from user_texts(each)


def replace_user_texts(value: object, write: Callable[[str], str]) -> object:
    """The same page with each user text replaced by the result of `write`."""
    if isinstance(value, UserText):
        return UserText(write(value.text))
    if isinstance(value, tuple):
        parts = [replace_user_texts(each, write) for each in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


def without_charts(document: Document) -> Document:
    """The page without its charts."""

    def words(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(each for each in blocks if not isinstance(each, Timeline | Trends | SkillChanges | MonthBars))

    sections = (section._replace(blocks=words(section.blocks)) for section in document.sections)
    return document._replace(sections=tuple(sections))
