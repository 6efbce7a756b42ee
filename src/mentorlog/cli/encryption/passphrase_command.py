"""Run the program of the setting `passphrase_command`, which prints the passphrase: `pass show mentorlog`."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from mentorlog.cli.output.programs import shell_line_of, start_program
from mentorlog.errors import MentorlogError, Stopped
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def run_passphrase_command(app: App, command: str) -> str:
    """The passphrase that a command line prints: its first line, as `pass` keeps it, or all of it if that is a recovery
    code. A shell runs it. It has the terminal, so that it can ask for another passphrase; input that is piped to
    mentorlog is not for it. Raises MentorlogError, and Stopped for Ctrl-C."""
    sys.stdout.flush()
    try:
        process = start_program(
            shell_line_of(command),
            environ=app.environ,
            stdin=None if sys.stdin.isatty() else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        )
        printed, _ = process.communicate()
    except OSError as error:
        raise _failed(command, f"can't be started: {error.strerror}") from error
    except KeyboardInterrupt:
        raise Stopped from None
    if process.returncode:
        raise _failed(command, f"failed with exit code {process.returncode}")
    passphrase = _passphrase(printed.decode("utf-8", "surrogateescape"))
    if not passphrase:
        raise _failed(command, "printed no passphrase")
    return passphrase


def _passphrase(printed: str) -> str:
    from mentorlog.store.encryption.recovery_code import is_recovery_code

    return printed if is_recovery_code(printed) else printed.partition("\n")[0].rstrip("\r")


def _failed(command: str, problem: str) -> MentorlogError:
    return MentorlogError(
        f"passphrase_command, {quoted(command)}, {problem}. To be asked for the passphrase instead:",
        hint="mentorlog config --unset passphrase_command",
    )
