"""The partnership check: every few months the two ask how they find working together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple

from mentorlog.dates import Cadence
from mentorlog.insight.signals import Signal
from mentorlog.model import Checkin, Dossier, Role

EVERY_3_MONTHS: Final = Cadence(months=3)
"""How often the check is proposed where the configuration does not say."""
REST: Final = Cadence(months=1)
"""No signal brings the check nearer to the last one than this."""
CALLING: Final = frozenset({"sessions_disturbed", "sessions_short", "long_silence"})
"""The signals that ask for a check at once: what they notice is how the two work together."""

QUESTIONS: Final[dict[Role, tuple[str, ...]]] = {
    "mentor": (
        "Do we meet as often as you need?",
        "Am I challenging you enough?",
        "What should I do more of?",
        "What should I do less of?",
    ),
    "mentee": (
        "Do we meet as often as I need?",
        "Do you challenge me enough?",
        "What would I like you to do more of?",
        "What would I like you to do less of?",
    ),
}
"""What is asked, in the order of what a check-in records: frequency, challenge, more, less."""


class Partnership(NamedTuple):
    """The partnership check: the day it is due and whether that has come, why in a few words, the last check-in and the
    one before it, and what is asked (frequency, challenge, more, less)."""

    due_on: dt.date
    is_due: bool
    reason: str
    last: Checkin | None
    before: Checkin | None
    questions: tuple[str, ...]


def partnership(
    dossier: Dossier, *, today: dt.date, every: Cadence | None, signals: Iterable[Signal]
) -> Partnership | None:
    """The partnership check of an active relationship; None before the first session, and where `every` is None.

    It is due `every` so often from the last check-in, else from the first session; earlier where one of the `signals`
    calls for it, but never within a month of the last check-in.
    """
    relationship, began_on = dossier.relationship, dossier.first_session_on
    if every is None or began_on is None or relationship.status != "active":
        return None
    last, before = (*dossier.checkins, None, None)[:2]
    due_on = every.after(last.on if last else began_on)
    reason = "the last check-in was three months ago" if last else "no check-in yet"
    calling = next((signal for signal in signals if signal.signal in CALLING), None)
    if calling and today < due_on and (last is None or today >= REST.after(last.on)):
        due_on, reason = today, "the signals call for it"
    return Partnership(due_on, today >= due_on, reason, last, before, QUESTIONS[relationship.role])
