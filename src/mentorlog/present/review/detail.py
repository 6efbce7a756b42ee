"""The levels of detail of a review: what is left out first if the page does not fit the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from mentorlog.present.review.part import Gaps

ALL: Final = 1000


class Detail(NamedTuple):
    """How much a page shows."""

    gaps: Gaps = "all"
    """The empty lines between groups of parts."""
    rule: bool = True
    """Whether the rule below the heading has a line of its own."""
    questions: int = 3
    """Number of questions; 1: one or more, and the page says how many it leaves out."""
    hints: bool = True
    """Whether commands to type are shown if they take a line of their own."""
    dates: bool = True
    """Whether the entries that show a signal have their dates."""
    max_lines: int = 0
    """Lines of a text; 0: all it needs."""
    min_rows: int = ALL
    """Rows that each part shows at least."""
    measures: int = ALL
    """Number of goals whose lines below are shown."""
    all_signals: bool = True
    """Whether all signals are shown, whatever `min_rows` is."""

    keeps_urgent: bool = True
    """Whether all urgent rows are shown, whatever `min_rows` is."""

    @property
    def as_drawn(self) -> Detail:
        """The level without what only decides how many rows are shown: levels with the same draw the same rows."""
        return self._replace(min_rows=0, all_signals=True, keeps_urgent=True)

    @property
    def of_rows(self) -> Detail:
        """The level without what is not in the rows of the parts either."""
        return self.as_drawn._replace(gaps="none", rule=False)

    @property
    def max_lines_below(self) -> int:
        """Lines of a text below another, which is one less; 0: all it needs."""
        return max(self.max_lines - 1, 1) if self.max_lines else 0


FULL: Final = Detail()
_DENSE: Final = Detail(gaps="none", rule=False)
_SHORT: Final = _DENSE._replace(questions=2, max_lines=2, min_rows=3)
_TERSE: Final = _SHORT._replace(hints=False, dates=False)
_LEAST: Final = _TERSE._replace(questions=1, max_lines=1, min_rows=1, measures=1)
DETAIL_LEVELS: Final = (
    FULL,
    Detail(gaps="one"),
    Detail(gaps="none"),
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
    _LEAST._replace(min_rows=0, all_signals=False, keeps_urgent=False),
)
"""From the most to the least: empty lines and rules are left out first, then long texts and long lists are shortened,
then what can be found elsewhere is left out, and at last all rows of each part except the first."""
