"""What a screen says, as plain data: written once, spoken in two voices (`drawn` at a terminal, `plain` in a pipe).

Texts are made of spans; a span's style is a meaning, not a colour. User text goes in raw: the voices make it inert.
Each line goes in as long as it is: the voices wrap it.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Style = Literal["plain", "title", "strong", "late", "look", "dim", "bar", "track", "sep"]
"""`title`: the accent colour of headings and labels; `late`: red; `look`: yellow; `bar` and `track` (what a bar has not
reached): drawn only, dropped in a pipe; `sep`: stands between two facts of one text, where a line may be broken, and
becomes a tab in a pipe."""


class Span(NamedTuple):
    """Some text in one style."""

    text: str
    style: Style = "plain"


Text = tuple[Span, ...]

SEP: Final = Span(" · ", "sep")
"""What parts the facts of one text; `words.dotted` puts it between them."""


class Under(NamedTuple):
    """A line below a row's matter, a step further in, whose columns stand under those of the row; `most` as there."""

    body: Text = ()
    columns: tuple[Text, ...] = ()
    most: int = 0


class Row(NamedTuple):
    """One line of a page: a label in the left gutter (empty: as the row above), the matter, and what is secondary at
    the right edge. `under` are lines below the matter, a step further in. `columns` stand between the matter and the
    side, each aligned with the same column of the rows around it (a goal's bar and date). `mark` is a sign before the
    matter (○ ● ✓), left out in a pipe: colour and sign repeat what the words say. `most` is the number of lines that
    the matter may take at a terminal of 80 columns (0: all it needs; a narrower one gives it more): for rows whose side
    says where the rest is."""

    label: str = ""
    body: Text = ()
    side: Text = ()
    under: tuple[Text | Under, ...] = ()
    columns: tuple[Text, ...] = ()
    mark: Span | None = None
    most: int = 0


class Line(NamedTuple):
    """A line that takes no part in the gutter: a page's heading, or an answer's first line. `under` are lines below.
    One that `is_hint` is said beside the answer (on stderr), not as part of it. One that is `ruled` has a rule between
    its matter and its side, and ends a heading as a Rule does, on one line less."""

    body: Text = ()
    side: Text = ()
    under: tuple[Text, ...] = ()
    is_hint: bool = False
    ruled: bool = False


class Table(NamedTuple):
    """Rows of columns, each column as wide as its widest cell but the `stretch` one, which takes the rest and wraps.
    In a pipe the cells of a row are parted by a tab. With a `label` (an empty one: as the row above) it stands beside
    the gutter, with None at the left edge. Columns in `right` are set flush right. Where the terminal is too narrow,
    the last columns go under the others. `most` is the number of lines that the stretching column may take (0: all)."""

    rows: tuple[tuple[Text, ...], ...]
    stretch: int = 0
    label: str | None = None
    right: tuple[int, ...] = ()
    most: int = 0


class Prose(NamedTuple):
    """User text of several lines, shown whole, line breaks kept, under a label in the gutter."""

    text: str
    label: str = ""
    style: Style = "plain"


class Rule(NamedTuple):
    """A line across the page; an empty line in a pipe. One with a `label` parts one page from the next: it is heavier,
    and says its label in a pipe too."""

    label: str = ""


class Gap(NamedTuple):
    """An empty line; nothing in a pipe. After an `anew` one the gutter is as wide as what follows needs."""

    anew: bool = False


Block = Row | Line | Table | Prose | Rule | Gap
Page = tuple[Block, ...]


def text(*parts: str | Span | None) -> Text:
    """Spans from strings and spans; empty strings and None are left out."""
    spans = (Span(part) if isinstance(part, str) else part for part in parts if part is not None)
    return tuple(span for span in spans if span.text)
