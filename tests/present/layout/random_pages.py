"""Random pages, for property tests."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from mentorlog.present.page import SEP, Gap, Line, Prose, Row, Rule, Span, Style, Table, Text, Under
from tests.present.hostile import FAVOURITES

strings = st.lists(st.sampled_from((*FAVOURITES, *("a ", "word ", "Søren, ") * 5)), max_size=8).map("".join)
widths = st.integers(min_value=1, max_value=120)
styles = st.sampled_from([style for style in get_args(Style) if style != "sep"])
facts = st.lists(st.builds(Span, strings, styles), min_size=1, max_size=2).map(tuple)
limits = st.integers(min_value=0, max_value=3)


def joined(parts: list[Text]) -> Text:
    """Facts as one text."""
    return tuple(span for part in parts for span in (SEP, *part))[1:]


texts = st.lists(facts, max_size=3).map(joined)
several_texts = st.lists(texts, max_size=2).map(tuple)
unders = st.lists(st.one_of(texts, st.builds(Under, texts, several_texts, limits)), max_size=2).map(tuple)
rows = st.builds(
    Row,
    label=st.one_of(st.just(""), strings),
    body=texts,
    side=texts,
    under=unders,
    columns=several_texts,
    mark=st.none() | st.just(Span("●", "late")),
    max_lines=limits,
    shorter=several_texts,
)
tables = st.builds(
    Table,
    rows=st.lists(st.lists(texts, max_size=4).map(tuple), max_size=3).map(tuple),
    stretch=limits,
    label=st.none() | strings,
    right=st.lists(limits, max_size=1).map(tuple),
    max_lines=limits,
)
others = st.one_of(
    st.builds(Line, body=texts, side=texts, under=several_texts, has_rule=st.booleans()),
    st.builds(Prose, strings, label=strings),
    st.builds(Rule, st.sampled_from(("", "1 of 2"))),
    st.builds(Gap),
)
pages = st.lists(st.one_of(rows, rows, tables, others, st.just(Gap(starts_section=True))), max_size=6).map(tuple)
