"""The clock of the computer, for what must not follow MENTORLOG_NOW: backups and their names."""

from __future__ import annotations

import datetime as dt
import time


def local_now() -> dt.datetime:
    """The current time in the local time zone."""
    return dt.datetime.now().astimezone()


def seconds_now() -> float:
    """The current time in seconds since 1970."""
    return time.time()
