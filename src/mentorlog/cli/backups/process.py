"""The process that makes the daily backup of a large journal: `python -m mentorlog.cli.backups.process`.

Its arguments are the journal, the folder, the file for the state, and the machine. The key of an encrypted journal
comes from standard input. It has no terminal; why it failed is saved in the file for the state, and the next command
shows it.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from mentorlog.cli.app import App
from mentorlog.cli.backups.make_today import explained
from mentorlog.cli.backups.state import NOT_MADE, NOT_PRUNED, clear_state, failure_of, save_failure
from mentorlog.cli.backups.upkeep import keep_up_journal
from mentorlog.cli.encryption.look_for_keys import look_for_keys
from mentorlog.cli.real_clock import local_now
from mentorlog.errors import BackupRunningError
from mentorlog.store.backups.daily import back_up_and_prune
from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.encryption.keys import KEY_LENGTH, SALT_LENGTH, Key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

_WAIT = 30.0
"""Seconds to wait for the lock of the journal."""


def main(journal: str, folder: str, state: str, machine: str, *, key: Key | None = None) -> int:
    """Make the backup of the day; returns the exit code. A failure is saved in the file `state`. `key` is that of an
    encrypted journal."""
    what = NOT_MADE
    try:
        app = App(os.environ)
        app.db = journal
        look_for_keys(app, sources="unlocked")
        if key:
            ring.add(key)
        back_up_and_prune(
            journal,
            folder,
            now=local_now(),
            machine=machine,
            wait=_WAIT,
            is_daily=True,
            may_delete=app.may_delete_old,
        )
        clear_state(state)
        what = NOT_PRUNED
        keep_up_journal(app, journal, wait=_WAIT)
    except BackupRunningError:
        clear_state(state)  # the other process saves its own failure
    except Exception as error:  # noqa: BLE001 - no one would see a traceback
        save_failure(state, failure_of(explained(error), what=what))
        return 1
    return 0


def read_key(pipe: BinaryIO) -> Key | None:
    """The key that the command has written to a pipe; None if it has written none, because the journal is not
    encrypted."""
    content = pipe.read(KEY_LENGTH + SALT_LENGTH)
    return Key(content[:KEY_LENGTH], content[KEY_LENGTH:]) if len(content) == KEY_LENGTH + SALT_LENGTH else None


if __name__ == "__main__":
    with suppress(OSError, AttributeError):
        os.nice(5)  # the user's next commands come first
    sys.exit(main(*sys.argv[1:], key=read_key(sys.stdin.buffer)))
