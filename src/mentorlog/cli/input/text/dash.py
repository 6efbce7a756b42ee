"""`-` as the value of an option or as a remark: standard input is only read for the text of an entry itself, so it is
refused, and what was piped is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.cli.input.command_line.typed_line import line_of
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.cli.app import App

_PLACE: Final = "TEXT-OF-THE-FILE"


def dash_refused(app: App, option: str | None = None) -> UsageError:
    """The error for `-` as the value of an option, or else as the last word. Text that waits on standard input is kept,
    and the line takes it from the file."""
    from mentorlog.cli.input.text.unsaved import remember_text
    from mentorlog.cli.input.text.waiting_input import read_waiting_input
    from mentorlog.cli.output.kept_journal import words_for_journal

    waiting = read_waiting_input() if app.piped is None else app.piped
    message = f"{option or 'A remark'} does not read standard input; '-' is not a text."
    if not waiting.strip():
        return UsageError(message, hint=line_of(_replaced(app.args, option, "TEXT")))
    remember_text(app, waiting)
    line = shell_line.join(words_for_journal(app, _replaced(app.args, option, _PLACE)))
    app.draft_line = lambda path: f"mentorlog {line}".replace(_PLACE, f'"$(cat {shell_line.quote(path)})"')
    return UsageError(message)


def _replaced(args: list[str], option: str | None, text: str) -> list[str]:
    """The line that was typed, with a text in place of `-`."""
    words = list(args)
    for at, word in enumerate(words):
        if option is not None and word == f"{option}=-":
            words[at] = f"{option}={text}"
        elif word == "-" and option is not None and at and words[at - 1] == option:
            words[at - 1 : at + 1] = [f"{option}={text}"]
            return words
    if option is None and "-" in words:
        words[len(words) - 1 - words[::-1].index("-")] = text
    return words
