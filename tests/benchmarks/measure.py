"""Run one process, and measure its time and its peak memory.

The parent process must stay small, because Linux includes its memory at the start in the peak of the child.
"""

from __future__ import annotations

import os
import statistics
import struct
import time
from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

OutputMode = Literal["piped", "json", "drawn"]
"""Piped text, piped JSON, or text drawn at a terminal."""


TERMINAL: Final = (1000, 80)
"""Lines and columns; enough lines that no pager is started, which would wait for a key."""


class Run(NamedTuple):
    """The measurements of one process."""

    seconds: float
    """Wall time from its start to its end, in seconds."""
    kib: int
    """Peak memory in KiB."""
    processor: float
    """Time of the processor, in seconds."""


def run(arguments: list[str], *, environment: Mapping[str, str], mode: OutputMode = "piped") -> Run:
    """Run a program to its end, with its output in a pipe or (`drawn`) at a terminal.

    Raises RuntimeError if it fails.
    """
    start = _at_terminal if mode == "drawn" else _piped
    began = time.perf_counter()
    pid = start(arguments, environment)
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - began
    if status:
        raise RuntimeError(f"{' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}")
    return Run(seconds, usage.ru_maxrss, usage.ru_utime + usage.ru_stime)


def median(runs: Sequence[Run]) -> Run:
    """The medians of the times and of the peaks."""
    return Run(
        statistics.median(each_run.seconds for each_run in runs),
        int(statistics.median(each_run.kib for each_run in runs)),
        statistics.median(each_run.processor for each_run in runs),
    )


def fastest(runs: Sequence[Run]) -> Run:
    """The fastest run, which other load disturbed least."""
    return min(runs)


def _piped(arguments: list[str], environment: Mapping[str, str]) -> int:
    """Start a program with standard output in a pipe, and read it to its end."""
    read_end, write_end = os.pipe()
    devnull = os.open(os.devnull, os.O_RDWR)
    pid = os.posix_spawn(
        arguments[0],
        arguments,
        environment,
        file_actions=[
            (os.POSIX_SPAWN_DUP2, devnull, 0),
            (os.POSIX_SPAWN_DUP2, write_end, 1),
            (os.POSIX_SPAWN_DUP2, devnull, 2),
        ],
    )
    os.close(devnull)
    os.close(write_end)
    _drain(read_end)
    return pid


def _at_terminal(arguments: list[str], environment: Mapping[str, str]) -> int:
    """Start a program at a new terminal, and read its output until the terminal closes."""
    import fcntl
    import termios

    pid, terminal = os.forkpty()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *TERMINAL, 0, 0))
        os.execve(arguments[0], arguments, environment)  # noqa: S606
    _drain(terminal)
    return pid


def _drain(read_end: int) -> None:
    try:
        while os.read(read_end, 1 << 16):
            pass
    except OSError:
        pass  # a terminal without processes raises an error instead of end of file
    os.close(read_end)
