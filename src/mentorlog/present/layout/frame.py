"""Where the parts of a page begin: the gutter of labels, the body, and the columns that rows share.

All sizes are in cells of the terminal; every size of the layout is defined here.
"""

from __future__ import annotations

import sys
from itertools import chain
from typing import TYPE_CHECKING, Final

from mentorlog.named_tuples import NamedTuple
from mentorlog.present.inert import inert
from mentorlog.present.layout.cell_width import cell_width, inert_width, text_width
from mentorlog.present.layout.inert_text import make_inert
from mentorlog.present.layout.wrap import keep_dates, wrap
from mentorlog.present.page import Gap, Prose, Row, Table, Under, split_facts, split_refs, with_dots

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.present.page import Block, Page, Text

MAX_WIDTH: Final = 100
"""A page is no wider on a wider terminal, so that its right edge stays near its text."""
USUAL_WIDTH: Final = 80
"""A page is wider on a wider terminal only if a row needs it."""
MIN_WIDTH: Final = 12
"""A page is no narrower on a narrower terminal."""
GAP: Final = 2
"""The space between two texts of one line."""
INDENT: Final = 2
"""The indent of a line below a body, and of a body below its label."""
MIN_BODY: Final = 20
"""The minimum width of a body beside another text; with less space, that text goes below the body."""
NARROW: Final = 36
"""On a narrower terminal a label is above its body instead of beside it."""
GUTTER: Final = 12
"""The minimum for longer labels, so that the bodies of different pages align."""

_SHORT_LABEL: Final = 4
"""Labels of at most this width (refs) take less than `GUTTER`."""


