"""The data types of a page. `layout` lays a page out for a terminal or a pipe, `plain` writes it to a pipe, `sentences`
for a screen reader.

A text consists of spans; the style of a span is a meaning, not a colour. User text is stored as it was typed: `layout`
and `plain` make it inert, and `layout` wraps it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Style = Literal["plain", "title", "strong", "command", "late", "look", "dim", "bar", "track", "sep"]
"""The meaning of a text, which decides its colour:

- `title`: headings and labels, in the accent colour.
- `strong`: bold.
- `command`: a command to type, in the accent colour.
- `late`: red, for what is overdue.
- `look`: yellow, for what needs attention.
- `dim`: secondary.
- `bar`, `track`: the filled and the empty part of a progress bar; omitted in a list in a pipe.
- `sep`: the separator of two facts, where a line may be broken; a tab in a list in a pipe.
"""


class Span(NamedTuple):
    """A string in one style."""

    text: str
    """The characters, which may be user text."""
    style: Style = "plain"
    """What they mean."""
    kind: Literal["text", "ref", "line to type", "more"] = "text"
    """Refs, and lines to type that name entries by them, are omitted on a page for other people: `without_refs`. How
    many more entries there are (`more`) is beside a ref."""
    spoken: str | None = None
    """What `sentences` writes instead, if the characters mean something only by their place, or are signs; empty: it is
    omitted. None: the text."""


Text = tuple[Span, ...]

SEP: Final = Span(" · ", "sep")
"""What separates the facts of one text; `phrases.join_facts` puts it between them."""


class Under(NamedTuple):
    """A line below a row's body."""

    body: Text = ()
    """Indented a step further than the body of the row."""
    columns: tuple[Text, ...] = ()
    """Each below the same column of the row."""
    max_lines: int = 0
    """As in `Row`."""
    is_command: bool = False
    """The body is a command to copy: it is never broken, but may run past the edge of a narrow terminal."""
    side: Text = ()
    """At the right edge, on a line of its own if there is no space for it."""


class Row(NamedTuple):
    """One entry of a page, on one line if it fits."""

    label: str = ""
    """In the gutter at the left; empty: as the row above."""
    body: Text = ()
    """The main text; it wraps."""
    side: Text = ()
    """Secondary facts, at the right edge."""
    under: tuple[Text | Under, ...] = ()
    """Lines below the body, a step further in."""
    columns: tuple[Text, ...] = ()
    """Between the body and the side, each aligned with the same column of the other rows."""
    mark: Span | None = None
    """A sign before the body (○ ● ✓), omitted in a list in a pipe and in `sentences`, because the text says the same;
    for `sentences`, one that says more has its words in `Span.spoken`."""
    max_lines: int = 0
    """Lines that the body may take on 80 columns (0: all it needs, as in a pipe); a narrower terminal allows more."""
    has_evidence: bool = False
    """The side is evidence for the body, which is not folded for it: it is at the right edge of the last line, or
    on a line of its own."""
    shorter: tuple[Text, ...] = ()
    """Shorter sides, for a side that must not cost its body any text (without `max_lines`: any line): the first one is
    drawn that does not, or the last one if each of them does."""
    is_picture: bool = False
    """The body is a line of a picture, such as the numbers of the months: facts that have no space beside a line are
    below the last one."""
    cells: tuple[Text, ...] = ()
    """In a list: the columns in a pipe, of which each row has all, in place of the texts above. A page that has such a
    row is a list."""


class Line(NamedTuple):
    """A line without a label: a page's heading, or an answer's first line."""

    body: Text = ()
    """The main text; it wraps."""
    side: Text = ()
    """Secondary facts, at the right edge."""
    under: tuple[Text, ...] = ()
    """Lines below the body."""
    is_hint: bool = False
    """Printed beside the answer (on stderr), not as part of it."""
    has_rule: bool = False
    """A rule is drawn between the body and the side, which takes one line less than a `Rule` below."""


class Table(NamedTuple):
    """Rows of columns, each as wide as its widest cell, except the `stretch` one, which takes the rest and wraps.

    If the terminal is too narrow, the last columns go below the others.
    """

    rows: tuple[tuple[Text, ...], ...]
    """The cells of each row."""
    stretch: int = 0
    """The number of the column that takes the rest of the width."""
    label: str | None = None
    """In the gutter, with the table beside it; empty: as the row above; None: the table begins at the left edge."""
    right: tuple[int, ...] = ()
    """Columns that are aligned right."""
    max_lines: int = 0
    """Lines that the stretching column may take (0: all it needs)."""
    is_list: bool = False
    """In a pipe, tabs separate the cells, and each row has all columns, also empty ones at its end."""
    shorter: tuple[tuple[tuple[Text, ...], ...], ...] = ()
    """The same rows with shorter names, the longest names first: at a terminal, the first with which the page takes the
    fewest lines are drawn instead. In a pipe no name is shortened."""


class Prose(NamedTuple):
    """User text of several lines, in full, with its line breaks."""

    text: str
    """The user text."""
    label: str = ""
    """In the gutter; empty: as the row above."""
    style: Style = "plain"
    """The style of the text."""


class Rule(NamedTuple):
    """A line across the page; in a list in a pipe, an empty line."""

    label: str = ""
    """The title of the page that follows; the rule is heavier then, and a pipe shows the label."""


class Gap(NamedTuple):
    """An empty line; omitted in a list in a pipe, unless `is_in_pipe`."""

    starts_section: bool = False
    """The gutter below is as wide as the labels below need, whatever the labels above are."""
    is_in_pipe: bool = False
    """Whether it is also an empty line in a list in a pipe, to separate two tables."""


Block = Row | Line | Table | Prose | Rule | Gap
Page = tuple[Block, ...]


def text(*parts: str | Span | None) -> Text:
    """Spans from strings and spans; empty strings and None are omitted."""
    spans = (Span(part) if isinstance(part, str) else part for part in parts if part is not None)
    return tuple(span for span in spans if span.text)


def line_to_type(line: str) -> Span:
    """A command line that names an entry by its ref."""
    return Span(line, "command", "line to type")


def as_string(spans: Text) -> str:
    """The characters of a text, without their styles."""
    return "".join([span.text for span in spans])


def split_facts(spans: Text) -> Iterator[Text]:
    """The facts of a text, without their separators."""
    fact: list[Span] = []
    for span in spans:
        if span.style == "sep":
            yield tuple(fact)
            fact = []
        else:
            fact.append(span)
    if fact:
        yield tuple(fact)


def is_ref(fact: Text) -> bool:
    """Whether a fact consists of refs."""
    return bool(fact) and all(span.kind == "ref" for span in fact)


def is_attached(spans: Text) -> bool:
    """Whether a text consists of refs and of how many more entries there are, which are not on a line of their own."""
    return bool(spans) and all(span.kind in ("ref", "more") or span == SEP for span in spans)


def split_refs(spans: Text) -> tuple[Text, Text]:
    """The refs of a text of several facts, and its other facts."""
    facts = [fact for fact in split_facts(spans) if fact]
    refs, others = ([fact for fact in facts if is_ref(fact) == wanted] for wanted in (True, False))
    return with_dots(refs), with_dots(others)


def with_dots(facts: Iterable[Text]) -> Text:
    """Facts as one text, separated by dots; empty ones are omitted."""
    return tuple(span for fact in facts if fact for span in (SEP, *fact))[1:]
