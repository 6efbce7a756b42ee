"""Ask for a passphrase at a terminal, which does not show what is typed."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from mentorlog.cli import output
from mentorlog.cli.input.prompts.ask import last_line
from mentorlog.cli.input.prompts.line_editor import is_terminal, problem_of_cut_line, read_plain, read_typed_lines
from mentorlog.cli.signals import raise_ending_signals
from mentorlog.errors import Stopped
from mentorlog.present.inert import inert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.cli.app import App

SHORT: Final = "The passphrase is short, and can be guessed. Five or six random words are better."
_SHORTEST: Final = 8
"""The number of characters below which a passphrase is easy to guess."""


def ask_passphrase(app: App, question: str, *, follows: bool = False) -> str:
    """Ask for a passphrase, and return it as it was typed; several pasted lines are one answer. It may be empty. What
    was typed before the question is discarded, unless the question follows another one. Raises Stopped for Ctrl-C and
    Ctrl-D."""
    raise_ending_signals()
    while True:
        try:
            sys.stdout.flush()
            answer = _read_hidden(last_line(inert(question)), discards=not follows)
        except (KeyboardInterrupt, EOFError):
            sys.stderr.write("\n")  # the line of the question is not finished
            raise Stopped from None
        problem = _problem(answer)
        if problem is None:
            return answer
        output.write_stderr(problem)


def ask_new_passphrase(app: App) -> str:
    """Ask for a new passphrase twice, and again until both are the same line of text, which is not a recovery code.
    Raises Stopped."""
    from mentorlog.store.encryption.recovery_code import is_valid_recovery_code

    while True:
        passphrase = ask_passphrase(app, "New passphrase:")
        if not passphrase.strip():
            output.write_stderr("The passphrase must not be empty.")
        elif is_valid_recovery_code(passphrase):
            output.write_stderr("That is a recovery code. A new passphrase must be something else.")
        elif "\n" in passphrase:
            output.write_stderr("The passphrase must be one line.")
        else:
            question = "The same passphrase again:"
            if is_short(passphrase):
                output.write_stderr(SHORT)
                question = "The same passphrase again (Enter: type a longer one):"
            again = ask_passphrase(app, question)
            if again == passphrase:
                return passphrase
            if again or not is_short(passphrase):
                output.write_stderr("The two passphrases are not the same. Type both again.")


def is_short(passphrase: str) -> bool:
    """Whether a passphrase is easy to guess because it has few characters."""
    return len(passphrase) < _SHORTEST


def _problem(answer: str) -> str | None:
    """What is wrong with what was typed, which the user can't see; None if nothing is."""
    if problem := problem_of_cut_line(answer, what="passphrase"):
        return problem
    if any(ord(character) < 0x20 and character != "\n" for character in answer):
        return "Cursor keys, Tab and control keys don't work here. Type the passphrase again without them."
    return None


def _read_hidden(question: str, *, discards: bool) -> str:
    """Ask and return the answer without its final line break. Raises EOFError for Ctrl-D, KeyboardInterrupt."""
    if not is_terminal():
        return read_plain(question)
    if sys.platform == "win32":
        import getpass

        return getpass.getpass(question)
    with without_echo(discards=discards):
        answer = read_typed_lines(question)
    sys.stderr.write("\n")  # the terminal has not shown that Enter was pressed either
    return answer


@contextmanager
def without_echo(*, discards: bool = True) -> Iterator[None]:
    """Let the terminal not show what is typed. With `discards`, what was typed before, and shown, is not read."""
    if not is_terminal() or sys.platform == "win32":
        yield
        return
    import termios

    before = termios.tcgetattr(sys.stdin)
    hidden = [*before]
    hidden[3] &= ~termios.ECHO
    try:
        termios.tcsetattr(sys.stdin, termios.TCSAFLUSH if discards else termios.TCSADRAIN, hidden)
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
