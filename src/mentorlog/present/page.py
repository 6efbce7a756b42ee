"""A page as plain data: `layout` lays it out for a terminal, `plain` writes it to a pipe.

Texts are made of spans; a span's style is a meaning, not a colour. User text is put in as it was typed, each line as
long as it is: `layout` and `plain` make it inert, and `layout` wraps it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

Style = Literal["plain", "title", "strong", "late", "look", "dim", "bar", "track", "sep"]
"""`title`: the accent colour of headings and labels; `late`: red; `look`: yellow; `bar` and `track` (the part of a bar
that is not reached): shown at a terminal, omitted in a pipe; `sep`: between two facts of one text, where a line may be
broken, a tab in a pipe."""


class Span(NamedTuple):
    """Some text in one style."""

    text: str
    style: Style = "plain"


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


class Row(NamedTuple):
    """One entry of a page, on one line if it fits."""

    label: str = ""
    """In the gutter at the left; empty: as the row above."""
    body: Text = ()
    side: Text = ()
    """What is secondary, at the right edge."""
    under: tuple[Text | Under, ...] = ()
    """Lines below the body, a step further in."""
    columns: tuple[Text, ...] = ()
    """Between the body and the side, each aligned with the same column of the other rows (a goal's bar and date)."""
    mark: Span | None = None
    """A sign before the body (○ ● ✓), omitted in a pipe: colour and sign repeat what the words say."""
    max_lines: int = 0
    """Lines that the body may take at a terminal of 80 columns (0: all it needs; a narrower one gives it more): for
    rows whose side says where to read the rest."""


class Line(NamedTuple):
    """A line without a label: a page's heading, or an answer's first line."""

    body: Text = ()
    side: Text = ()
    under: tuple[Text, ...] = ()
    """Lines below."""
    is_hint: bool = False
    """Printed beside the answer (on stderr), not as part of it."""
    ruled: bool = False
    """Ends a heading as a Rule does, on one line less: the rule is drawn between body and side."""


class Table(NamedTuple):
    """Rows of columns, each as wide as its widest cell, except the `stretch` one, which takes the rest and wraps.
    If the terminal is too narrow, the last columns go below the others. In a pipe a tab separates the cells."""

    rows: tuple[tuple[Text, ...], ...]
    stretch: int = 0
    label: str | None = None
    """In the gutter, with the table beside it; empty: as the row above; None: the table begins at the left edge."""
    right: tuple[int, ...] = ()
    """Columns that are aligned right."""
    max_lines: int = 0
    """Lines that the stretching column may take (0: all it needs)."""


class Prose(NamedTuple):
    """User text of several lines, shown whole, line breaks kept, with a label in the gutter."""

    text: str
    label: str = ""
    style: Style = "plain"


class Rule(NamedTuple):
    """A line across the page; an empty line in a pipe. One with a `label` separates one page from the next: it is
    heavier, and a pipe shows its label too."""

    label: str = ""


class Gap(NamedTuple):
    """An empty line; nothing in a pipe. After an `anew` one the gutter is as wide as the labels that follow need."""

    anew: bool = False


Block = Row | Line | Table | Prose | Rule | Gap
Page = tuple[Block, ...]


def text(*parts: str | Span | None) -> Text:
    """Spans from strings and spans; empty strings and None are omitted."""
    spans = (Span(part) if isinstance(part, str) else part for part in parts if part is not None)
    return tuple(span for span in spans if span.text)


def as_string(spans: Text) -> str:
    """The characters of a text, without their styles."""
    return "".join([span.text for span in spans])


def split_facts(spans: Text) -> Iterator[Text]:
    """The facts of a text, without what separates them."""
    fact: list[Span] = []
    for span in spans:
        if span.style == "sep":
            yield tuple(fact)
            fact = []
        else:
            fact.append(span)
    if fact:
        yield tuple(fact)
