"""Read `same time next week` as a date and the time of the next session, or else of the last one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog.cli.input.command_line.typed_line import line_with_words
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.cli.app import App
    from mentorlog.model import Relationship, Session
    from mentorlog.store import Journal

_SAME: Final = (("same", "time"), ("samme", "tid"), ("samme", "tidspunkt"))
_BEFORE: Final = ("at", "the", "p\u00e5", "til")
_AFTER: Final = ("as", "som")
"""`same time as last time`: what follows names the session."""
_SESSIONS_READ: Final = 20


def split_same_time(words: Sequence[str]) -> list[str] | None:
    """The words beside `same time`, which are the day; None if the words have no `same time`."""
    words = " ".join(words).split()
    plain = [word.casefold().strip(",") for word in words]
    at = next((at for at in range(len(words) - 1) if tuple(plain[at : at + 2]) in _SAME), None)
    if at is None:
        return None
    before, after = list(words[:at]), list(words[at + 2 :])
    while before and before[-1].casefold() in _BEFORE:
        before.pop()
    return before + ([] if after and after[0].casefold() in _AFTER else after)


def last_timed_session(journal: Journal, relationship: Relationship, *, now: dt.datetime) -> Session | None:
    """The next planned session that has a time, else the last one of the latest sessions that has; None without."""
    planned = [session for session in journal.planned(relationship.ref) if session.at and not session.has_passed(now)]
    if planned:
        return planned[0]
    latest = journal.sessions(relationship=relationship.ref, limit=_SESSIONS_READ)
    return next((session for session in latest if session.at and session.status in ("held", "planned")), None)


def with_time_of(app: App, day: list[str], session: Session | None, *, name: str, words: list[str]) -> list[str]:
    """The day in `day` and the time of a session, as a date that is read; a week means the session's weekday in it.
    `words` are all that were typed, for the hint. Raises UsageError without a session or a day, DateError."""
    if session is None or session.at is None:
        line = line_with_words(app, ["DATE"], old=words)
        raise UsageError(f"No session with {name} has a time of day yet; give the date and the time.", hint=line)
    if not day:
        is_danish = "samme" in " ".join(words).casefold()
        same = ["samme", "tid"] if is_danish else ["same", "time"]
        raise UsageError("Give the day too.", hint=line_with_words(app, [*same, "DATE"], old=words))
    from mentorlog.dates import parse_date
    from mentorlog.dates.periods import find_period_after_preposition
    from mentorlog.dates.vocabulary import WEEK, split_words

    text = " ".join(day)
    period = find_period_after_preposition(split_words(text), today=app.today, direction="future")
    if period is not None and period.unit == WEEK:
        on = period.first + dt.timedelta(days=session.on.weekday())
    else:
        on = parse_date(text, now=app.now, direction="future", order=app.date_order)
    return [on.isoformat(), f"{session.at:%H:%M}"]
