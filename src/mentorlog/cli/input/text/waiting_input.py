"""Read what waits on standard input, without waiting for a program that may never write."""

from __future__ import annotations

import os
import stat
import sys
from typing import Final

_PATIENCE: Final = 0.5
"""Seconds to wait for more text from a pipe."""
_CHUNK: Final = 2**16


def read_waiting_input() -> bytes:
    """The text in the pipe that is standard input, as far as it is there or follows soon. Empty if standard input is
    not a pipe: a file is still there."""
    import select

    chunks: list[bytes] = []
    try:
        handle = sys.stdin.fileno()
        if not stat.S_ISFIFO(os.fstat(handle).st_mode):
            return b""
        while select.select([handle], [], [], _PATIENCE)[0] and (chunk := os.read(handle, _CHUNK)):
            chunks.append(chunk)
    except (OSError, ValueError):  # standard input is closed or not a file, or pipes can't be waited for (Windows)
        pass
    return b"".join(chunks)
