"""How much detail of a review is shown: what is left out first if it does not all fit the screen."""

from __future__ import annotations

from typing import Final, NamedTuple

ALL: Final = 1000


class Detail(NamedTuple):
    """What a page may show."""

    gap: bool = True
    """An empty line between what is past and what is coming."""
    rule: bool = True
    """A line of its own for the rule below the heading."""
    questions: int = 3
    """How many; 1: one or more, and the page says how many it leaves out."""
    hints: bool = True
    """What to type, if it takes a line of its own."""
    dates: bool = True
    """Of the entries that show a signal."""
    max_lines: int = 0
    """Of a text; 0: all it needs."""
    min_rows: int = ALL
    """That each part shows."""
    measures: bool = True
    """The line below a goal."""
    all_signals: bool = True
    """Whatever `min_rows` is."""

    @property
    def max_lines_below(self) -> int:
        """Lines of a text below another, which is one less; 0: all it needs."""
        return max(self.max_lines - 1, 1) if self.max_lines else 0


FULL: Final = Detail()
_DENSE: Final = Detail(gap=False, rule=False)
_SHORT: Final = _DENSE._replace(questions=2, max_lines=2, min_rows=3)
_TERSE: Final = _SHORT._replace(hints=False, dates=False)
_LEAST: Final = _TERSE._replace(questions=1, max_lines=1, min_rows=1, measures=False)
DETAIL_LEVELS: Final = (
    FULL,
    Detail(gap=False),
    _DENSE,
    _DENSE._replace(questions=2),
    _DENSE._replace(questions=2, max_lines=3, min_rows=4),
    _SHORT,
    _SHORT._replace(hints=False),
    _TERSE,
    _TERSE._replace(min_rows=2),
    _TERSE._replace(questions=1, min_rows=1),
    _LEAST,
    _LEAST._replace(all_signals=False),
    _LEAST._replace(min_rows=0, all_signals=False),
)
"""From the most to the least: empty lines and rules are left out first, then long texts and long lists are shortened,
then what can be found elsewhere is left out, and at last all rows of each part except the first."""
