"""Start other programs, such as the editor and the pager. A shell runs the command lines that the user sets, as git
does."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_INHERITED: Final = "MENTORLOG_PASSPHRASE"


def start_program(command: list[str] | str, *, environ: Mapping[str, str], **options: Any) -> subprocess.Popen[bytes]:
    """Start a program as subprocess.Popen does, with an environment without the passphrase of the journal. Raises
    OSError."""
    inherited = dict(environ)
    inherited.pop(_NOT_INHERITED, None)
    process: subprocess.Popen[bytes] = subprocess.Popen(command, env=inherited, **options)  # noqa: S603 - the user's own
    return process


def can_be_started(command: str, environ: Mapping[str, str]) -> bool:
    """Whether a shell finds the program of a command line; True if only the shell can tell (`$(...)`), False if a quote
    is not closed."""
    program = _program_of(command)
    if program.startswith("~/") or program == "~":
        program = environ.get("HOME", "~") + program[1:]
    program = os.path.expanduser(program)  # noqa: PTH111 - the name may be no path at all
    for name in sorted(environ, key=len, reverse=True) if "$" in program else ():
        program = program.replace(f"${{{name}}}", environ[name]).replace(f"${name}", environ[name])
    if any(sign in program for sign in "$`"):
        return True
    # a variable may hold arguments too
    return (bool(program.strip()) and shutil.which(program.split()[0], path=environ.get("PATH")) is not None) or (
        shutil.which(program, path=environ.get("PATH")) is not None
    )


def _program_of(command: str) -> str:
    """The program that a shell starts for this command line, "" if the line is invalid; `LESS=-S less` starts less."""
    try:
        words = shlex.split(command)
    except ValueError:  # a quote that is not closed
        return ""
    return next((word for word in words if "=" not in word), "")


def shell_words(command: str, argument: str) -> list[str]:
    """The words that run a command line with one more argument: in a shell, so that `~`, variables and quotes work."""
    if os.name == "nt":
        return [*shlex.split(command), argument]
    # Ctrl-C is for the editor: with a trap the shell waits for it, and has its exit code
    return ["sh", "-c", f'trap : INT; {command} "$@"', command, argument]


def shell_line_of(command: str) -> list[str]:
    """The words that run a command line in a shell, without another argument."""
    return shlex.split(command) if os.name == "nt" else ["sh", "-c", command]
