"""What the choice of questions goes by: the journal as it was when the last session was held.

Whatever is recorded between two sessions leaves the questions alone, so that who thinks one over for a week finds it on
the page again. So nothing counts here that was recorded on the day of the last session or since: that day's own
entries may be written down before or after somebody has read the page. What the two have agreed does not count either,
as its day is that of its last change.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from mentorlog.insight.phases import SETTLED, PhaseName, phase
from mentorlog.insight.questions.bank import FIVE
from mentorlog.insight.rhythm import cadence_of
from mentorlog.model import Dossier, Goal, Session
from mentorlog.names import spellings

STILL: Final = 3
"""Sessions without a checkpoint, or work on it, after which an open goal lies still."""
HEARD: Final = 3
"""Sessions before which every topic is one that was never discussed."""
_USUALLY: Final = dt.timedelta(days=30)
"""Until the next session, where the two mean to meet without a cadence."""

STEMS: Final[dict[str, tuple[str, ...]]] = {
    "career goals": ("career", "karriere", " job", " promot", "forfremm", " profession", " stilling"),
    "skills": ("skill", "faerdighed", "competen", "kompeten", " abilit", " evne"),
    "networking": ("network", "netvaerk", " contacts", " kontakter"),
    "challenges": ("challeng", "udfordring", "problem", "obstacle", "forhindring", " difficult", "vanskelig", " svaer"),
    "work-life balance": (
        *("balanc", "work life", "worklife", "arbejdsliv", "wellbeing", "well being", "trivsel", " stress"),
        *(" burnout", "udbraendt", " family", " familie", " fritid", "privatliv"),
    ),
}
"""Parts of words by which a topic is known in what somebody typed, without case and accents, English and Danish; one
that begins with a blank begins a word."""


class Standing(NamedTuple):
    """What the coming session is like: its phase, ANY where it may be taken for negotiating or for enabling growth;
    whether an open goal lies still; and which of the five topics were never discussed."""

    phase: PhaseName | Literal["any"]
    is_goal_still: bool
    undiscussed: tuple[str, ...]


def standing(dossier: Dossier) -> Standing:
    """How a relationship stood when its last session was held, looking ahead to the day on which the next is due.

    The third and the fourth session may be the one phase or the other, as a goal and an agreement stand; a question
    that fits both is right whatever is written down meanwhile.
    """
    stood, held = as_it_stood(dossier), dossier.sessions_held
    found = phase(stood, today=_due_on(dossier)).name
    is_between = found in ("negotiating", "enabling growth") and 2 < held + 1 < SETTLED
    return Standing(
        phase="any" if is_between else found,
        is_goal_still=any((goal.idle or 0) >= STILL and goal.progress < 100 for goal in stood.goals),
        undiscussed=_undiscussed(dossier.topics) if held >= HEARD else (),
    )


def as_it_stood(dossier: Dossier) -> Dossier:
    """The dossier with its goals as they were when the day of the last session began: those set before, open if they
    were closed since, with the checkpoints taken before it, and `idle` counted from then. Work in that session itself
    counts. Without a session nothing counts yet."""
    last = dossier.last_session
    if last is None:
        return dossier._replace(goals=(), closed_goals=(), goals_achieved=0)
    since = [goal for goal in dossier.closed_goals if goal.closed_on and goal.closed_on >= last.on]
    goals = (_goal_as_it_stood(goal, dossier) for goal in (*dossier.goals, *since) if goal.on < last.on)
    return dossier._replace(
        goals=tuple(sorted(goals, key=lambda goal: goal.ref.number)),
        closed_goals=tuple(goal for goal in dossier.closed_goals if goal not in since),
        goals_achieved=dossier.goals_achieved - sum(goal.status == "achieved" for goal in since),
    )


def _goal_as_it_stood(goal: Goal, dossier: Dossier) -> Goal:
    day = dossier.last_session.on if dossier.last_session else dt.date.max
    before = tuple(one for one in goal.checkpoints if one.on < day)
    if not before and goal.previous_checkpoint:
        before = (goal.previous_checkpoint,)
    idle = _idle(goal, dossier.held, touched=[one.on for one in before])
    progress = before[-1].progress if before else 0
    return goal._replace(status="open", closed_on=None, checkpoints=before, progress=progress, idle=idle)


def _idle(goal: Goal, held: Iterable[Session], *, touched: Iterable[dt.date]) -> int:
    """How many of the last held sessions have passed since the goal was last touched: `STILL` of them at most."""
    held = tuple(held)
    latest = max([goal.on, *touched, *(session.on for session in held if goal.ref in session.goals)])
    return sum(session.on > latest for session in held)


def _due_on(dossier: Dossier) -> dt.date:
    """The day on which the coming session is due by the cadence: its own day may still be moved."""
    if dossier.last_session is None:
        return dossier.relationship.started_on
    last_on, cadence = dossier.last_session.on, cadence_of(dossier.relationship)
    return cadence.after(last_on) if cadence else last_on + _USUALLY


def _undiscussed(topics: Iterable[str]) -> tuple[str, ...]:
    """Those of the five that none of the topics, as they were typed, is about."""
    typed = [f" {reading.replace('-', ' ')}" for topic in topics for reading in spellings(topic)]
    return tuple(one for one in FIVE if not any(stem in words for stem in STEMS[one] for words in typed))
