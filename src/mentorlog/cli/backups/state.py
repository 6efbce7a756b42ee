"""The state of a daily backup that has failed or is being made, in a small file beside the journal.

The folder of the backups may be the one that can't be written, so the file is not in it. It is created before a backup
is made in another process, with space for an error: a full disk can then still be reported.
"""

from __future__ import annotations

import errno
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from mentorlog.cli import output
from mentorlog.cli.real_clock import seconds_now
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from mentorlog.errors import MentorlogError

STARTED: Final = "started"
FAILED: Final = "failed"
SHOWN: Final = "shown"
"""A failure that the user has been shown."""
NOT_MADE: Final = "the daily backup was not made"
NOT_PRUNED: Final = "old commands could not be removed from the record of changes"
_NOT_CHANGED: Final = " The journal was not changed."
RECORDED: Final = " What you recorded is saved in the journal."
_SIZE: Final = 4096
"""Bytes that the file has while a backup is made; an error takes less."""


class State(NamedTuple):
    """The state of the last daily backup that was not finished."""

    status: str
    """STARTED, FAILED or SHOWN."""
    at: float
    """When it began or failed, in seconds since 1970."""
    message: str = ""
    """Why it failed."""
    hint: str = ""
    """What to do, in one or more lines."""


def read_state(path: str) -> State | None:
    """The state in a file; None if there is no file, or something else is in it."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            status, at, message, *hint = file.read(_SIZE).rstrip("\0").split("\n")
            return State(status, float(at), message, "\n".join(filter(None, hint)))
    except (OSError, ValueError):
        return None


def write_state(path: str, state: State) -> None:
    """Write a state over the one before, in the same space. Raises OSError, also for a link to another file."""
    text = f"{state.status}\n{int(state.at)}\n{' '.join(state.message.split())}\n{state.hint}\n"
    content = text.encode("utf-8", "replace")[: _SIZE - 1]
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags, 0o600), "r+b") as file:
        if os.fstat(file.fileno()).st_nlink > 1:
            raise OSError(errno.EMLINK, "it is also the file of another name", path)
        file.write(content.ljust(_SIZE, b"\0") if state.status == STARTED else content)
        file.truncate()


def failure_of(error: MentorlogError, *, what: str) -> State:
    """The state after a failure now; `what` was not done."""
    at = seconds_now()
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(at))
    # the command before the backup has changed the journal
    message = error.message.removesuffix(_NOT_CHANGED) + RECORDED
    return State(FAILED, at, f"{what} ({when}). {message}", error.hint or "")


def save_failure(path: str, failure: State) -> None:
    """Save a failure for the next command to show, or one that was shown already."""
    with suppress(OSError):  # if nothing can be written, not even over this file, no one can be told later
        write_state(path, failure)


def clear_state(path: str) -> None:
    """Delete the file after a backup was made."""
    with suppress(OSError):
        os.unlink(path)


def report_failure(path: str) -> None:
    """Show a failure that has not been shown yet."""
    state = read_state(path)
    if state is not None and state.status == FAILED:
        show_failure(state)
        save_failure(path, state._replace(status=SHOWN))


def show_failure(state: State) -> None:
    """Show why a backup failed and what to do, on stderr."""
    output.warn(state.message)
    output.write_hint(state.hint)
