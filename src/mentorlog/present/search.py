"""The page of `search`: the results, with their matches highlighted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import format_date, format_short_date
from mentorlog.names import short_names
from mentorlog.present.empty_page import empty_page
from mentorlog.present.name_labels import MAX_NAME, name_labels
from mentorlog.present.page import Line, Row, Span, text
from mentorlog.present.phrases import cells, join_facts, private_marker, score_phrase
from mentorlog.quoted_text import shortened

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from mentorlog.model import Found
    from mentorlog.present.page import Page, Text


def search_page(
    results: Iterable[Found], *, words: str, today: dt.date, limit: int | None = None, is_drawn: bool = False
) -> Page:
    """The results in the given order. If there are `limit` of them, a last line says that there may be more.
    `is_drawn`: the page is for a terminal, where the name of the only person is a heading and dates have no weekday."""
    results = tuple(results)
    people = {result.relationship: result.relationship for result in results if result.relationship}
    names = name_labels(people, MAX_NAME) if is_drawn else short_names(people)
    as_label = format_short_date if is_drawn else format_date
    rows = tuple(
        _row(result, as_label(result.on, today=today), names if len(names) > 1 or not is_drawn else {})
        for result in results
    )
    if not rows:
        return empty_page(
            f"Nothing found for {shortened(words)}" if words.strip() else "Nothing found.",
            hint="Try a single word, or a synonym.",
        )
    heading = tuple(Line(text(Span(name, "title"))) for name in people) if is_drawn and len(people) == 1 else ()
    if limit is None or len(rows) < limit:
        return (*heading, *rows)
    hint = "The newest are shown. Older ones: --until DATE; fewer: --with NAME, --in KIND."
    return (*heading, *rows, Line(text(Span(hint, "dim")), is_hint=True))


def _row(result: Found, label: str, names: Mapping[str, str]) -> Row:
    """A result; at a terminal with the short name of its person, if there are several."""
    score = f" {score_phrase(result.score)}" if result.score is not None else None
    body = (*_highlight(result.snippet, result.matches), *text(score))
    facts = (private_marker(private=result.private), result.ref)
    return Row(
        label=label,
        body=body,
        side=join_facts(names.get(result.relationship or ""), *facts),
        cells=cells(body, result.relationship, *facts),
    )


def _highlight(snippet: str, matches: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """The snippet with its matches in the style `strong`."""
    position = 0
    for start, end in sorted(matches):
        start = max(start, position)
        if start < end:
            yield from _span(snippet[position:start])
            yield Span(snippet[start:end], "strong")
            position = end
    yield from _span(snippet[position:])


def _span(piece: str) -> Text:
    # the texts of an entry are separated by dots
    return (Span(piece, spoken=piece.replace(" · ", "; ")),) if piece else ()
