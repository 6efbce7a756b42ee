"""Forget the oldest commands of the record of changes, after the backup of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.cli.real_clock import local_now
from mentorlog.errors import MentorlogError

if TYPE_CHECKING:
    from mentorlog.cli.app import App

_EVERY: Final = 50
"""After how many commands the record is shortened if there are no backups."""


def shorten_record(app: App, journal: str, *, wait: float = 0) -> None:
    """Forget what is older or larger than the settings say, waiting some seconds for the lock of the journal."""
    from mentorlog.store.pruning import prune_file

    months, megabytes = int(app.settings.history_months), int(app.settings.history_mb)
    try:
        prune_file(journal, now=local_now(), months=months, megabytes=megabytes, wait=wait)
    except MentorlogError:
        # nothing is lost if it stays longer: it is tried again on the next day, and doctor finds what is damaged
        return


def shorten_record_without_backups(app: App, journal: str) -> None:
    """Shorten the record after every fiftieth command, because without backups nothing says that a day has begun."""
    from mentorlog.store.pruning import last_command

    try:
        is_time = last_command(journal) % _EVERY == 0
    except MentorlogError:  # another process is writing
        return
    if is_time:
        shorten_record(app, journal)
