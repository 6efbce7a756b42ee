"""The process that makes the daily backup of a large journal: `python -m mentorlog.cli.backup_process JOURNAL FOLDER`.

It has no terminal; why it failed is saved in a file, which the next command shows.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from contextlib import suppress

from mentorlog.cli.backup_of_the_day import bug_error
from mentorlog.cli.backup_state import clear_state, save_failure
from mentorlog.cli.daily_backup import machine_name, state_path
from mentorlog.errors import BackupRunningError, MentorlogError
from mentorlog.store.backups.daily import back_up_and_prune

_WAIT = 30.0
"""Seconds to wait for the lock of the journal."""


def main(journal: str, folder: str) -> int:
    """Make the backup of the day; returns the exit code. A failure is saved."""
    with suppress(OSError, AttributeError):
        os.nice(5)  # the user's next commands come first
    state = state_path(journal)
    try:
        back_up_and_prune(journal, folder, now=dt.datetime.now().astimezone(), machine=machine_name(), wait=_WAIT)
    except BackupRunningError:
        return 0
    except MentorlogError as error:
        save_failure(state, error)
        return 1
    except Exception as bug:  # noqa: BLE001 - no one would see a traceback
        save_failure(state, bug_error(bug))
        return 1
    clear_state(state)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
