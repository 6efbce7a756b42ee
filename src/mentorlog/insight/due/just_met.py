"""Whom a thought is about that is recorded right after a meeting, or during it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.model import Ref, Session

_RECENT: Final = dt.timedelta(hours=12)
"""How long after its beginning a session counts as just held: until the end of the working day."""
_MINUTE: Final = dt.timedelta(minutes=1)


def just_met(sessions: Iterable[Session], *, now: dt.datetime) -> Ref | None:
    """The relationship whose session began last, in the last twelve hours; None if there is none. A held session
    without a time of day counts on its day, before those with a time. `now` is local time."""
    begun = [session for session in sessions if _has_just_begun(session, now)]
    latest = max(begun, key=lambda session: (session.on, session.at or dt.time.min, session.ref.number), default=None)
    return latest and latest.relationship_ref


def _has_just_begun(session: Session, now: dt.datetime) -> bool:
    if session.status not in ("held", "planned"):
        return False
    if session.at is None:
        return session.status == "held" and session.on == now.date()
    return session.has_passed(now + _MINUTE) and not session.has_passed(now - _RECENT)
