"""What is done to a journal after the backup of the day: the oldest commands are forgotten, and columns of other
programs are recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.cli.real_clock import local_now
from mentorlog.errors import MentorlogError

if TYPE_CHECKING:
    from mentorlog.cli.app import App

_EVERY: Final = 50
"""After how many commands it is done if there are no backups."""


def keep_up_journal(app: App, journal: str, *, wait: float = 0) -> None:
    """Forget what is older or larger than the settings say, and record new columns, waiting some seconds for the lock
    of the journal."""
    from mentorlog.store.upkeep import keep_up

    months, megabytes = int(app.settings.history_months), int(app.settings.history_mb)
    try:
        keep_up(journal, now=local_now(), months=months, megabytes=megabytes, wait=wait)
    except MentorlogError:
        # nothing is lost if it is not done: it is tried again on the next day, and doctor finds what is damaged
        return


def keep_up_without_backups(app: App, journal: str) -> None:
    """Do it after every fiftieth command, because without backups nothing says that a day has begun."""
    from mentorlog.store.upkeep import last_command

    try:
        is_time = last_command(journal) % _EVERY == 0
    except MentorlogError:  # another process is writing
        return
    if is_time:
        keep_up_journal(app, journal)
