"""The output of `plan` and `move`, and warnings about the time of a planned session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mentorlog.cli.output.changes import show_change
from mentorlog.cli.output.messages import warn

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.cli.app import App
    from mentorlog.model import Session
    from mentorlog.model.results.sessions import PlannedSession


def show_planned(
    app: App, planned: PlannedSession, before: Session | None = None, *, verb: Literal["plan", "move"], as_json: bool
) -> None:
    """Show a session that was planned or moved; warn of clashes, and if its time has passed."""
    show_change(app, planned.session, before, verb=verb, as_json=as_json)
    warn_of_clashes(planned.clashes, today=app.today)
    if planned.has_passed:
        warn(f"that time has passed; if the session was held: mentorlog log {planned.session.ref}")


def warn_of_clashes(sessions: Iterable[Session], *, today: dt.date) -> None:
    """Warn of other sessions that are planned for the same time."""
    for session in sessions:
        from mentorlog.dates import format_when

        when = format_when(session.on, session.at, today=today)
        warn(f"{session.ref} with {session.relationship} is also planned for {when}.")
