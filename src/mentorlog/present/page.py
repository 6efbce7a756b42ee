"""What a screen says, as plain data: written once, then spoken in two voices (`drawn` at a terminal, `plain` in a pipe).

Texts are made of spans; a span's style is a meaning, not a colour. User text goes in raw: the voices make it inert.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Style = Literal["plain", "title", "strong", "late", "look", "dim", "bar"]
"""`title`: the accent colour of headings and labels; `late`: red; `look`: yellow; `bar`: drawn only, dropped in a pipe."""


class Span(NamedTuple):
    """Some text in one style."""

    text: str
    style: Style = "plain"


Text = tuple[Span, ...]


class Row(NamedTuple):
    """One line of a page: a label in the left gutter (empty: as the row above), the matter, and what is secondary at
    the right edge. `under` are lines below the matter, a step further in. `columns` stand between the matter and the
    side, each aligned with the same column of the rows around it (a goal's bar and date)."""

    label: str = ""
    body: Text = ()
    side: Text = ()
    under: tuple[Text, ...] = ()
    columns: tuple[Text, ...] = ()


class Table(NamedTuple):
    """Rows of columns, each column as wide as its widest cell but the `stretch` one, which takes the rest and wraps.
    In a pipe the cells of a row are parted by a tab."""

    rows: tuple[tuple[Text, ...], ...]
    stretch: int = 0


class Prose(NamedTuple):
    """User text of several lines, shown whole, line breaks kept, under a label in the gutter."""

    text: str
    label: str = ""
    style: Style = "plain"


class Rule(NamedTuple):
    """A line across the page; an empty line in a pipe."""


class Gap(NamedTuple):
    """An empty line; nothing in a pipe."""


Block = Row | Table | Prose | Rule | Gap
Page = tuple[Block, ...]


def text(*parts: str | Span | None) -> Text:
    """Spans from strings and spans; empty strings and None are left out."""
    spans = (Span(part) if isinstance(part, str) else part for part in parts if part is not None)
    return tuple(span for span in spans if span.text)
