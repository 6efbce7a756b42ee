"""Whether the backup of the day exists, by the names of the files in the folder.

Every command that writes comes here, so this module imports nothing heavy.
"""

from __future__ import annotations

import os
import time
from typing import Final

from mentorlog.cli.real_clock import seconds_now

_NAME: Final = "%Y-%m-%dT%H%M%SZ"


def is_made_today(folder: str | os.PathLike[str], *, machine: str) -> bool:
    """Whether this machine has made a backup in a folder since midnight. One from the future does not count: the clock
    was wrong then. False if the folder can't be read; making the backup then reports why."""
    try:
        names = os.listdir(folder)
    except OSError:
        return False
    now = seconds_now()
    today = time.localtime(now)
    midnight = time.mktime((today.tm_year, today.tm_mon, today.tm_mday, 0, 0, 0, 0, 0, -1))
    first, last = (time.strftime(_NAME, time.gmtime(moment)) for moment in (midnight, now + 60))
    ending = f"-{machine}.db"
    return any(first <= name[: len(first)] <= last and name[len(first) :] == ending for name in names)
