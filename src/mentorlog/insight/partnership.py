"""The partnership check: every few months the two ask each other how they find working together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple

from mentorlog.dates import Cadence, format_days
from mentorlog.insight.signals import Signal, silent_from
from mentorlog.model import Checkin, Dossier, Role

EVERY_3_MONTHS: Final = Cadence(months=3)
"""How often the check is proposed where the configuration does not say."""
REST: Final = Cadence(months=1)
"""No signal calls for a check sooner after the last one than this."""
CALLING: Final = {
    "long_silence": "you have not met for long",
    "sessions_disturbed": "sessions were moved, cancelled or missed",
    "sessions_short": "sessions were short",
}
"""The signals that call for a check before its day, being about how the two meet, and what is said of each."""

QUESTIONS: Final[dict[Role, tuple[str, ...]]] = {
    "mentor": (
        "Do we meet as often as we both need? (1-5)",
        "Am I challenging you enough, and not too much? (1-5)",
        "What should I do more of?",
        "What should I do less of?",
    ),
    "mentee": (
        "Do we meet as often as I need, and as you can? (1-5)",
        "Do you challenge me enough, and not too much? (1-5)",
        "What would I like more of?",
        "What would I like less of?",
    ),
}
"""What to ask, for my role, in the order of what a check-in records: frequency, challenge, more, less."""


class Partnership(NamedTuple):
    """The partnership check: the day on which it is due, or became so, and whether that has come; why, in a few words
    of which none is private; the last check-in and the one before it, and what to ask (frequency, challenge, more,
    less)."""

    due_on: dt.date
    is_due: bool
    reason: str
    last: Checkin | None
    before: Checkin | None
    questions: tuple[str, ...]


def partnership(
    dossier: Dossier, *, today: dt.date, every: Cadence | None, signals: Iterable[Signal]
) -> Partnership | None:
    """The partnership check of an active relationship; None before its first session, and where `every` is None.

    It is due `every` so often, counted from the last check-in, else from the first session. It is due earlier where one
    of `signals` (all of them, not only the three that are shown) calls for it, but not within a month of the last: from
    the day of the latest session that shows the signal (one that is planned, or was cancelled ahead of its day, asks
    for it on that day), or the first day of the silence. So the day stays the same until something happens.
    """
    relationship, began_on = dossier.relationship, dossier.first_session_on
    if every is None or began_on is None or relationship.status != "active":
        return None
    last, before = (*dossier.checkins, None, None)[:2]
    due_on, reason = every.after(last.on if last else began_on), _since(last, began_on, today=today)
    rests_until = REST.after(last.on) if last else began_on
    calling = [signal for signal in signals if signal.signal in CALLING]
    first = min(calling, key=lambda signal: _called_on(signal, dossier, today), default=None)
    if first and (called_on := max(_called_on(first, dossier, today), rests_until)) < due_on:
        due_on, reason = called_on, reason if first.private else CALLING[first.signal]
    return Partnership(due_on, today >= due_on, reason, last, before, QUESTIONS[relationship.role])


def _called_on(signal: Signal, dossier: Dossier, today: dt.date) -> dt.date:
    """The day from which a signal calls for a check."""
    if signal.signal == "long_silence":
        return silent_from(dossier, today)
    return max(each.on for each in signal.evidence)


def _since(last: Checkin | None, began_on: dt.date, *, today: dt.date) -> str:
    """How long ago the day was from which it is counted: `the last was 14 weeks ago`; of a private check-in nothing."""
    since, what = (last.on, "the last") if last else (began_on, "none yet, the first session")
    if last and last.private:
        since, what = began_on, "the first session"
    days = (today - since).days
    return f"{what} was {format_days(days)} ago" if days > 0 else f"{what} was today"
