"""Pages in a pipe, without loading Rich: a list has one line per row, with tabs between its columns; any other page is
laid out as at a terminal, but whole, without colours, and without breaking a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.inert import inert, inert_lines, shorten
from mentorlog.present.page import Gap, Line, Prose, Row, Rule, Table, Under

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.present.page import Block, Page, Text


def render_in_pipe(page: Page, *, width: int) -> str:
    """The page as a pipe receives it; `width` is the number of cells that a page which is not a list is laid out for.

    Nothing is cut but the end of a very long text.
    """
    if is_list(page):
        return render(page)
    from mentorlog.present.layout import layout

    lines = ("".join([span.text for span in line]).rstrip() for line in layout(page, width, is_whole=True))
    return "".join([f"{line}\n" for line in lines])


def is_list(page: Page) -> bool:
    """Whether a page is a list, which has one line per row in a pipe."""
    return any(_is_list(block) for block in page)


def _is_list(block: Block) -> bool:
    """Whether a block has rows that have all columns in a pipe."""
    return (isinstance(block, Row) and bool(block.cells)) or (isinstance(block, Table) and block.is_list)


def render(page: Page) -> str:
    """The page as a list, its fields separated by tabs, each line ending in a line feed; an empty page is an empty
    string.

    Each line begins with the label of its group, so that `grep` and `cut` find it, and ends with the text at the right
    edge of the row, so that the ref is the last field. The rows of a list have all columns, also empty ones.
    """
    return "".join(f"{line}\n" for line in _lines(page))


def _lines(page: Page) -> Iterator[str]:
    label = ""
    for block in page:
        if isinstance(block, Rule) or (isinstance(block, Gap) and block.starts_section):
            label = ""
        elif isinstance(block, Row | Prose | Table):
            label = inert(block.label or "").strip() or label
        unlabelled = isinstance(block, Line) or (isinstance(block, Table) and block.label is None)
        is_list = _is_list(block)
        for cells in _block(block):
            line = "\t".join(cells if unlabelled or not label else (label, *cells))
            yield line if is_list else line.rstrip()


def _block(block: Block) -> Iterator[list[str]]:
    """The lines of one block, each as its fields."""
    if isinstance(block, Row) and block.cells:
        yield _cells(block.cells)
    elif isinstance(block, Row):
        under = (part for line in block.under for part in _under(line))
        yield _non_empty_fields(block.body, *block.columns, *under, block.side)
    elif isinstance(block, Line):
        yield _non_empty_fields(block.body, *block.under, block.side)
        if block.has_rule:
            yield []
    elif isinstance(block, Table):
        yield from map(_cells, block.rows)
    elif isinstance(block, Prose):
        for line in inert_lines(shorten(block.text)):
            yield [line]
    elif isinstance(block, Rule):
        yield [f"--- {inert(block.label)}"] if block.label else []
    elif block.is_in_pipe:
        yield []


def _cells(cells: Iterable[Text]) -> list[str]:
    """The fields of a row of a table, also the empty ones."""
    return [" ".join(_fields(cell)) for cell in cells]


def _under(line: Text | Under) -> Iterable[Text]:
    return (line.body, *line.columns, line.side) if isinstance(line, Under) else (line,)


def _non_empty_fields(*texts: Text) -> list[str]:
    """The fields of several texts, without empty ones."""
    return [field for text in texts for field in _fields(text) if field]


def _fields(text: Text) -> list[str]:
    """The facts of one text, without bars."""
    fields = [""]
    for span in text:
        if span.style == "sep":
            fields.append("")
        elif span.style not in {"bar", "track"}:
            fields[-1] += inert(shorten(span.text))
    return [field.strip() for field in fields]
