"""How much of a review there is room for: what gives way first where it does not all fit the screen."""

from __future__ import annotations

from typing import Final, NamedTuple

ALL: Final = 1000


class Room(NamedTuple):
    """What a page may take. `gap`: an empty line between what is behind and what is ahead; `rule`: a line of its own
    below the heading; `asks`: questions (1: one or more, and it is said how many are left out); `hints`: what to type,
    where it takes a line; `days`: of a signal's evidence; `most`: lines of a text (0: all it needs); `least`: rows that
    each part keeps; `measures`: a goal's second line; `signals`: all of them, whatever `least` says."""

    gap: bool = True
    rule: bool = True
    asks: int = 3
    hints: bool = True
    days: bool = True
    most: int = 0
    least: int = ALL
    measures: bool = True
    signals: bool = True

    @property
    def below(self) -> int:
        """Lines that a text below another may take, which is one less."""
        return max(self.most - 1, 1) if self.most else 0


WHOLE: Final = Room()
_DENSE: Final = Room(gap=False, rule=False)
_SHORT: Final = _DENSE._replace(asks=2, most=2, least=3)
_TERSE: Final = _SHORT._replace(hints=False, days=False)
ROOMS: Final = (
    WHOLE,
    Room(gap=False),
    _DENSE,
    _DENSE._replace(asks=2),
    _DENSE._replace(asks=2, most=3, least=4),
    _SHORT,
    _SHORT._replace(hints=False),
    _TERSE,
    _TERSE._replace(least=2),
    _TERSE._replace(asks=1, least=1),
    _TERSE._replace(asks=1, most=1, least=1, measures=False),
    _TERSE._replace(asks=1, most=1, least=1, measures=False, signals=False),
    _TERSE._replace(asks=1, most=1, least=0, measures=False, signals=False),
)
"""From the most to the least: first what is there for the eye alone gives way, then long texts and long lists, then
what can be found elsewhere, and at last all but the first row of each part."""
