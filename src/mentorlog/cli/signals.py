"""Signals that end the process while the user types: they become an exception, so that what was typed can be kept."""

from __future__ import annotations

import sys
from typing import Any, Final

_NAMES: Final = ("SIGHUP", "SIGTERM", "SIGQUIT")
"""A closed terminal, `kill` and the end of a user's session, Ctrl-\\."""


class Ended(BaseException):
    """A signal ends the process; like KeyboardInterrupt, it is not an Exception, so that no handler of errors takes
    it."""

    def __init__(self, number: int, *, unfinished: str) -> None:
        super().__init__(number)
        self.number = number
        self.unfinished = unfinished
        """What was typed of an answer that is not finished."""

    @property
    def name(self) -> str:
        """The name of the signal, such as SIGTERM."""
        import signal

        return signal.Signals(self.number).name

    @property
    def exit_code(self) -> int:
        """What a shell shows of a process that a signal ended."""
        return 128 + self.number


class _State:
    """The handlers that this process has replaced."""

    replaced: dict[int, Any] = {}  # noqa: RUF012 - there is one set of signal handlers per process
    is_ending = False


def raise_ending_signals() -> None:
    """Let SIGHUP, SIGTERM and SIGQUIT raise Ended, once. A signal that the caller ignores (`nohup`) stays ignored."""
    import signal

    for name in _NAMES:
        number = getattr(signal, name, None)  # Windows has only SIGTERM
        if number is None or number in _State.replaced or signal.getsignal(number) != signal.SIG_DFL:
            continue
        try:
            _State.replaced[number] = signal.signal(number, _raise)
        except ValueError:  # handlers can only be set in the main thread
            return


def restore_signals() -> None:
    """Let the signals end the process again, as before `raise_ending_signals`."""
    if not _State.replaced:
        return
    import signal

    for number, handler in _State.replaced.items():
        signal.signal(number, handler)
    _State.replaced = {}
    _State.is_ending = False


def ignore_ending_signals() -> None:
    """Ignore the signals that would raise Ended until `restore_signals`, because the process ends already."""
    _State.is_ending = True


def _raise(number: int, _: object) -> None:
    if not _State.is_ending:
        _State.is_ending = True
        raise Ended(number, unfinished=_unfinished_answer())


def _unfinished_answer() -> str:
    """What is typed in the line editor, if there is one."""
    readline = sys.modules.get("readline")
    return "" if readline is None else str(readline.get_line_buffer())
