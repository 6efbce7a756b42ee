"""A part of a review: rows with one label, of which a page may show only the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from mentorlog.named_tuples import NamedTuple
from mentorlog.present.page import Gap, Row, Span, Under, text
from mentorlog.present.phrases import join_facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentorlog.present.page import Page

SCREEN: Final = 23
"""Lines of a terminal of 24 that a page may take; the last one is for the prompt."""
MIN_SCREEN: Final = 19
"""Lines that a page may take on a lower terminal; it is then shown in the pager."""


Gaps = Literal["all", "one", "none"]
"""Where a page has an empty line: above each group but the first, above what is coming (the group after that of what is
past), or nowhere. It is all, or what is left of it is too little to tell groups apart."""
Group = Literal["past", "goals", "events", "agenda", "notices", "private"]
"""Parts that belong together: what is past and promised; goals; what happened since, or will; the agenda and questions;
what to consider; what is private."""


class Part(NamedTuple):
    """Rows that belong together."""

    rows: tuple[Row, ...] = ()
    """The first one has the label."""
    min_rows: int = 0
    """Rows that are always shown, even if other parts are shortened."""
    group: Group = "past"
    """The group that it is in."""
    below: tuple[Under, ...] = ()
    """The line that each row gets if how many are not shown needs a line below it; empty: only that number."""
    urgent_rows: int = 0
    """Rows that are shown before any other row that is not always shown: what is late, the first private entry."""


def labelled_part(
    label: str, rows: Sequence[Row], *, min_rows: int = 0, urgent: int = 0, group: Group = "past"
) -> Part:
    """A part whose first row has the label."""
    rows = (rows[0]._replace(label=label), *rows[1:]) if rows else ()
    return Part(rows, min(min_rows, len(rows)), group, urgent_rows=min(urgent, len(rows)))


def page_rows(parts: Sequence[Part], shown: Sequence[int], *, full_command: str, gaps: Gaps = "none") -> Page:
    """The first rows of each part, as many as `shown`. If any are left out, a last row has the labels of the parts that
    are not shown and `full_command`, which shows the whole page (empty: no command)."""
    rows: list[Row | Gap] = []
    above = None
    for part, number in zip(parts, shown, strict=True):
        if above and has_gap(above, part, gaps):
            rows.append(Gap())
        rows += rows_of(part, number)
        above = part
    if any(number < len(part.rows) for part, number in zip(parts, shown, strict=True)):
        rows += left_out(parts, shown, full_command)
    return tuple(rows)


def has_gap(above: Part, part: Part, gaps: Gaps) -> bool:
    """Whether an empty line is between two parts."""
    return above.group != part.group and (gaps == "all" or (gaps == "one" and above.group == "past"))


def rows_of(part: Part, shown: int) -> tuple[Row, ...]:
    """The first `shown` rows of a part; at the right edge of the last one, how many are not shown."""
    rows, left_out = part.rows[:shown], len(part.rows) - shown
    if not left_out or not rows:
        return rows
    below = part.below[shown - 1] if part.below else Under()
    return (*rows[:-1], _with_more(rows[-1], Span(f"+{left_out} more", "dim", "more"), below=below))


def _with_more(row: Row, more: Span, *, below: Under) -> Row:
    """A row with `more` at its right edge; if it has columns, whose place its facts decide, at that of the last line
    below without a command, which has more space; `below` is that line if it has none."""
    if not row.columns:
        shorter = tuple(join_facts(side, more) for side in row.shorter)
        return row._replace(side=join_facts(row.side, more), shorter=shorter)
    lines = [line if isinstance(line, Under) else Under(line) for line in row.under] or [below]
    place = max((number for number, line in enumerate(lines) if not _has_command(line)), default=len(lines) - 1)
    lines[place] = lines[place]._replace(side=(more,))
    return row._replace(under=tuple(lines))


def _has_command(line: Under) -> bool:
    return any(span.style == "command" for column in line.columns for span in column)


def left_out(parts: Sequence[Part], shown: Sequence[int], full_command: str) -> Iterator[Row]:
    """The row that says what a page leaves out, and the command that shows it."""
    hidden = (
        Span(f"{part.rows[0].label} {len(part.rows)}", "dim")
        for part, number in zip(parts, shown, strict=True)
        if not number and part.rows
    )
    body = join_facts(*hidden)
    if body or full_command:
        yield Row("More", body, text(Span(full_command, "command")))
