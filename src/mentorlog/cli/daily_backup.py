"""The daily backup: after the first command of a day that changed the journal, by the clock of the computer.

It is made when the answer has been printed: in this process if the journal is small, otherwise in a process of its own.
Every command that writes comes here, so this module imports nothing heavy, and lists one folder to see whether the
backup of the day exists.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mentorlog.cli.app import App

DEMO_FOLDER: Final = "mentorlog-demo-"
"""The beginning of the names of folders with a demo journal, which is not backed up."""


def after_command(app: App, *, journal: str, has_written: bool) -> None:
    """Report that the last daily backup failed, if it did; and make the backup of the day if this command is the first
    one that wrote. `journal` is the path of the journal that the command has opened."""
    journal = os.path.realpath(journal)
    state = state_path(journal)
    if os.path.exists(state):
        from mentorlog.cli.backups.state import report_failure

        report_failure(state)
    if not has_written or app.environ.get("MENTORLOG_BACKUPS") == "off" or is_demo(journal):
        return
    from mentorlog.cli.backups.today import is_made_today
    from mentorlog.cli.machine import machine_name

    machine = machine_name()
    if not is_made_today(f"{journal}.backups", machine=machine):
        from mentorlog.cli.backups.make_today import back_up_today

        back_up_today(app, journal, state=state, machine=machine)


def state_path(journal: str) -> str:
    """The file beside a journal that says why its last daily backup failed, or that one is being made."""
    return f"{journal}.backup-state"


def is_demo(journal: str) -> bool:
    """Whether a journal is in a folder that `demo` created."""
    return os.path.basename(os.path.dirname(journal)).startswith(DEMO_FOLDER)
