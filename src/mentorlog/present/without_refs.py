"""Parts of a page for other people: without refs, whose gaps would show how many private entries there are, and without
the lines to type that name entries by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.page import Under, split_facts
from mentorlog.present.phrases import join_facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.present.page import Line, Row, Text


def rows_without_refs(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows without refs; a line below one that only names a command is omitted."""
    return tuple(map(_row, rows))


def line_without_refs(line: Line) -> Line:
    """A heading without refs."""
    return line._replace(body=_text(line.body), side=_text(line.side), under=tuple(map(_text, line.under)))


def _row(row: Row) -> Row:
    under = (_under(each) for each in row.under)
    return row._replace(
        body=_text(row.body),
        side=_text(row.side),
        shorter=tuple(map(_text, row.shorter)),
        under=tuple(each for each in under if each),
        columns=tuple(map(_text, row.columns)),
        cells=tuple(map(_text, row.cells)),
    )


def _under(below: Text | Under) -> Text | Under | None:
    """A line below a row, None if nothing is left of it."""
    if not isinstance(below, Under):
        return _text(below)
    kept = below._replace(body=_text(below.body), columns=tuple(map(_text, below.columns)), side=_text(below.side))
    return kept if kept.body or kept.side or any(kept.columns) else None


def _text(spans: Text) -> Text:
    """The facts of a text without refs, and without those that are a line to type."""
    facts = [fact for fact in split_facts(spans) if not any(span.kind == "line to type" for span in fact)]
    return join_facts(*(tuple(span for span in fact if span.kind != "ref") for fact in facts))
