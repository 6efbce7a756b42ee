"""What a search found, the matches standing out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from mentorlog.dates import format_date
from mentorlog.model import Found
from mentorlog.present.empty_page import empty_page
from mentorlog.present.page import Line, Page, Row, Span, Text, text
from mentorlog.present.words import dotted, private_mark


def search_page(found: Iterable[Found], *, words: str, today: dt.date, limit: int | None = None) -> Page:
    """The results in their order. Where there are `limit` of them, a last line says that there may be more."""
    rows = tuple(_row(one, today) for one in found)
    if not rows:
        return empty_page(
            f"Nothing found for {words}" if words.strip() else "Nothing found.",
            hint="Try a single word, or a synonym.",
        )
    if limit is None or len(rows) < limit:
        return rows
    narrow = "The newest are shown. Older ones: --until DATE; fewer: --with NAME, --in KIND."
    return (*rows, Line(text(Span(narrow, "dim")), is_hint=True))


def _row(one: Found, today: dt.date) -> Row:
    return Row(
        label=format_date(one.on, today=today),
        body=tuple(_marked(one.snippet, one.matches)),
        side=dotted(one.relationship, private_mark(private=one.private), one.ref),
    )


def _marked(snippet: str, matches: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """The snippet with its matches strong."""
    at = 0
    for start, end in sorted(matches):
        start = max(start, at)
        if start < end:
            yield from _span(snippet[at:start])
            yield Span(snippet[start:end], "strong")
            at = end
    yield from _span(snippet[at:])


def _span(piece: str) -> Text:
    return (Span(piece),) if piece else ()
