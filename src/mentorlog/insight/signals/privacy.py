"""Apply all rules, and separate shareable signals from private ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.insight.signals.rules import RULES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from mentorlog.insight.signals.rules import Rule, Signal
    from mentorlog.model import Action, Checkin, Dossier, Goal, Ref

MOST_SIGNALS: Final = 3
"""The most signals that a review shows."""


def find_signals(dossier: Dossier, *, today: dt.date) -> tuple[Signal, ...]:
    """All signals, the most important first; none unless the relationship is active.

    If some of the evidence is private, and the rest is enough for the rule, the signal is built from the rest alone;
    what the private entries show by themselves is a second, private signal, after all others. If the rest is not
    enough, the signal is private.
    """
    if dossier.relationship.status != "active":
        return ()
    private = _private_refs(dossier)
    found = [_apply(rule, dossier, today, private) for rule in RULES]
    return (
        *(signal for signals in found for signal in signals[:1]),
        *(signal for signals in found for signal in signals[1:]),
    )


def _apply(rule: Rule, dossier: Dossier, today: dt.date, private: Collection[Ref]) -> tuple[Signal, ...]:
    """The signals of a rule: none, one, or a shareable one and a private one."""
    combined = _mark(rule(dossier, today), private)
    if combined is None or not combined.private:
        return (combined,) if combined else ()
    shareable = _mark(rule(dossier, today, of=lambda entry: entry.ref not in private), private)
    if shareable is None or shareable.private:
        return (combined,)
    rest = _mark(rule(dossier, today, of=lambda entry: entry.ref in private), private)
    return (shareable, rest) if rest else (shareable,)


def _mark(signal: Signal | None, private: Collection[Ref]) -> Signal | None:
    return signal and signal._replace(private=any(each.ref in private for each in signal.evidence))


def _private_refs(dossier: Dossier) -> set[Ref]:
    """The refs of private entries that can be evidence, and of actions promised in private sessions. A private
    relationship does not count: none of its pages may be shared anyway."""
    sessions = {session.ref for session in (*dossier.past, *dossier.held, *dossier.planned) if session.private}
    others: tuple[Action | Goal | Checkin, ...] = (*dossier.actions, *dossier.goals, *dossier.checkins)
    promised = {action.ref for action in dossier.actions if action.session in sessions}
    return {*sessions, *promised, *(entry.ref for entry in others if entry.private)}
