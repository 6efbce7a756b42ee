"""Check-ins of the two people: the answers of both sides, and what mentoring has helped with, then and now."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog.model import BENEFITS, PARTIES
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.model import Checkin, Party

SAME_TIME: Final = dt.timedelta(days=42)
"""Check-ins of the two people that are at most this far apart are shown beside each other."""


class ScoreOnDay(NamedTuple):
    """A score from 1 to 5 in a check-in."""

    score: int
    checkin: Checkin
    """The check-in that has it."""


class Benefit(NamedTuple):
    """How far mentoring has helped with one thing, by the answers of one person."""

    benefit: str
    """One of BENEFITS."""
    owner: Party
    first: ScoreOnDay
    last: ScoreOnDay
    """The same as `first` if there is only one."""


def find_other_side(checkin: Checkin, others: Iterable[Checkin]) -> Checkin | None:
    """The check-in with the answers of the other person that is nearest to this one; None if none is near."""
    near = [each for each in others if each.owner != checkin.owner and abs(each.on - checkin.on) <= SAME_TIME]
    return min(near, key=lambda each: (abs(each.on - checkin.on), -each.on.toordinal()), default=None)


def find_benefits(checkins: Iterable[Checkin], *, since: dt.date = dt.date.min) -> tuple[Benefit, ...]:
    """What mentoring has helped with, in the order of BENEFITS, by my answers and then by theirs. With `since`, only
    what was scored from that day on; `first` is then the last score before it, if there is one."""
    by_day = sorted(checkins, key=lambda each: (each.on, each.ref.number))
    found = []
    for benefit in BENEFITS:
        for owner in PARTIES:
            scores = [
                ScoreOnDay(score, each)
                for each in by_day
                if each.owner == owner and (score := getattr(each, benefit)) is not None
            ]
            shown = _from(scores, since)
            if shown:
                found.append(Benefit(benefit, owner, shown[0], shown[-1]))
    return tuple(found)


def _from(scores: Sequence[ScoreOnDay], since: dt.date) -> Sequence[ScoreOnDay]:
    """The scores from a day on (oldest first), after the last one before it; empty if there are none."""
    before = sum(each.checkin.on < since for each in scores)
    return scores[max(0, before - 1) :] if before < len(scores) else ()
