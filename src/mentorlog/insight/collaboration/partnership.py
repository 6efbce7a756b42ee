"""The partnership check: every few months the two people ask each other how well they work together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import Cadence, format_days
from mentorlog.insight.signals import long_silence_on
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.insight.signals import Signal
    from mentorlog.model import Checkin, Dossier, Party, Role


EVERY_3_MONTHS: Final = Cadence(months=3)
"""How often a check is suggested by default."""
MINIMUM_INTERVAL: Final = Cadence(months=1)
"""No signal makes a check due earlier than this after the last one."""
SIGNAL_REASONS: Final = {
    "long_silence": "you have not met for a long time",
    "sessions_disturbed": "sessions were moved, cancelled or missed",
    "sessions_short": "sessions were short",
}
"""The signals about how the two people meet, which make a check due earlier, with the reason to give."""

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
"""The questions for each role, in the order of the fields of a check-in: frequency, challenge, more, less."""
EXPECTATIONS_QUESTION: Final = "Has what you expected of each other come true? (met, partly, unmet)"
EXPECTATIONS_NOTE_QUESTION: Final = "What has come true, or is missing? The summary shows it."
BENEFIT_QUESTIONS: Final[dict[Party, dict[str, str]]] = {
    "me": {
        "skills": "How much has it helped with your skills? (1-5)",
        "career": "How much has it helped with your career? (1-5)",
        "confidence": "How much has it helped with your confidence? (1-5)",
        "network": "How much has it helped with your network? (1-5)",
        "decisions": "How much has it helped with your decisions? (1-5)",
        "satisfaction": "How much has it helped with your satisfaction at work? (1-5)",
    },
    "them": {
        "skills": "How much has it helped with their skills? (1-5)",
        "career": "How much has it helped with their career? (1-5)",
        "confidence": "How much has it helped with their confidence? (1-5)",
        "network": "How much has it helped with their network? (1-5)",
        "decisions": "How much has it helped with their decisions? (1-5)",
        "satisfaction": "How much has it helped with their satisfaction at work? (1-5)",
    },
}
"""The question for each of BENEFITS, by whose answers are recorded; 5 is most."""


class PartnershipCheck(NamedTuple):
    """The next partnership check."""

    due_on: dt.date
    is_due: bool
    """Whether that day has come."""
    reason: str
    """Why, in a few words that reveal nothing private."""
    last: Checkin | None
    """The last check-in."""
    before: Checkin | None
    """The one before it."""
    questions: tuple[str, ...]
    """What to ask: frequency, challenge, more, less."""
    theirs: Checkin | None = None
    """The last check-in with the other person's answers."""


def partnership_check(
    dossier: Dossier, *, today: dt.date, every: Cadence | None, signals: Iterable[Signal]
) -> PartnershipCheck | None:
    """The next partnership check of an active relationship; None before its first session, and if `every` is None.

    It is due one `every` after the last check-in with my answers, or after the first session. A signal can make it
    due earlier, but not within a month of the last check-in: on the day of the latest session that shows the signal
    (which may be in the future), or on the first day of a long silence. So the day does not change until something
    happens. `signals` are all signals, not only those that a review shows.
    """
    relationship, began_on = dossier.relationship, dossier.first_session_on
    if every is None or began_on is None or relationship.status != "active":
        return None
    last, before = (*dossier.checkins_of("me"), None, None)[:2]
    due_on, reason = every.after(last.on if last else began_on), _time_since(last, began_on, today=today)
    earliest = MINIMUM_INTERVAL.after(last.on) if last else began_on
    calling = [signal for signal in signals if signal.signal in SIGNAL_REASONS]
    first = min(calling, key=lambda signal: _signal_on(signal, dossier, today), default=None)
    if first and (early_on := max(_signal_on(first, dossier, today), earliest)) < due_on:
        due_on, reason = early_on, reason if first.private else SIGNAL_REASONS[first.signal]
    theirs = next(iter(dossier.checkins_of("them")), None)
    return PartnershipCheck(due_on, today >= due_on, reason, last, before, QUESTIONS[relationship.role], theirs)


def _signal_on(signal: Signal, dossier: Dossier, today: dt.date) -> dt.date:
    """The day on which a signal makes a check due."""
    if signal.signal == "long_silence":
        return long_silence_on(dossier, today)
    return max(each.on for each in signal.evidence)


def _time_since(last: Checkin | None, began_on: dt.date, *, today: dt.date) -> str:
    """How long ago the last check-in or the first session was: `the last was 14 weeks ago`. A private check-in is not
    mentioned."""
    since, what = (last.on, "the last") if last else (began_on, "none yet, the first session")
    if last and last.private:
        since, what = began_on, "the first session"
    days = (today - since).days
    return f"{what} was {format_days(days)} ago" if days > 0 else f"{what} was today"
