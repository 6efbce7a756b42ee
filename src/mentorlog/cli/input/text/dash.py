"""`-` as a text: it is read from standard input, so that it is in no history of a shell and in no list of processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from mentorlog.cli.app import App

TEXTS: Final = ("TEXT", "PERSON", "ADDRESS", "URL", "TOPIC")
"""What the values of options that are texts are called in help."""
_FILES: Final = ("-o", "--output", "--with", "-w", "--db", "--color")
"""Options whose value is never a text."""


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

    refuse_several_dashes(app, option)
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


def refuse_several_dashes(app: App, option: str) -> None:
    """Raise UsageError if `-` is typed for more than one text: standard input is only one."""
    if _count(app.args) > 1:
        from mentorlog.cli.input.command_line.typed_line import line_of

        hint = f"... | {line_of(_replaced(app.args, option, 'TEXT'))}"
        raise UsageError("Standard input is only one text; `-` can be used once:", hint=hint)


def _count(args: Sequence[str]) -> int:
    """How many texts are `-`."""
    words = list(args[: args.index("--")] if "--" in args else args)
    before: Iterable[str] = ["", *words]
    return sum(
        word.endswith("=-") if word.startswith("--") else word == "-" and previous not in _FILES
        for previous, word in zip(before, words, strict=False)
    )


def _has_dash(args: Sequence[str], option: str) -> bool:
    return f"{option}=-" in args or any(args[at : at + 2] == [option, "-"] for at in range(len(args)))


def _replaced(args: Sequence[str], option: str, text: str) -> list[str]:
    """The line that was typed, with a text in place of `-` after an option."""
    words = list(args)
    for at, word in enumerate(words):
        if word == f"{option}=-" or (word == "-" and at and words[at - 1] == option):
            words[at] = text if word == "-" else f"{option}={text}"
            return words
    return words
