"""Which signals there are, what private entries show apart from what may be shown to others, for all rules alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Final

from mentorlog.insight.signals.rules import RULES, Rule, Signal
from mentorlog.model import Action, Checkin, Dossier, Goal, Ref

MOST: Final = 3
"""A review names no more signals than this."""


def signals(dossier: Dossier, *, today: dt.date) -> tuple[Signal, ...]:
    """At most three signals, the weightiest first; none when all is well."""
    return all_signals(dossier, today=today)[:MOST]


def all_signals(dossier: Dossier, *, today: dt.date) -> tuple[Signal, ...]:
    """Every signal, the weightiest first, before a review keeps to three; none of a relationship that is not active.

    Where private entries are among those that show one, it is made of the others alone if they are enough, and what
    the private ones show by themselves is a signal of its own, after all others; else it is private as a whole.
    """
    if dossier.relationship.status != "active":
        return ()
    hidden = _hidden(dossier)
    seen = [_parted(rule, dossier, today, hidden) for rule in RULES]
    return (
        *(signal for signals in seen for signal in signals[:1]),
        *(rest for signals in seen for rest in signals[1:]),
    )


def _parted(rule: Rule, dossier: Dossier, today: dt.date, hidden: Collection[Ref]) -> tuple[Signal, ...]:
    """What a rule notices: nothing, one thing, or what may be shown and then the private rest."""
    whole = _marked(rule(dossier, today), hidden)
    if whole is None or not whole.private:
        return (whole,) if whole else ()
    told = _marked(rule(dossier, today, of=lambda entry: entry.ref not in hidden), hidden)
    if told is None or told.private:
        return (whole,)
    rest = _marked(rule(dossier, today, of=lambda entry: entry.ref in hidden), hidden)
    return (told, rest) if rest else (told,)


def _marked(signal: Signal | None, hidden: Collection[Ref]) -> Signal | None:
    return signal and signal._replace(private=any(each.ref in hidden for each in signal.evidence))


def _hidden(dossier: Dossier) -> set[Ref]:
    """The private entries that could show something, with what was promised in a private session. A relationship that
    is private is so as a whole, and none of its pages is for others."""
    sessions = {session.ref for session in (*dossier.past, *dossier.held, *dossier.planned) if session.private}
    others: tuple[Action | Goal | Checkin, ...] = (*dossier.actions, *dossier.goals, *dossier.checkins)
    promised = {action.ref for action in dossier.actions if action.session in sessions}
    return {*sessions, *promised, *(entry.ref for entry in others if entry.private)}
