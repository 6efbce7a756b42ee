"""What the choice of questions depends on: the state of the journal at the last session.

Nothing that was recorded on the day of the last session or later counts, so the questions stay the same until the next
session and can be thought over. (Entries of that day may be recorded before or after the page is read.) The agreement
does not count either, because only the day of its last change is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from mentorlog.dates import days_after
from mentorlog.insight.phases import GROWTH_FROM_SESSION, find_phase
from mentorlog.insight.questions.bank import CORE_TOPICS
from mentorlog.insight.schedule import cadence_of
from mentorlog.named_tuples import NamedTuple
from mentorlog.names import spellings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.insight.phases import PhaseName
    from mentorlog.model import Dossier, Goal, Session


IDLE_SESSIONS: Final = 3
"""An open goal is idle after this many sessions without a checkpoint or work on it."""
TOPICS_FROM_SESSIONS: Final = 3
"""Sessions held before a core topic counts as never discussed."""
_DEFAULT_INTERVAL: Final = 30
"""The days to the next session if there is no cadence."""

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
"""Parts of English and Danish words that show that a session's topic is about a core topic, without case and accents.
One that begins with a blank must be at the beginning of a word."""


class QuestionContext(NamedTuple):
    """What the choice of questions depends on."""

    phase: PhaseName | Literal["any"]
    """The phase; ANY if it could be negotiating or enabling growth."""
    has_idle_goal: bool
    undiscussed: tuple[str, ...]
    """The core topics that were never discussed."""
    has_advice: bool = False
    """Whether advice of the last three sessions, the last one included, waits to be tried; private advice does not
    count."""


def question_context(dossier: Dossier) -> QuestionContext:
    """The context at the last session, with the phase on the day on which the next session is due.

    The third and fourth session can be in either phase, depending on whether a goal and an agreement are recorded. Then
    only questions that fit both are chosen, because those may be recorded before the next session.
    """
    earlier, held = as_of_last_session(dossier), dossier.sessions_held
    phase = find_phase(earlier, today=_next_due_on(dossier)).name
    is_between = phase in ("negotiating", "enabling growth") and 2 < held + 1 < GROWTH_FROM_SESSION
    return QuestionContext(
        phase="any" if is_between else phase,
        has_idle_goal=any((goal.idle or 0) >= IDLE_SESSIONS and goal.progress < 100 for goal in earlier.goals),
        undiscussed=undiscussed_topics(dossier.topics) if held >= TOPICS_FROM_SESSIONS else (),
        has_advice=_has_advice(dossier),
    )


def _has_advice(dossier: Dossier) -> bool:
    if not dossier.held:
        return False
    last, third_last = dossier.held[0].on, dossier.held[-1].on
    return any(third_last <= advice.on <= last and not advice.private for advice in dossier.advice)


def as_of_last_session(dossier: Dossier) -> Dossier:
    """The dossier with its goals as they were at the beginning of the day of the last session, without any before the
    first session.

    Goals closed since are open, and later checkpoints are omitted; but work on a goal in the last session counts for
    `idle`.
    """
    last = dossier.last_session
    if last is None:
        return dossier._replace(goals=(), closed_goals=(), goals_achieved=0)
    closed_since = [goal for goal in dossier.closed_goals if goal.closed_on and goal.closed_on >= last.on]
    goals = (_goal_as_of(goal, last.on, dossier.held) for goal in (*dossier.goals, *closed_since) if goal.on < last.on)
    return dossier._replace(
        goals=tuple(sorted(goals, key=lambda goal: goal.ref.number)),
        closed_goals=tuple(goal for goal in dossier.closed_goals if goal not in closed_since),
        goals_achieved=dossier.goals_achieved - sum(goal.status == "achieved" for goal in closed_since),
    )


def _goal_as_of(goal: Goal, day: dt.date, held: tuple[Session, ...]) -> Goal:
    checkpoints = tuple(each for each in goal.checkpoints if each.on < day)
    if not checkpoints and goal.previous_checkpoint:
        checkpoints = (goal.previous_checkpoint,)
    idle = _idle(goal, held, checkpoint_days=[each.on for each in checkpoints])
    progress = checkpoints[-1].progress if checkpoints else 0
    return goal._replace(status="open", closed_on=None, checkpoints=checkpoints, progress=progress, idle=idle)


def _idle(goal: Goal, held: tuple[Session, ...], *, checkpoint_days: Iterable[dt.date]) -> int:
    """How many of the last held sessions (at most three) passed since the goal had a checkpoint or was worked on."""
    latest = max([goal.on, *checkpoint_days, *(session.on for session in held if goal.ref in session.goals)])
    return sum(session.on > latest for session in held)


def _next_due_on(dossier: Dossier) -> dt.date:
    """The day on which the next session is due by the cadence. The planned day is not used: it may be moved."""
    if dossier.last_session is None:
        return dossier.relationship.started_on
    last_on, cadence = dossier.last_session.on, cadence_of(dossier.relationship)
    return cadence.after(last_on) if cadence else days_after(last_on, _DEFAULT_INTERVAL)


def undiscussed_topics(topics: Iterable[str]) -> tuple[str, ...]:
    """The core topics that none of these topics, as typed by the user, is about."""
    typed = [f" {spelling.replace('-', ' ')}" for topic in topics for spelling in spellings(topic)]
    return tuple(topic for topic in CORE_TOPICS if not any(stem in text for stem in STEMS[topic] for text in typed))
