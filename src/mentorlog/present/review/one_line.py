"""Headings and rows shortened to one line: facts are left out, the least important first, then the body is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model import Ref
from mentorlog.present.layout.cell_width import inert_width
from mentorlog.present.layout.frame import GAP, MIN_BODY, gutter_width, mark_width
from mentorlog.present.layout.inert_text import make_inert
from mentorlog.present.layout.wrap import wrap
from mentorlog.present.name_labels import cut_name
from mentorlog.present.page import Line, Span, as_string, split_facts, text
from mentorlog.present.phrases import join_facts
from mentorlog.present.review.sides import shorter_sides

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mentorlog.present.page import Row, Text

_MIN_BODY_BESIDE_LATE: Final = 6
"""The minimum width of a body beside a fact that is late; with less space, the fact is left out."""
_LATE: Final = 2
"""The importance of a fact that is late."""
_NARROW: Final = 60
"""On a narrower terminal a label is before its body: a gutter would leave too few words of the body."""
_SHORT_LABEL: Final = "They owe"
"""The label if the name of the other person is too wide for one."""


def shorten_line(line: Line, width: int) -> Line:
    """A heading on one line of `width` cells: facts about the person are left out from the last one on, then the middle
    of the name."""
    who, facts = _facts(line.body), _facts(line.side)
    while len(who) > 1 and inert_width(join_facts(*who)) + GAP + inert_width(join_facts(*facts)) > width:
        who = who[:-1]
    body, side = _shorten(join_facts(*who), facts, width)
    if len(who) == 1 and len(who[0]) == 1 and as_string(body) != as_string(who[0]):
        name = make_inert(who[0])[0]
        body = text(name._replace(text=cut_name(name.text, inert_width(body))))
    return Line(body, side)


def shorten_rows(rows: Sequence[Row], width: int, *, sides: Mapping[str, Sequence[Text]]) -> Iterator[Row]:
    """Rows that take one line of `width` cells each. `sides` has, for some labels, sides to choose from, the longest
    first: the first one is taken that leaves the body enough space."""
    # a narrow terminal has no gutter for labels: each is put before its body
    left = gutter_width([row.label for row in rows], width) if width >= _NARROW else 0
    for row in rows:
        label = text(Span(f"{row.label}: ", "dim")) if not left else ()
        rest = width - left - GAP - inert_width(label) - MIN_BODY
        choice = sides.get(row.label, (row.side,))
        side = next((side for side in choice if inert_width(side) <= rest), choice[-1])
        yield _shorten_row(row._replace(side=side), width, left, label)


def _shorten_row(row: Row, width: int, left: int, label: Text) -> Row:
    if label:
        row = row._replace(label="", body=(*label, *row.body))
    elif inert_width(text(row.label)) > left - GAP:
        row = row._replace(label=_SHORT_LABEL)
    rest = width - left - mark_width(row)
    *sides, last = row.side, *shorter_sides(row.side)
    side = next((side for side in sides if inert_width(row.body) + GAP + inert_width(side) <= rest), last)
    body, side = _shorten(row.body, _facts(side), rest, label=inert_width(label))
    return row._replace(body=body, side=side, under=())


def _shorten(body: Text, facts: Sequence[Text], width: int, *, label: int = 0) -> tuple[Text, Text]:
    """The body, of which `label` cells are its label, and the facts beside it, on one line of `width` cells."""
    side = join_facts(*_important_facts(facts, width - GAP - label, inert_width(body) - label))
    rest = width - GAP - inert_width(side) if side else width
    if rest < 2:
        side, rest = (), width
    return next(wrap(make_inert(body), max(rest, 2), max_lines=1)), side


def _important_facts(facts: Sequence[Text], width: int, body: int) -> list[Text]:
    """The facts that leave enough of `width` cells for a body of `body` cells, at least one, which on a
    narrow terminal is not only a ref."""
    kept = list(facts)
    while len(kept) > 1 or (width < _NARROW and kept and _importance(kept[0]) < 0):
        fact = min(kept, key=_importance)
        min_body = MIN_BODY if _importance(fact) < _LATE else _MIN_BODY_BESIDE_LATE
        if width - inert_width(join_facts(*kept)) >= min(min_body, body):
            break
        kept.remove(fact)
    return kept


def _importance(fact: Text) -> int:
    """The importance of a fact: highest for late facts, then for due ones and the next session; a ref is left out
    first, because the full review shows it."""
    if Ref.parse(fact[0].text.split(" ")[0]):
        return -1
    return {"late": _LATE, "look": 1, "strong": 1}.get(fact[0].style, 0)


def _facts(side: Text) -> list[Text]:
    return [fact for fact in split_facts(side) if fact]
