"""`-` as a text: it is read from standard input, so that it is in no history of a shell and in no list of processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from mentorlog.cli.app import App

TEXTS: Final = ("TEXT", "PERSON", "ADDRESS", "URL", "TOPIC")
"""What the values of options that are texts are called in help."""


def option_from_stdin(app: App, option: Any, value: Any) -> Any:
    """The value of a Typer option with the text on standard input in place of `-`. Raises UsageError if `-` is typed
    twice, if the text is blank, and as `read_stdin` does."""
    typed = next((name for name in option.opts if _has_dash(app.args, name)), option.opts[0])
    if isinstance(value, (list, tuple)):
        return [stdin_of_option(app, typed) if item == "-" else item for item in value]
    return stdin_of_option(app, typed)


def stdin_of_option(app: App, option: str) -> str:
    """The text on standard input as the value of an option. Raises as `option_from_stdin` does."""
    from mentorlog.cli.input.text.read import read_stdin

    _refuse_several_dashes(app)
    text = read_stdin(app)
    if not text.strip():
        raise UsageError(f"{option} is empty.")
    return text


def words_or_stdin(app: App, words: list[str] | None) -> list[str]:
    """The words of a name, of a skill or to search for, with the text on standard input, on one line, in place of `-`.
    Raises as `option_from_stdin` does."""
    words = list(words or ())
    typed = words[: len(words) - app.words_after_dashes] if app.words_after_dashes else words
    if "-" in typed:
        words[typed.index("-")] = " ".join(stdin_of_option(app, "The text").split())
    return words


def _refuse_several_dashes(app: App) -> None:
    """Raise UsageError if `-` is typed for more than one text: standard input is only one."""
    from mentorlog.cli.input.command_line.typed_line import line_of, places_of_stdin

    places = places_of_stdin(app.args)
    if len(places) > 1:
        words = list(app.args)
        for at in places[1:]:
            words[at] = f"{words[at].removesuffix('-')}TEXT"
        raise UsageError("Standard input is only one text; `-` can be used once:", hint=line_of(words))


def _has_dash(args: Sequence[str], option: str) -> bool:
    return f"{option}=-" in args or any(args[at : at + 2] == [option, "-"] for at in range(len(args)))
