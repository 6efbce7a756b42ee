"""Read one answer at a terminal: with cursor keys, of any length, and pasted lines as one answer. No history is kept.

It uses GNU readline if Python has it, else prompt_toolkit if it is installed, else the terminal itself. The question
and what is typed go to stderr in each case, so that stdout has only the output.
"""

from __future__ import annotations

import builtins
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from mentorlog.cli.output import write_stderr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_STDOUT: Final = 1
_STDERR: Final = 2
_PASTE_ON: Final = "\x1b[?2004h"
"""Lets a terminal mark what is pasted, so that several lines are one answer."""
_PASTE_OFF: Final = "\x1b[?2004l"
_PASTE_BEGIN: Final = "\x1b[200~"
_PASTE_END: Final = "\x1b[201~"
_LONGEST_LINE: Final = 4095
"""Bytes. A terminal without a line editor drops longer input."""


def read_answer(question: str, *, is_redrawn: bool = True) -> str:
    """Ask and return the answer, without its final line break. Without `is_redrawn`, no editor is used that draws the
    line again while it is typed. Raises EOFError for Ctrl-D, KeyboardInterrupt."""
    if not is_terminal():
        return read_plain(question)
    readline = _gnu_readline()
    if readline is not None:
        _set_up(readline)
        with _stdout_to_stderr(), _utf8():
            return builtins.input(question)
    session = _prompt_toolkit() if is_redrawn else None
    if session is not None:
        return str(session.prompt(question))
    return _read_from_terminal(question)


def is_terminal() -> bool:
    """Whether the process's own standard input and error are a terminal; tests replace them."""
    try:
        return sys.stdin.fileno() == 0 and sys.stdin.isatty() and os.isatty(_STDERR) and sys.stdout.fileno() == _STDOUT
    except (OSError, ValueError):
        return False


def read_plain(question: str) -> str:
    """Read a line that is not typed at a terminal."""
    sys.stderr.write(question)
    sys.stderr.flush()
    answer = sys.stdin.readline()
    if not answer:
        raise EOFError
    return answer.rstrip("\n")


# GNU readline


def _gnu_readline() -> ModuleType | None:
    """Python's readline, if it is GNU readline: libedit has no bracketed paste."""
    try:
        import readline
    except ImportError:
        return None
    return None if "libedit" in (readline.__doc__ or "") else readline


def _set_up(readline: Any) -> None:
    readline.set_auto_history(False)
    for setting in (
        "enable-bracketed-paste on",
        # in the locale C, letters that are not ASCII would become key sequences
        "convert-meta off",
        "input-meta on",
        "output-meta on",
    ):
        readline.parse_and_bind(f"set {setting}")
    readline.parse_and_bind("tab: self-insert")


@contextmanager
def _stdout_to_stderr() -> Iterator[None]:
    """Let file descriptor 1 be the terminal of stderr: Python uses readline only if stdout is a terminal, and readline
    writes there."""
    sys.stderr.flush()
    before = os.dup(_STDOUT)
    try:
        os.dup2(_STDERR, _STDOUT)
        yield
    finally:
        os.dup2(before, _STDOUT)
        os.close(before)


@contextmanager
def _utf8() -> Iterator[None]:
    """Let readline edit complete letters if LC_ALL is C: Python reads UTF-8 then, but readline reads bytes."""
    before = os.environ.get("LC_ALL")
    if before not in ("C", "POSIX"):
        yield
        return
    os.environ["LC_ALL"] = "C.UTF-8"
    try:
        yield
    finally:
        os.environ["LC_ALL"] = before


# prompt_toolkit


def _prompt_toolkit() -> Any | None:
    """A session of prompt_toolkit that writes to stderr; None if it is not installed."""
    try:
        from prompt_toolkit import PromptSession
        from prompt_toolkit.history import DummyHistory
        from prompt_toolkit.output import create_output
    except ImportError:
        return None
    return PromptSession(history=DummyHistory(), output=create_output(stdout=sys.stderr))


# the terminal itself


def _read_from_terminal(question: str) -> str:
    """Read a line that the terminal edits: it can delete, but has no cursor keys. Several pasted lines are one answer
    if the terminal marks them. The question is repeated if the answer was truncated or contains codes of keys."""
    while True:
        answer = read_typed_lines(question)
        problem = problem_of_cut_line(answer, what="answer")
        if problem:
            write_stderr(problem)
        elif "\x1b" in answer:
            write_stderr("Cursor keys don't work here. Type the answer again without them.")
        else:
            return answer


def read_typed_lines(question: str) -> str:
    """Ask at a terminal, and return a line as it was typed; or the lines of a paste, which the terminal marks, and what
    is typed after them. Raises EOFError for Ctrl-D, KeyboardInterrupt."""
    sys.stderr.write(_PASTE_ON + question)
    sys.stderr.flush()
    try:
        return _typed_lines()
    finally:
        sys.stderr.write(_PASTE_OFF)
        sys.stderr.flush()


def problem_of_cut_line(answer: str, *, what: str) -> str | None:
    """The sentence that the terminal has cut a line of an answer, which is called `what`; None if it has not."""
    if any(len(line.encode("utf-8", "surrogateescape")) >= _LONGEST_LINE for line in answer.split("\n")):
        return f"The terminal cuts a line at {_LONGEST_LINE} bytes. Type a shorter {what}."
    return None


def _typed_lines() -> str:
    text = ""
    while True:
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        text += line
        if text.count(_PASTE_BEGIN) <= text.count(_PASTE_END):
            return text.removesuffix("\n").replace(_PASTE_BEGIN, "").replace(_PASTE_END, "")
