"""Say where a recovery code went that was written to standard output, if that is not a terminal."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from mentorlog import shell_line
from mentorlog.cli import output

_FILE: Final = "which is not encrypted: anyone who reads it can open the journal. Write the code down on paper, then"


def warn_of_shown_code(*, rekey: str) -> None:
    """Warn that a file has the recovery code; or, for a pipe, which may keep it in a safe place, that it may be lost,
    with `rekey`, the line that makes a new one."""
    if sys.stdout.isatty():
        return None
    status = _status()
    if status is None or not stat.S_ISREG(status.st_mode):
        output.warn("the recovery code was written to standard output. If it was not kept there, make a new one:")
        return output.write_hint(rekey)
    file = _name_of(status)
    if file is None:
        return output.warn(f"the recovery code is in the file that standard output goes to, {_FILE} delete that file.")
    output.warn(f"the recovery code is in {file}, {_FILE} delete the file:")
    return output.write_hint(shell_line.join(["rm", str(file)]))


def _status() -> os.stat_result | None:
    """What standard output is; None if that can't be known."""
    with suppress(OSError, ValueError):
        return os.fstat(sys.stdout.fileno())
    return None


def _name_of(status: os.stat_result) -> Path | None:
    """The path of the file that standard output is, as Linux knows it; None if it is not known."""
    with suppress(OSError):
        file = Path(f"/proc/self/fd/{sys.stdout.fileno()}").readlink()
        if os.path.samestat(file.stat(), status):
            return file
    return None
