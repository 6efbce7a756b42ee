"""The description of a bug in mentorlog that is saved to be reported: where it happened, and nothing of the journal.

A traceback of Python would have the messages of the errors, which may quote a text, and lines of source code. This has
only names of the program itself: types of errors, modules, functions and line numbers.
"""

from __future__ import annotations

import errno
import platform
import sys
import traceback
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.cli.app import App

_MOST_CALLS: Final = 60
"""Of a longer chain of calls, the last ones are listed."""


def bug_report(app: App, error: BaseException) -> str:
    """The lines that describe an error that nothing expects, without its message and without any value."""
    from mentorlog import __version__

    lines = [
        f"mentorlog {__version__}, Python {platform.python_version()}, {sys.platform}",
        f"command: {_command_of(app)}",
    ]
    for cause in reversed(list(_causes(error))):
        lines += ["", _name_of(cause), *_calls(cause)]
    lines += ["", "The messages of errors are left out, because they may quote what is in the journal."]
    return "".join(f"{line}\n" for line in lines)


def _command_of(app: App) -> str:
    """The name of the command; none of its words and options."""
    path = str(app.context.command_path) if app.context else "unknown"
    return path.removeprefix("mentorlog ")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, then those while which it was raised, each once."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def _name_of(error: BaseException) -> str:
    """The type of an error, with the name of the code that the system or SQLite gave it."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    code = getattr(error, "sqlite_errorname", None)
    if isinstance(error, OSError) and error.errno is not None:
        code = errno.errorcode.get(error.errno, str(error.errno))
    return f"{name} ({code})" if code else name


def _calls(error: BaseException) -> Iterator[str]:
    """Where an error was raised, the innermost call last."""
    calls = list(traceback.walk_tb(error.__traceback__))
    if len(calls) > _MOST_CALLS:
        yield f"  … {len(calls) - _MOST_CALLS} more calls"
    for frame, line in calls[-_MOST_CALLS:]:
        yield f"  {frame.f_globals.get('__name__', '?')}, line {line}, in {frame.f_code.co_qualname}"
