"""The partnership check: every few months the two ask each other how they find working together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple

from mentorlog.dates import Cadence, say_distance
from mentorlog.insight.signals import Signal
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
    """The partnership check: the day on which it is due and whether that has come, why in a few words, the last
    check-in and the one before it, and what to ask (frequency, challenge, more, less)."""

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

    It is due `every` so often, counted from the last check-in, else from the first session. It is due today where one
    of `signals` (all of them, not only the three that are shown) calls for it, but not within a month of the last.
    """
    relationship, began_on = dossier.relationship, dossier.first_session_on
    if every is None or began_on is None or relationship.status != "active":
        return None
    last, before = (*dossier.checkins, None, None)[:2]
    due_on, reason = every.after(last.on if last else began_on), _since(last, began_on, today=today)
    rests = last is not None and today < REST.after(last.on)
    calling = next((CALLING[signal.signal] for signal in signals if signal.signal in CALLING), None)
    if calling and today < due_on and not rests:
        due_on, reason = today, calling
    return Partnership(due_on, today >= due_on, reason, last, before, QUESTIONS[relationship.role])


def _since(last: Checkin | None, began_on: dt.date, *, today: dt.date) -> str:
    """How long ago the day was from which it is counted: `the last was 14 weeks ago`."""
    since, what = (last.on, "the last") if last else (began_on, "none yet, the first session")
    days = (today - since).days
    return f"{what} was {say_distance(days)} ago" if days > 0 else f"{what} was today"
