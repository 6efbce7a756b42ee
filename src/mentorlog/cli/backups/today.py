"""Whether the backup of the day exists, by the names of the files in the folder.

Every command that writes comes here, so this module imports nothing heavy.
"""

from __future__ import annotations

import os
import time
from typing import Final

from mentorlog.cli.real_clock import seconds_now

_NAME: Final = "%Y-%m-%dT%H%M%SZ"


def is_made_today(folder: str | os.PathLike[str]) -> bool:
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
    ending = f"-{machine_name()}.db"
    return any(first <= name[: len(first)] <= last and name[len(first) :] == ending for name in names)


def machine_name() -> str:
    """The name of this computer, as it is in the names of backups: letters, digits and hyphens, never empty."""
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    # without the domain, which depends on the network that a laptop is in
    first = name.partition(".")[0][:40]
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in first)
    return kept.strip("-") or "computer"
