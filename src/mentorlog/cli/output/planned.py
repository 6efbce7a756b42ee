"""The output of `plan` and `move`, and warnings about the time of a planned session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.output.changes import show_change, show_changes
from mentorlog.cli.output.messages import warn
from mentorlog.model import Session
from mentorlog.present.entries.fields import format_recorded_session_time

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from mentorlog.cli.app import App
    from mentorlog.model import Entry
    from mentorlog.model.results.sessions import LoggedSession, PlannedSession
    from mentorlog.store import Journal


def show_moved(app: App, planned: PlannedSession, before: Session, *, as_json: bool) -> None:
    """Show a session that was moved; warn of clashes, and if its time has passed."""
    show_change(app, planned.session, before, verb="move", as_json=as_json)
    _warn_of(app, planned)


def show_planned_sessions(app: App, planned: Sequence[PlannedSession], *, as_json: bool) -> None:
    """Show sessions that were planned by one command; warn of clashes, and if the time of one has passed."""
    show_changes(app, [(each.session, None) for each in planned], verb="plan", as_json=as_json)
    for each in planned:
        _warn_of(app, each)


def _warn_of(app: App, planned: PlannedSession) -> None:
    warn_of_clashes(planned.clashes, today=app.today)
    if planned.has_passed:
        _warn_of_passed(planned.session)


def warn_of_planned(logged: LoggedSession, *, today: dt.date) -> None:
    """Warn of planned sessions beside a logged one: clashes with the next one and other sessions that are still planned
    if the next one was added, and one whose time has come and that was not logged."""
    warn_of_clashes(logged.clashes, today=today)
    if logged.upcoming and logged.upcoming_has_passed:
        _warn_of_passed(logged.upcoming)
    elif logged.is_upcoming_new and logged.still_planned:
        first, *others = logged.still_planned
        also = f" (and {len(others)} more)" if others else ""
        when = format_recorded_session_time(first, today=today)
        warn(f"{first.ref} is still planned for {when}{also}; if it is not to be held: mentorlog cancel {first.ref}")
    if logged.not_logged:
        ref, when = logged.not_logged.ref, format_recorded_session_time(logged.not_logged, today=today)
        warn(f"{ref}, planned for {when}, is not logged; to log it: mentorlog log {ref} TEXT")


def _warn_of_passed(session: Session) -> None:
    warn(f"that time has passed; if the session was held: mentorlog log {session.ref}")


def warn_of_new_clashes(app: App, journal: Journal, changes: Iterable[tuple[Entry, Entry | None]]) -> None:
    """Warn of clashes with sessions that a command has put at another time, or planned again."""
    from mentorlog.workflows.schedule import clashes_of

    for after, before in changes:
        if not isinstance(after, Session) or after.status != "planned":
            continue
        if not isinstance(before, Session) or _when(after) != _when(before):
            warn_of_clashes(clashes_of(journal, after), today=app.today)


def _when(session: Session) -> tuple[object, ...]:
    return session.status, session.on, session.at, session.minutes


def warn_of_clashes(sessions: Iterable[Session], *, today: dt.date) -> None:
    """Warn of other sessions that are planned for the same time."""
    for session in sessions:
        when = format_recorded_session_time(session, today=today)
        warn(f"{session.ref} with {session.relationship} is also planned for {when}.")
