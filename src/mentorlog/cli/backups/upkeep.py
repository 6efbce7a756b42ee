"""What is done to a journal after the backup of the day: the oldest commands are forgotten, columns of other programs
are recorded, and what killed processes left is deleted."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from mentorlog.cli.real_clock import local_now
from mentorlog.errors import BusyError

if TYPE_CHECKING:
    from mentorlog.cli.app import App

_EVERY: Final = 50
"""After how many commands it is done if there are no backups."""


def keep_up_journal(app: App, journal: str, *, wait: float = 0) -> None:
    """Forget what is older or larger than the settings say, record new columns, and delete what killed processes left.
    Does nothing if the journal is still in use after some seconds (`wait`); it is done on the next day then."""
    from pathlib import Path

    from mentorlog.store.file.files import remove_abandoned
    from mentorlog.store.record.upkeep import keep_up

    remove_abandoned(Path(journal), written=Path(journal))
    # commands have the time of MENTORLOG_NOW, which may be wrong: what is not old by both clocks is kept
    now = min(app.now.astimezone(), local_now())
    months, megabytes = int(app.settings.history_months), int(app.settings.history_mb)
    with suppress(BusyError):
        keep_up(journal, now=now, months=months, megabytes=megabytes, wait=wait, may_forget=app.may_delete_old)


def keep_up_without_backups(app: App, journal: str) -> None:
    """Do it after every fiftieth command, because without backups nothing says that a day has begun."""
    from mentorlog.store.record.upkeep import last_command

    with suppress(BusyError):
        if last_command(journal) % _EVERY == 0:
            keep_up_journal(app, journal)
