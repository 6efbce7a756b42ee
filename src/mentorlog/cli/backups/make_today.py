"""Make the backup of the day, after the answer of a command has been printed.

A small journal is backed up in this process, which takes less time than starting another one. A larger one is backed up
by a process of its own, which has no terminal and inherits no open files, so that no one waits for it.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from mentorlog.cli import output
from mentorlog.cli.backups.state import (
    NOT_MADE,
    NOT_PRUNED,
    RECORDED,
    SHOWN,
    STARTED,
    State,
    clear_state,
    failure_of,
    read_state,
    save_failure,
    show_failure,
    write_state,
)
from mentorlog.cli.backups.today import is_made_today
from mentorlog.cli.backups.upkeep import keep_up_journal, keep_up_without_backups
from mentorlog.cli.real_clock import local_now, seconds_now
from mentorlog.errors import BackupError, BackupRunningError, BusyError, MentorlogError

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.cli.app import App

SMALL: Final = 1_000_000
"""The size in bytes up to which a journal is backed up in this process."""
_AGAIN: Final = 3600
"""Seconds after a failure until the backup is tried again."""
_STARTING: Final = 60
"""Seconds in which a process that was started surely holds the lock of the folder."""


def back_up_today(app: App, journal: str, *, state: str, machine: str) -> None:
    """Make the backup of the day of a journal on this machine, if the settings allow it and it is not being made
    already, and keep the journal up. A failure is shown, kept in the file `state`, and does not change the exit code.
    """
    what = NOT_MADE
    app.key_sources = "unlocked"  # the answer was printed, so nothing is asked any more
    try:
        folder = _folder(app, journal, machine=machine)
        before = read_state(state)
        if folder is None:
            what = NOT_PRUNED
            if app.settings.backups == "off":
                keep_up_without_backups(app, journal)
        elif before is not None and _is_too_early(before, folder):
            return
        elif os.path.getsize(journal) <= SMALL and _is_backed_up_here(
            app, journal, folder, state=state, machine=machine
        ):
            what = NOT_PRUNED
            keep_up_journal(app, journal)
        else:
            start_process(journal, folder, state=state, machine=machine)
    except KeyboardInterrupt:  # the command is done, and the backup is made after the next one
        return
    except Exception as error:  # noqa: BLE001 - the command has succeeded, whatever becomes of the backup
        failure = failure_of(explained(error), what=what)
        show_failure(failure)
        save_failure(state, failure._replace(status=SHOWN))


def _folder(app: App, journal: str, *, machine: str) -> Path | None:
    """The folder of the backups; None if no backup is to be made today."""
    from mentorlog.store.backups.folder import folder_of

    had_errors = bool(app.settings_errors)
    settings = app.settings
    if app.settings_errors and not had_errors:
        output.show_settings_errors(app)
    if settings.backups == "off":
        return None
    folder = folder_of(journal, settings.backup_dir)
    return None if settings.backup_dir and is_made_today(folder, machine=machine) else folder


def _is_too_early(before: State, folder: Path) -> bool:
    """Whether a backup is being made, or failed a short time ago. One that was killed is reported."""
    age = seconds_now() - before.at
    if before.status != STARTED:
        return 0 <= age < _AGAIN
    if 0 <= age < _STARTING or _is_locked(folder):
        return True
    output.warn(f"the daily backup was interrupted; it is made again now.{RECORDED}")
    return False


def _is_locked(folder: Path) -> bool:
    from mentorlog.store.backups.lock import one_at_a_time

    try:
        with one_at_a_time(folder, wait=0):
            return False
    except BackupRunningError:
        return True
    except Exception:  # noqa: BLE001 - making the backup reports what is wrong with the folder
        return False


def _is_backed_up_here(app: App, journal: str, folder: Path, *, state: str, machine: str) -> bool:
    """Make the backup in this process; False if the journal is in use, so that another process has to wait for it."""
    from mentorlog.store.backups.daily import back_up_and_prune

    try:
        back_up_and_prune(
            journal,
            folder,
            now=local_now(),
            machine=machine,
            wait=0,
            is_daily=True,
            may_delete=app.may_delete_old,
        )
    except BackupRunningError:
        return True
    except BusyError:
        return False
    clear_state(state)
    return True


def start_process(journal: str, folder: Path, *, state: str, machine: str) -> int:
    """Start the process that makes the backup, and return its number. It reads the key of an encrypted journal from
    standard input. Raises OSError, LockedError."""
    import subprocess

    from mentorlog.cli.output.programs import start_program
    from mentorlog.store.file.driver import key_of

    key = key_of(journal)
    write_state(state, State(STARTED, seconds_now()))
    detached: dict[str, object] = {"start_new_session": True}
    if sys.platform == "win32":
        detached = {"creationflags": subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP}
    process = start_program(
        # -P: modules are not looked up in the current folder
        [sys.executable, "-P", "-m", "mentorlog.cli.backups.process", journal, os.fspath(folder), state, machine],
        environ=os.environ,
        # others can see the arguments of a process, and its user its environment
        stdin=subprocess.PIPE if key else subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=os.path.dirname(journal),
        close_fds=True,
        **detached,
    )
    if key:
        assert process.stdin is not None  # noqa: S101 - it was asked for
        with suppress(BrokenPipeError), process.stdin as pipe:  # the process may have failed already
            pipe.write(key.secret + key.salt)
    process.returncode = 0  # it is not waited for, and Python must not warn of that
    return process.pid


def explained(error: Exception) -> MentorlogError:
    """The error to show for one that was raised; where a bug in mentorlog happened is saved."""
    if isinstance(error, MentorlogError):
        return error
    if isinstance(error, OSError):
        return BackupError(f"{error.strerror}. The journal was not changed.", hint="Make one now: mentorlog backup")
    from mentorlog.cli.app import App
    from mentorlog.cli.output.private_files import save_bug_report

    return BackupError(f"A bug in mentorlog: {type(error).__name__}.", hint=save_bug_report(App(os.environ), error))
