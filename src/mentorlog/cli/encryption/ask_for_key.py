"""Ask for the passphrase or the recovery code of an encrypted file, until it opens the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.cli import output
from mentorlog.cli.encryption.ask_passphrase import ask_passphrase, without_echo
from mentorlog.errors import LockedError, UsageError
from mentorlog.named_tuples import NamedTuple
from mentorlog.store.encryption.recovery_code import LINES, number_of_lines, read_first_lines
from mentorlog.store.encryption.unlocking import key_that_opens

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mentorlog.cli.app import App
    from mentorlog.store.encryption.keys import Key

_TRIES: Final = 3
"""How often a passphrase is asked for, as ssh does."""


class Typed(NamedTuple):
    """A key that was asked for."""

    key: Key
    """The key."""
    text: str
    """The passphrase or the recovery code that was typed."""


def ask_for_key(
    app: App,
    file: Path,
    *,
    salt: bytes,
    is_usual: bool = False,
    of_damaged: Callable[[str], Key | None] = lambda _: None,
) -> Typed:
    """Ask up to three times for the passphrase of a file, which begins with `salt`; its recovery code can be typed
    instead, in one line or in several. `is_usual`: it is the journal that is used without --db. `of_damaged` finds the
    key, with another salt, for an answer that does not open the file, if its beginning is damaged. Raises LockedError
    if none of the answers opens it, Stopped."""
    with without_echo():
        for number in range(_TRIES):
            if number:
                output.write_stderr("Try again, or press Ctrl-C to stop.")
            answer = ask_passphrase(app, f"Passphrase for {file}:")
            typed = _read(app, file, answer, salt=salt, of_damaged=of_damaged)
            if typed:
                return typed
    why = (
        "If you have forgotten the passphrase, type the recovery code in its place: the eight lines that `encrypt` "
        "showed."
        if is_usual
        else "Either it has another passphrase, or it is not an encrypted journal."
    )
    raise LockedError(f"{file} is locked: no answer opens it. {why}")


def _read(app: App, file: Path, answer: str, *, salt: bytes, of_damaged: Callable[[str], Key | None]) -> Typed | None:
    """The key that an answer gives; None if it does not open the file, which is said."""
    problem = "That does not open it."
    try:
        key = key_that_opens(file, answer, salt=salt) if answer else None
        if key is None and 0 < number_of_lines(answer) < LINES:
            answer = _other_lines(app, answer)
            key = key_that_opens(file, answer, salt=salt) if answer else None
        if key is None and answer:
            key = of_damaged(answer)
    except UsageError as error:
        key, problem = None, error.message
    if key:
        return Typed(key, answer)
    output.write_stderr(problem)
    return None


def _other_lines(app: App, first: str) -> str:
    """Ask for the other lines of a recovery code, each until it is right, and return the whole code; "" if the first
    ones were not meant as lines of one, as a passphrase of eight letters. Raises UsageError if they were, and have a
    wrong character."""
    try:
        read_first_lines(first)
    except UsageError:
        if "-" in first:
            raise
        return ""
    code, follows = first, True
    while (number := number_of_lines(code)) < LINES:
        question = f"Line {number + 1} of the recovery code (Enter: type a passphrase):"
        line = ask_passphrase(app, question, follows=follows)
        follows = False  # the lines after a wrong one, pasted with it, are not tried in its place
        if not line:
            return ""
        longer = f"{code}\n{line}"
        if number_of_lines(longer) <= number:
            output.write_stderr("A line of the recovery code has 8 letters and digits.")
            continue
        try:
            read_first_lines(longer)
        except UsageError as error:
            output.write_stderr(error.message)
        else:
            code, follows = longer, True
    return code
