"""What is worth noticing: never a score, always with the entries that show it, and worded as a question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from mentorlog.model import Action, Dossier, Goal, Ref, Session

MOST: Final = 3
"""A review names no more signals than this."""
OFTEN: Final = 3
"""Sessions after which a promise is carried often, and a goal untouched for long."""
_WORDS: Final = ("no", "one", "two", "three")


class Evidence(NamedTuple):
    """An entry that shows a signal, and its day."""

    ref: Ref
    on: dt.date


class Signal(NamedTuple):
    """Something worth noticing, never a score: its name, the entries that show it, and a question to ask."""

    signal: str
    evidence: tuple[Evidence, ...]
    question: str


def signals(dossier: Dossier, *, today: dt.date) -> tuple[Signal, ...]:
    """At most three signals, the weightiest first; none when all is well."""
    return all_signals(dossier, today=today)[:MOST]


def all_signals(dossier: Dossier, *, today: dt.date) -> tuple[Signal, ...]:  # noqa: ARG001
    """Every signal, the weightiest first, before a review keeps to three."""
    return tuple(signal for rule in RULES if (signal := rule(dossier)))


def sessions_disturbed(dossier: Dossier) -> Signal | None:
    """At least two of the last three sessions were moved, cancelled or missed."""
    last = dossier.past[:3]
    disturbed = [session for session in last if _how_disturbed(session)]
    if len(disturbed) < 2:
        return None
    which = f"{_WORDS[len(disturbed)]} of the last {_WORDS[len(last)]}"
    if len(disturbed) == len(last):
        which = f"the last {_WORDS[len(last)]}"
    ways = sorted({_how_disturbed(session) for session in disturbed}, key=["moved", "cancelled", "missed"].index)
    evidence = _shown(reversed(disturbed))
    return Signal(
        "sessions_disturbed", evidence, f"{which.capitalize()} sessions were {_or(ways)}. Is the rhythm right?"
    )


def actions_carried(dossier: Dossier) -> Signal | None:
    """An action is still open three sessions or more after it was promised."""
    carried = sorted((action for action in dossier.actions if action.carried >= OFTEN), key=_most_carried)
    if not carried:
        return None
    said = (
        f"A promise was carried {carried[0].carried} times. What stands in its way?"
        if len(carried) == 1
        else f"{len(carried)} promises were carried {OFTEN} times or more. Which of them still matter?"
    )
    return Signal("actions_carried", _shown(carried), said)


def goals_untouched(dossier: Dossier) -> Signal | None:
    """An open goal was not touched in the last three sessions or more."""
    idle = sorted((goal for goal in dossier.goals if (goal.idle or 0) >= OFTEN), key=_most_idle)
    if not idle:
        return None
    said = (
        f"A goal is untouched for {idle[0].idle} sessions. Is it still the right one?"
        if len(idle) == 1
        else f"{len(idle)} goals are untouched for {OFTEN} sessions or more. Are they still the right ones?"
    )
    return Signal("goals_untouched", _shown(idle), said)


RULES: Final[tuple[Callable[[Dossier], Signal | None], ...]] = (sessions_disturbed, actions_carried, goals_untouched)
"""The weightiest first; each answers None when all is well."""


def _shown(entries: Iterable[Session | Action | Goal]) -> tuple[Evidence, ...]:
    return tuple(Evidence(entry.ref, entry.on) for entry in entries)


def _how_disturbed(session: Session) -> str:
    if session.status in ("cancelled", "missed"):
        return session.status
    return "moved" if session.moved else ""


def _most_carried(action: Action) -> tuple[int, int]:
    return -action.carried, action.ref.number


def _most_idle(goal: Goal) -> tuple[int, int]:
    return -(goal.idle or 0), goal.ref.number


def _or(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
