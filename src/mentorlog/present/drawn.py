"""The voice for a terminal: lays a page out for the width at hand. The only module of this room that knows Rich.

Lines are laid out here and not by Rich's tables and wrapping: those cost 20 ms to import, and cut what does not fit.
Nothing here reads markup: texts become segments as they are, after `inert`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style as RichStyle

from mentorlog.present.fold import fold, spelled
from mentorlog.present.inert import inert, inert_lines
from mentorlog.present.page import SEP, Block, Gap, Line, Page, Prose, Row, Rule, Span, Style, Table, Text, Under

MEASURE: Final = 100
"""Cells; on a wider terminal the right edge stays where the eye finds it."""
STYLES: Final[dict[Style, str]] = {
    "title": "bold color(31)",
    "strong": "bold",
    "late": "bold color(167)",
    "look": "color(136)",
    "dim": "dim",
    "bar": "color(31)",
}
"""Colours of the 256 that stand out at least 3 to 1 on white, black and the usual dark and light grounds, which the
first sixteen do not (xterm's cyan on white: 2.0, yellow: 1.7). Where there are only sixteen, Rich takes the nearest."""

_ORDINARY: Final = 80
_GAP: Final = 2
_STEP: Final = 2
_LEAST: Final = 20
"""Cells that the matter needs beside something else; with fewer, the other goes below it."""
_NARROW: Final = 36
"""Cells below which a label stands above its matter instead of beside it."""
_SHORT: Final = 4
_GUTTER: Final = 12
"""Cells of a gutter of words, so that one page lines up with the next; labels of `_SHORT` cells (refs) take less."""

_Placed = list[tuple[int, Text]]
"""Texts of one line, each with the cell where it begins."""


class Drawn:
    """A page as a Rich renderable."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The page's lines, none wider than the console (of at least 12 cells)."""
        styles = {style: RichStyle.parse(words) for style, words in STYLES.items()}
        for placed in _page(self.page, max(min(options.max_width, MEASURE), _GUTTER)):
            for text, style in _runs(_joined(placed)):
                yield Segment(text, styles.get(style))
            yield Segment.line()


class _Frame(NamedTuple):
    """Where things stand: the width, where the matter begins, and where each column does (none: they go below)."""

    width: int
    left: int
    columns: tuple[int, ...]


def _page(page: Page, width: int) -> Iterator[_Placed]:
    gutters = [_gutter(section, width) for section in _sections(page)]
    columns = _columns([block for block in page if isinstance(block, Row)], width, max(gutters))
    frames = iter(_Frame(width, gutter, columns) for gutter in gutters)
    frame = next(frames)
    for block in page:
        if isinstance(block, Gap) and block.anew:
            frame = next(frames)
        yield from _labelled(block, frame)


def _sections(page: Page) -> Iterator[list[Block]]:
    """The parts of a page that share a gutter."""
    section: list[Block] = []
    for block in page:
        if isinstance(block, Gap) and block.anew:
            yield section
            section = []
        section.append(block)
    yield section


def _gutter(section: Iterable[Block], width: int) -> int:
    """The cells before the matter: as wide as the widest label, within reason."""
    widest = max((_cells(_label(block)) for block in section), default=0)
    if not widest:
        return 0
    if widest <= _SHORT:
        return widest + _GAP
    return min(max(widest + _GAP, _GUTTER), max(width * 3 // 10, _GUTTER)) if width >= _NARROW else _STEP


def _columns(rows: Iterable[Row], width: int, left: int) -> tuple[int, ...]:
    """Where the columns of all rows begin, set from the right edge; empty where the matter would be too narrow."""
    rows = [row for row in rows if row.columns]
    sizes = [0] * max((len(row.columns) for row in rows), default=0)
    for row in rows:
        # A last column with nothing at its right runs on to the edge, so it takes part in no width.
        for number, column in enumerate(row.columns if row.side else row.columns[:-1]):
            sizes[number] = max(sizes[number], _cells(_ready(column)))
    side = max((_cells(_ready(row.side)) for row in rows), default=0)
    starts = [width - side if side else width + _GAP]
    for size in reversed(sizes):
        starts.insert(0, starts[0] - _GAP - size)
    shift = max((_missing(columns, starts, width) for row in rows for columns in _running_on(row)), default=0)
    starts = [start - max(shift, 0) for start in starts[: len(sizes)]]
    return tuple(starts) if starts and starts[0] - _GAP - left >= _LEAST else ()


def _running_on(row: Row) -> Iterator[tuple[Text, ...]]:
    """The columns, of a row and below it, whose last one runs on to the edge."""
    if not row.side:
        yield row.columns
    for line in row.under:
        if isinstance(line, Under) and line.columns:
            yield line.columns


def _missing(columns: tuple[Text, ...], starts: list[int], width: int) -> int:
    """The cells that the last of `columns` lacks up to the edge; a long one is folded."""
    return min(_cells(_ready(columns[-1])), _LEAST) - (width - starts[len(columns) - 1])


def _labelled(block: Block, frame: _Frame) -> Iterator[_Placed]:
    """The lines of a block with its label in the gutter, or above it where there is no gutter for it."""
    lines = _block(block, frame)
    label = _label(block)
    if not label:
        yield from lines
        return
    if frame.left <= _STEP:
        yield from ([(0, line)] for line in _fold(label, frame.width))
        yield from lines
        return
    for beside, line in zip_longest(_fold(label, frame.left - _GAP), lines):
        yield [*([(0, beside)] if beside else []), *(line or [])]


def _label(block: Block) -> Text:
    label = block.label if isinstance(block, Row | Table | Prose) else None
    return (Span(inert(label), "title"),) if label else ()


def _block(block: Block, frame: _Frame) -> Iterator[_Placed]:
    if isinstance(block, Row):
        yield from _row(block, frame)
    elif isinstance(block, Line):
        lines = _beside(block.body, block.side, left=0, width=frame.width, least=2 * _LEAST)
        yield from _ruled(list(lines), frame.width) if block.ruled else lines
        yield from _unders(block.under, _STEP, frame)
    elif isinstance(block, Table):
        yield from _table(block, 0 if block.label is None else frame.left, frame.width)
    elif isinstance(block, Prose):
        for line in inert_lines(block.text):
            for folded in _fold((Span(line, block.style),) if line else (), frame.width - frame.left):
                yield [(frame.left, folded)]
    else:
        yield [(0, _rule(block, frame.width))] if isinstance(block, Rule) else []


def _rule(rule: Rule, width: int) -> Text:
    label = inert(rule.label)
    if not label:
        return (Span("─" * width, "dim"),)
    before, after = "━" * _GAP, "━" * (width - 2 * _GAP - cell_len(label))
    return Span(f"{before} ", "bar"), Span(label, "title"), Span(f" {after}", "bar")


def _ruled(lines: list[_Placed], width: int) -> Iterator[_Placed]:
    """Lines with a rule in the free room of a single one that has a side, below them where there is none."""
    if len(lines) == 1 and len(lines[0]) == 2:
        (start, body), (end, side) = lines[0]
        begin = start + _cells(body) + 1
        yield [(start, body), (begin, (Span("─" * (end - 1 - begin), "dim"),)), (end, side)]
    else:
        yield from lines
        yield [(0, _rule(Rule(), width))]


def _row(row: Row, frame: _Frame) -> Iterator[_Placed]:
    row = row._replace(most=_lines_at(frame.width, row.most))
    mark = _ready((row.mark,)) if row.mark else ()
    left = frame.left + (_cells(mark) + 1 if mark else 0)
    if not row.columns:
        lines = _beside(row.body, row.side, left=left, width=frame.width, least=_LEAST, most=row.most)
    elif frame.columns:
        lines = _in_columns(row, left, frame)
    else:
        lines = _stacked(row, left, frame.width)
    for number, line in enumerate(lines):
        yield [(frame.left, mark), *line] if mark and not number else line
    yield from _unders(row.under, left + _STEP, frame)


def _beside(body: Text, side: Text, *, left: int, width: int, least: int, most: int = 0) -> Iterator[_Placed]:
    """The matter with what is secondary at the right edge of its first line, or below it where there is no room.

    Where the first line has no room for it as it is, the matter gives way if `least` cells are left for it.
    """
    body, side = _ready(body), _ready(side, "dim")
    rest = width - left - _cells(side) - _GAP
    lines = _fold(body, width - left, most)
    if side and _cells(lines[0]) > rest and rest >= least:
        lines = _fold(body, rest, most)
    is_beside = bool(side) and _cells(lines[0]) <= rest
    for number, line in enumerate(lines):
        yield [(left, line), (width - _cells(side), side)] if is_beside and not number else [(left, line)]
    if not is_beside:
        yield from _below(side, left + _STEP, width)


def _in_columns(row: Row, left: int, frame: _Frame) -> Iterator[_Placed]:
    side = _ready(row.side, "dim")
    body = _fold(_ready(row.body), frame.columns[0] - _GAP - left, row.most)
    stacks = _stacks(row.columns, frame, right=frame.width - (_cells(side) + _GAP if side else 0))
    for number, line in enumerate(_side_by_side([(left, body), *stacks])):
        yield [*line, (frame.width - _cells(side), side)] if side and not number else line


def _stacks(
    columns: tuple[Text, ...], frame: _Frame, *, right: int, style: Style = "plain"
) -> list[tuple[int, list[Text]]]:
    """Each column's lines and where they begin; the last one runs on to `right`."""
    ends = [*(start - _GAP for start in frame.columns[1 : len(columns)]), right]
    return [
        (start, _fold(_ready(column, style), end - start))
        for start, end, column in zip(frame.columns, ends, columns, strict=False)
    ]


def _side_by_side(stacks: list[tuple[int, list[Text]]]) -> Iterator[_Placed]:
    for texts in zip_longest(*(lines for _, lines in stacks)):
        yield [(start, text) for (start, _), text in zip(stacks, texts, strict=True) if text]


def _stacked(row: Row, left: int, width: int) -> Iterator[_Placed]:
    """A row whose columns and side go below its matter."""
    yield from _below(_ready(row.body), left, width, most=row.most)
    side = _ready(row.side, "dim")
    columns: list[Span] = []
    for column in row.columns:
        columns += [Span(" " * _GAP)] * bool(columns) + list(_ready(column))
    left += _STEP
    together = (*columns, *([Span(" " * _GAP)] if side else []), *side)
    if _cells(together) <= width - left:
        yield [(left, together)]
    else:
        yield from _below(tuple(columns), left, width)
        yield from _below(side, left, width)


def _unders(under: tuple[Text | Under, ...], left: int, frame: _Frame) -> Iterator[_Placed]:
    for line in under:
        below = line if isinstance(line, Under) else Under(line)
        body = _ready(below.body, "dim")
        most = _lines_at(frame.width, below.most)
        if below.columns and frame.columns:
            stacks = _stacks(below.columns, frame, right=frame.width, style="dim")
            yield from _side_by_side([(left, _fold(body, frame.columns[0] - _GAP - left, most)), *stacks])
            continue
        yield from _below(body, left, frame.width, most=most)
        for column in below.columns:
            yield from _below(_ready(column, "dim"), left, frame.width)


def _below(text: Text, left: int, width: int, *, most: int = 0) -> Iterator[_Placed]:
    """A ready text on lines of its own; none for an empty one."""
    for line in _fold(text, width - left, most) if text else ():
        yield [(left, line)]


def _table(table: Table, left: int, width: int) -> Iterator[_Placed]:
    rows = [tuple(_ready(cell) for cell in row) for row in table.rows]
    count = max(map(len, rows), default=0)
    sizes = [max((_cells(row[number]) for row in rows if number < len(row)), default=0) for number in range(count)]
    room = width - left
    if not _fits(sizes, table.stretch, room):
        capped = [size if number == table.stretch else min(size, room * 3 // 10) for number, size in enumerate(sizes)]
        sizes = capped if _fits(capped, table.stretch, room) else sizes
    tries = (count, *range(min(table.stretch + 1, count), 1, -1))
    kept = next((kept for kept in tries if _fits(sizes[:kept], table.stretch, room)), 1)
    if table.stretch < kept:
        others = sum(sizes[:kept]) - sizes[table.stretch] + _GAP * (kept - 1)
        sizes[table.stretch] = max(room - others, 2)
    starts = [left + sum(sizes[:number]) + _GAP * number for number in range(kept)]
    below = starts[table.stretch] if 0 < table.stretch < kept else left + _STEP
    for row in rows:
        stacks = []
        for number, cell in enumerate(row[:kept]):
            shift = max(sizes[number] - _cells(cell), 0) if number in table.right else 0
            most = _lines_at(width, table.most) if number == table.stretch else 0
            stacks.append((starts[number] + shift, _fold(cell, min(sizes[number], width - starts[number]), most)))
        yield from _side_by_side(stacks)
        rest = tuple(span for cell in row[kept:] if cell for span in (SEP, *_dimmed(cell)))[1:]
        if rest:
            yield from _below(rest, below, width)


def _fits(sizes: list[int], stretch: int, room: int) -> bool:
    """Whether columns fit beside one another, the stretching one at its narrowest."""
    least = sum(sizes) + _GAP * (len(sizes) - 1)
    if stretch < len(sizes):
        least -= max(sizes[stretch] - _LEAST, 0)
    return least <= room


def _lines_at(width: int, most: int) -> int:
    """How many lines `most` lines of an ordinary screen may become on a narrow one."""
    return most * max(_ORDINARY * 3 // 2 // width, 1)


def _joined(placed: _Placed) -> Iterator[Span]:
    """The spans of a line with the spaces between them."""
    at = 0
    for start, text in placed:
        if start > at and text:
            yield Span(" " * (start - at))
        if text:
            yield from text
            at = start + _cells(text)


def _runs(line: Iterable[Span]) -> list[tuple[str, Style]]:
    """The line in as few pieces as its styles allow; spaces have none of their own and go with what is before them."""
    runs: list[tuple[str, Style]] = []
    for span in line:
        style: Style = "dim" if span.style in {"sep", "track"} else span.style
        bare = span.text.lstrip(" ")
        if runs and (style == runs[-1][1] or not bare):
            runs[-1] = (runs[-1][0] + span.text, runs[-1][1])
            continue
        spaces = span.text[: len(span.text) - len(bare)]
        if spaces and runs:
            runs[-1] = (runs[-1][0] + spaces, runs[-1][1])
        elif spaces:
            runs.append((spaces, "plain"))
        if bare:
            runs.append((bare, style))
    return runs


def _ready(text: Text, style: Style = "plain") -> Text:
    """A text made inert, in `style` where it says nothing else."""
    return tuple(Span(inert(span.text), style if span.style == "plain" else span.style) for span in text)


def _dimmed(text: Text) -> Text:
    return tuple(Span(span.text, "dim") if span.style == "plain" else span for span in text)


def _fold(text: Text, width: int, most: int = 0) -> list[Text]:
    return fold(text, width, cells=cell_len, most=most)


def _cells(text: Text) -> int:
    return cell_len(spelled(text))
