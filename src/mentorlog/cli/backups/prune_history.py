"""Forget what the record of changes need not keep, once a day, after the backup was made."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from mentorlog.cli.real_clock import local_now
from mentorlog.errors import BusyError

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def prune_history(app: App, journal: str) -> None:
    """Forget the commands that are older and more than the settings say. Does nothing if the journal is in use; it is
    done on the next day then."""
    from mentorlog.store import Journal

    # commands have the time of MENTORLOG_NOW, which may be wrong: what is not old by both clocks is kept
    now = min(app.now.astimezone(), local_now())
    months, megabytes = int(app.settings.history_months), int(app.settings.history_mb)
    with suppress(BusyError), Journal.open(journal, access="write") as opened:
        opened.prune_history(now=now, months=months, megabytes=megabytes)
