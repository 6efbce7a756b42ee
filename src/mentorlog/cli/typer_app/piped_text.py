"""Read the text on standard input before anything can fail, so that it is kept whatever is wrong."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from mentorlog.cli.input.text.read import read_input
from mentorlog.cli.typer_app.index import command_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentorlog.cli.app import App

READERS: Final = frozenset(
    (
        *("log", "note", "raise", "ask", "questions"),
        *("goal", "action", "feedback", "advice", "resource", "milestone"),  # their subcommands
        *("checkpoint", "outcome", "celebrate", "answer"),  # a note
        *("start", "prospect", "rate", "search"),  # a name, a skill, words
    )
)
"""The commands that read their words from standard input if they are `-`."""
TEXT_OPTIONS: Final = frozenset(
    (
        *("--admire", "--advice", "--agreement", "--answer-note", "--background", "--behavior"),
        *("--behaviour", "--cadence", "--different", "--email", "--expectations-note", "--focus"),
        *("--found-through", "--hope", "--how", "--impact", "--introduce", "--learned", "--less", "--me"),
        *("--measure", "--message", "--more", "--name", "--next", "--note", "--notes", "--offer", "--org"),
        *("--outcome-note", "--person", "--private-notes", "--programme", "--readers", "--reason", "--same"),
        *("--set", "--situation", "--skill", "--skills", "--summary-readers", "--takeaway", "--takeaways"),
        *("--text", "--thanks", "--them", "--title", "--topic", "--topics", "--url", "--via", "--where"),
        "--why",
    )
)
"""The options that read their text from standard input if it is `-`, of all commands."""
_GLOBAL: Final = ("--db", "--color")
_FILE_OPTIONS: Final = ("-o", "--output")
"""Options of these commands for which `-` is standard output."""


def read_piped_text(app: App) -> None:
    """Read standard input if it is the text of the command, or of a command whose name is not known. At a terminal
    nothing is read yet: what is wrong is said before the user types.

    Raises MentorlogError if it can't be read."""
    if takes_text(app.args) and not sys.stdin.isatty():
        app.piped = read_input(app)


def takes_text(args: Sequence[str]) -> bool:
    """Whether the command line records the text on standard input."""
    words = list(args[: args.index("--")] if "--" in args else args)
    name = next(_words(words), "")
    command = command_of(name)
    if "-h" in words or "--help" in words:
        return False
    if any(_is_option_text(words, at) for at in range(len(words))):
        return True
    if command and command not in READERS:
        return False
    return any(word == "-" and (command == "rate" or _is_text(words, at)) for at, word in enumerate(words))


def _is_option_text(words: Sequence[str], at: int) -> bool:
    """Whether a word is `-` as the value of an option for text."""
    option, equals, value = words[at].partition("=")
    if equals:
        return value == "-" and option in TEXT_OPTIONS
    return option == "-" and at > 0 and words[at - 1] in TEXT_OPTIONS


def _words(args: Sequence[str]) -> Iterator[str]:
    """The words that are neither global options nor their values."""
    rest = iter(args)
    for word in rest:
        if word in _GLOBAL:
            next(rest, None)
        elif not word.startswith("-"):
            yield word


def _is_text(words: Sequence[str], at: int) -> bool:
    """Whether a `-` may be the whole text: no word of a text follows it, and it is not a file."""
    is_last = at + 1 == len(words) or words[at + 1].startswith("-")
    return is_last and (at == 0 or words[at - 1] not in _FILE_OPTIONS)
