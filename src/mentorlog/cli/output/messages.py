"""Hints and errors on stderr, and the recovery file of text that could not be saved."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from mentorlog.cli.output.named_journal import present_run, sentence_for_journal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentorlog.cli.app import App


_LONGEST = 2000
"""The number of characters of a message that are shown."""


def warn(text: str) -> None:
    """Write a warning or a hint to stderr, beside the answer, as a message of mentorlog. Its lines to type are for the
    journal of this run."""
    text = sentence_for_journal(text)
    # a message may quote what was typed, or a whole file that was read from a pipe
    write_stderr(f"mentorlog: {text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}")


def write_stderr(text: str, *, is_command: bool = False) -> None:
    """Write text to stderr, with control characters made visible; at a terminal wrapped between words, and a command in
    the colour of commands."""
    from mentorlog.present.inert import inert

    lines = [inert(text)]
    width = stderr_width()
    if width and (len(text) > width or not text.isascii()):
        from mentorlog.present.message_lines import message_lines

        lines = message_lines(lines[0], width)
    if is_command and width:
        lines = in_colour_of_commands(lines)

    with suppress(OSError):  # an answer that can't be written is reported at the end
        sys.stdout.flush()
    with suppress(OSError):
        sys.stderr.write("".join(f"{line}\n" for line in lines))


def write_hint(hint: str | None) -> None:
    """Write the lines of a hint to stderr, below the message that they belong to."""
    if hint:
        from mentorlog.shell_line import without_long_words

        for line in hint.split("\n"):
            write_stderr(
                f"  {sentence_for_journal(without_long_words(line))}", is_command=line.startswith("mentorlog ")
            )


def write_line_to_type(label: str, line: str) -> None:
    """Write a line that the user may copy to stderr, after a label; below it if both are wider than the terminal. The
    line itself is never broken. It is for the journal of this run."""
    line = sentence_for_journal(line)
    text, width = f"  {label}: {line}", stderr_width()
    if width is None or len(text) <= width:
        write_stderr(text)
        return
    from mentorlog.present.inert import inert

    write_stderr(f"  {label}:")
    with suppress(OSError):
        sys.stderr.write(f"    {inert(line)}\n")


def in_colour_of_commands(lines: list[str]) -> list[str]:
    """The lines as a page at the terminal shows commands; unchanged without colours."""
    app = present_run()
    if app is None or not app.uses_rich or app.uses_sentences:
        return lines
    from mentorlog.cli.output.terminal import command_lines

    return command_lines(app, lines)


def stderr_width() -> int | None:
    """The columns of the terminal that stderr is; None if it is not a terminal."""
    if not sys.stderr.isatty():
        return None
    with suppress(OSError, ValueError):
        return os.get_terminal_size(sys.stderr.fileno()).columns or None
    return None


def show_settings_errors(app: App) -> None:
    """Write the errors in the settings that the command has read to stderr, with the commands that fix them."""
    for error in app.settings_errors:
        if error is not app.shown_error:
            warn(error.message)
            write_hint(error.hint)
