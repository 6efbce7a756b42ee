"""Runs one process and says how long it took and how much memory it had at most.

The parent stays small on purpose: Linux counts what the parent held at the moment of the start as the child's peak.
"""

from __future__ import annotations

import os
import statistics
import struct
import time
from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

Voice = Literal["piped", "json", "drawn"]


TERMINAL: Final = (1000, 80)
"""Lines and columns; so many lines that nothing goes through a pager, which waits for a key."""


class Run(NamedTuple):
    """One process: wall time in seconds from its start to its end, and its peak memory in KiB."""

    seconds: float
    kib: int


def run(arguments: list[str], *, environment: Mapping[str, str], voice: Voice = "piped") -> Run:
    """Run a program to its end, away from a terminal or (`drawn`) at one.

    Raises RuntimeError when it fails.
    """
    start = _at_terminal if voice == "drawn" else _piped
    began = time.perf_counter()
    pid = start(arguments, environment)
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - began
    if status:
        raise RuntimeError(f"{' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}")
    return Run(seconds, usage.ru_maxrss)


def median(runs: Sequence[Run]) -> Run:
    """Take the middle of the times, and the middle of the peaks."""
    return Run(statistics.median(one.seconds for one in runs), int(statistics.median(one.kib for one in runs)))


def fastest(runs: Sequence[Run]) -> Run:
    """Take the run that the machine disturbed least."""
    return min(runs)


def _piped(arguments: list[str], environment: Mapping[str, str]) -> int:
    """Start with standard output into a pipe that is read to its end."""
    reading, writing = os.pipe()
    nothing = os.open(os.devnull, os.O_RDWR)
    pid = os.posix_spawn(
        arguments[0],
        arguments,
        environment,
        file_actions=[
            (os.POSIX_SPAWN_DUP2, nothing, 0),
            (os.POSIX_SPAWN_DUP2, writing, 1),
            (os.POSIX_SPAWN_DUP2, nothing, 2),
        ],
    )
    os.close(nothing)
    os.close(writing)
    _drain(reading)
    return pid


def _at_terminal(arguments: list[str], environment: Mapping[str, str]) -> int:
    """Start at a terminal of its own, and read what it shows until it hangs up."""
    import fcntl
    import termios

    pid, terminal = os.forkpty()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *TERMINAL, 0, 0))
        os.execve(arguments[0], arguments, environment)  # noqa: S606
    _drain(terminal)
    return pid


def _drain(reading: int) -> None:
    try:
        while os.read(reading, 1 << 16):
            pass
    except OSError:
        pass  # a terminal whose last process ended answers with an error, not with the end of a file
    os.close(reading)