class Frame(NamedTuple):
    """Where the parts of a page begin; sections of a page differ only in `left`."""

    width: int
    """The width of a line."""
    left: int
    """Where the body begins; at most `INDENT` if labels are above their bodies."""
    columns: tuple[int, ...]
    """Where each column begins; empty if columns go below the body."""
    has_indented_labels: bool = True
    """Whether the labels keep the spaces at their beginning."""
    is_split: bool = False
    """Whether the facts of a row are below its body: in all rows of a list, if one of them has no space for them beside
    it."""
    facts_beside: int | None = None
    """How many facts of rows with columns are beside their first line, before the ref; the others are at the right edge
    of a line below, so that no body is folded for them. None: all are beside it."""
    has_nearer_facts: bool = False
    """Whether facts below a body begin a step nearer to the left edge: in all rows of a list, if one of them needs that
    to be on one line with its ref."""
    command_left: int | None = None
    """Where the commands below a body begin, each on a line of its own: in all rows of a list, if some have no space
    there. None: a command that has space is beside the facts before it."""
    is_whole: bool = False
    """Whether no text is shortened and no word is broken, even if it runs past the edge: in a pipe."""

    def max_lines(self, lines: int) -> int:
        """The lines that a text limited to `lines` lines on a terminal of 80 cells may take here (0: all it needs)."""
        if self.is_whole:
            return 0
        return lines * max(USUAL_WIDTH * 3 // 2 // self.width, 1)

    def wrap(self, text: Text, width: int, *, first_width: int | None = None, max_lines: int = 0) -> Iterator[Text]:
        """The lines of an inert text in a part of the page that is `width` cells wide, `first_width` at its first
        line."""
        longest = sys.maxsize if self.is_whole else 0
        return wrap(text, width, first_width=first_width, max_lines=self.max_lines(max_lines), longest=longest)

    def wrap_to_edge(
        self, text: Text, left: int, *, first_width: int | None = None, max_lines: int = 0
    ) -> Iterator[Text]:
        """The lines of an inert text from the cell `left` on. One that is a word which needs more space is wider, but
        not than the page: it is to begin nearer to the left edge."""
        longest, lines = sys.maxsize if self.is_whole else self.width, self.max_lines(max_lines)
        return wrap(text, self.width - left, first_width=first_width, max_lines=lines, longest=longest)


def block_frames(page: Page, width: int, *, is_whole: bool = False) -> Iterator[tuple[Block, Frame]]:
    """The blocks of a page, each with the frame of its section; a `Gap` with `starts_section` begins a new one."""
    frames = iter(_section_frames(page, width, is_whole=is_whole))
    frame = next(frames)
    for block in page:
        if isinstance(block, Gap) and block.starts_section:
            frame = next(frames)
        yield block, frame


def _section_frames(page: Page, width: int, *, is_whole: bool) -> list[Frame]:
    labels = [[inert(label_of(block)) for block in section] for section in sections(page)]
    gutters = [gutter_width(section, width) for section in labels]
    rows = [block for block in page if isinstance(block, Row) and block.columns]
    columns, facts_beside = _columns(rows, width, max(gutters))
    return [
        Frame(
            width,
            gutter,
            columns,
            has_indented_labels=max(map(cell_width, section), default=0) <= gutter - GAP,
            facts_beside=facts_beside,
            is_whole=is_whole,
        )
        for gutter, section in zip(gutters, labels, strict=True)
    ]


def gutter_width(labels: Iterable[str], width: int) -> int:
    """The cells before the body: as wide as the widest label of at most three tenths of the page, or of two fifths if
    the label is one word or one date. A wider label is on a line of its own."""
    shown = [inert(label) for label in labels if label]
    widest = max(map(cell_width, shown), default=0)
    if widest <= _SHORT_LABEL:
        return widest + GAP if shown else 0
    if width < NARROW:
        return INDENT
    most = max(width * 3 // 10, GUTTER)
    if widest + GAP > most:
        shown = [label.lstrip(" ") for label in shown]
    return max([GUTTER, *(cell_width(label) + GAP for label in shown if _fits_gutter(label, width, most))])


def _fits_gutter(label: str, width: int, most: int) -> bool:
    size = cell_width(label) + GAP
    return size <= most or (size <= width * 2 // 5 and " " not in keep_dates(label, width))


def label_of(block: Block) -> str:
    """The label that a block has in the gutter, or an empty string."""
    return (block.label if isinstance(block, Row | Table | Prose) else None) or ""


def sections(page: Page) -> Iterator[Sequence[Block]]:
    """The parts of a page that share a gutter."""
    section: list[Block] = []
    for block in page:
        if isinstance(block, Gap) and block.starts_section:
            yield section
            section = []
        section.append(block)
    yield section


def _columns(rows: Sequence[Row], width: int, left: int) -> tuple[tuple[int, ...], int | None]:
    """Where the columns begin, and how many facts are beside them: as many as cost the bodies no line, and only the
    first, if others, like that one row is private, would narrow bodies that are folded anyway."""
    best: tuple[tuple[int, ...], int | None] = _column_starts(rows, width, left), None
    if not best[0]:
        return best
    fewest = _count_lines(rows, best[0], None, width, left)
    for beside in (1, 0):
        kept = [row._replace(side=split_side(row.side, beside)[0]) for row in rows]
        starts = _column_starts(kept, width, left)
        if starts == best[0] or not starts or not all(_has_facts_below(row, starts, beside, width) for row in rows):
            continue
        lines = _count_lines(rows, starts, beside, width, left)
        if lines < fewest or (beside and lines == fewest > len(rows)):
            best, fewest = (starts, beside), lines
    return best


def split_side(side: Text, beside: int | None) -> tuple[Text, Text]:
    """What is beside the first line of a row with columns, and its facts that are below: see `Frame.facts_beside`."""
    if beside is None:
        return side, ()
    refs, others = split_refs(side)
    facts = list(split_facts(others))
    return with_dots((*facts[:beside], refs)), with_dots(facts[beside:])


def _count_lines(rows: Sequence[Row], starts: tuple[int, ...], beside: int | None, width: int, left: int) -> int:
    """The lines of the bodies, and of facts that have no space beside a line below them."""
    lines = 0
    for row in rows:
        start = left + mark_width(row)
        body = list(wrap(make_inert(row.body), width - start, first_width=starts[0] - GAP - start))
        lines += len(body)
        facts = inert_width(split_side(row.side, beside)[1])
        if facts:
            room = width - start - INDENT
            under = (line.body if isinstance(line, Under) else line for line in row.under)
            below = chain(body[1:], *(wrap(make_inert(text), room) for text in under))
            lines += all(text_width(line) + GAP + facts > room for line in below)
    return lines


def _has_facts_below(row: Row, starts: tuple[int, ...], beside: int, width: int) -> bool:
    """Whether the columns below a row have space beside its facts, which are below too."""
    room = width - starts[0]
    facts = inert_width(split_side(row.side, beside)[1])
    columns = [line.columns[:1] if isinstance(line, Under) else () for line in row.under]
    sizes = [inert_width(column[0]) if column else 0 for column in columns]
    return max(sizes, default=0) <= room and (not sizes or not sizes[0] or sizes[0] + GAP + facts <= room)


def mark_width(row: Row) -> int:
    """The cells that a row's mark takes before its body, with the space between them."""
    return inert_width((row.mark,)) + 1 if row.mark else 0


def _column_starts(rows: Sequence[Row], width: int, left: int) -> tuple[int, ...]:
    """Where the columns of all rows begin, counted from the right edge; empty if the body would be too narrow."""
    if not rows:
        return ()
    sizes = [0] * max(len(row.columns) for row in rows)
    for row in rows:
        # A last column with nothing at its right runs on to the edge, so its width does not count.
        for number, column in enumerate(row.columns if row.side else row.columns[:-1]):
            sizes[number] = max(sizes[number], inert_width(column))
    side = max(inert_width(row.side) for row in rows)
    starts = [width - side if side else width + GAP]
    for size in reversed(sizes):
        starts.insert(0, starts[0] - GAP - size)
    shift = max((_missing(columns, starts, width) for row in rows for columns in _running_on(row)), default=0)
    starts = [start - max(shift, 0) for start in starts[: len(sizes)]]
    return tuple(starts) if starts[0] - GAP - left >= MIN_BODY else ()


def _running_on(row: Row) -> Iterator[tuple[Text, ...]]:
    """The columns, of a row and below it, whose last one runs on to the edge."""
    if not row.side:
        yield row.columns
    for line in row.under:
        if isinstance(line, Under) and line.columns:
            yield line.columns


def _missing(columns: tuple[Text, ...], starts: list[int], width: int) -> int:
    """The cells that the last of `columns` lacks up to the edge, if it is to have `MIN_BODY` or all that it needs."""
    return min(inert_width(columns[-1]), MIN_BODY) - (width - starts[len(columns) - 1])
