"""The command line as it was typed, for hints and recovery files.

All hints are made from what was typed: a line has the options, refs and names that the user gave, and works when it is
pasted, once its words in capitals are replaced.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mentorlog import shell_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.cli.app import App

_LONGEST_WORD: Final = 200
"""Characters. A longer text is shown as TEXT."""
_SHELL: Final = r"[A-Z]+"
_NO_TEXT: Final = ("-o", "--output", "--with", "-w", "--db", "--color")
"""Options whose value is never a text on standard input."""


def line_of(words: Sequence[str]) -> str:
    """`mentorlog` with these words, quoted for a shell; standard input is shown as coming from another command."""
    shown = ["TEXT" if len(word) > _LONGEST_WORD else word for word in words]
    return f"{'... | ' if places_of_stdin(words) else ''}mentorlog {shell_line.join(shown)}"


def places_of_stdin(words: Sequence[str]) -> list[int]:
    """Where the words of a command line have `-` or `--option=-` for a text on standard input."""
    before_dashes = words[: words.index("--")] if "--" in words else words
    return [
        at
        for at, word in enumerate(before_dashes)
        if (word.startswith("--") and word.endswith("=-") and word.removesuffix("=-") not in _NO_TEXT)
        or (word == "-" and (at == 0 or words[at - 1] not in _NO_TEXT))
    ]


def with_journal(app: App, line: str) -> str:
    """A line that starts with `mentorlog`, for the journal that was given with --db."""
    if not app.db or "--db" in line or line.endswith("--help"):
        return line
    return line.replace("mentorlog ", f"mentorlog --db {shell_line.quote(app.db)} ", 1)


def with_option(app: App, option: str) -> str:
    """The line that was typed with `option`, which may have a value and is written as in a shell, in place of its
    values."""
    name = option.partition(" ")[0]
    words = list(app.args)
    if app.context and not any(name in param.opts and param.multiple for param in _options(app.context.command)):
        words = without_option(app.context.command, app.args, name)
    at = _place_of_option(app, words)
    return f"{line_of(words[:at])} {option} {shell_line.join(words[at:])}".rstrip()


def _place_of_option(app: App, words: list[str]) -> int:
    """Where an option can be added: at the end; after the command if the text follows `--`, because its words must be
    in one place."""
    if "--" not in words:
        return len(words)
    path = app.context.command_path.split()[1:] if app.context else []
    places = [at for at, word in enumerate(words[: words.index("--")]) if word in path]
    return max(places) + 1 if places else words.index("--")


def _options(command: Any) -> list[Any]:
    return [param for param in command.params if param.param_type_name == "option"]


def without_option(command: Any, words: Sequence[str], name: str) -> list[str]:
    """The words without an option, under all of its names, and without its values."""
    param = next((param for param in _options(command) if name in param.opts), None)
    if param is None and command.name == "edit":  # its fields are not declared as options
        return [word for at, word in enumerate(words) if word != name and (at == 0 or words[at - 1] != name)]
    if param is None:
        return list(words)
    kept: list[str] = []
    rest = iter(words)
    for word in rest:
        if word in param.opts:
            if not param.is_flag:
                next(rest, None)
        elif word.partition("=")[0] not in param.opts or not word.startswith("--"):
            kept.append(word)
    return kept


def line_with(app: App, new: str, *, old: str) -> str:
    """The line that was typed with the word `new` in place of `old`, also as the value of `--option=old`."""
    at = max((at for at, word in enumerate(app.args) if word in (old, f"{word.partition('=')[0]}={old}")), default=None)
    if at is None:
        return line_of(app.args)
    words = [*app.args[:at], app.args[at].removesuffix(old) + new, *app.args[at + 1 :]]
    return line_of(without_needless_dashes(words))


def line_with_words(app: App, new: Sequence[str], *, old: Sequence[str], options: Sequence[str] = ()) -> str:
    """The line that was typed with the words `new` in place of the words `old`, and the `options` at its end."""
    args, count = list(app.args), len(old)
    at = next((at for at in range(len(args) + 1 - count) if args[at : at + count] == list(old)), None)
    if at is None:  # the words were typed in two places
        return line_of([*(app.context.command_path.split()[1:] if app.context else ()), *new, *options])
    return line_of([*args[:at], *new, *args[at + count :], *options])


def without_needless_dashes(words: list[str]) -> list[str]:
    """The words without `--` if no word after it begins with a dash."""
    dashes = words.index("--") if "--" in words else None
    if dashes is None or any(word.startswith("-") for word in words[dashes + 1 :]):
        return words
    return [*words[:dashes], *words[dashes + 1 :]]


def line_without(app: App, *options: str) -> str:
    """The line that was typed without some options and their values."""
    words = list(app.args)
    for option in options:
        words = without_option(app.context.command, words, option)
    return line_of(words)


def with_missing(ctx: Any, missing: str) -> str:
    """The line that was typed, with `missing` in place of its empty words, at its end."""
    words = [word for word in ctx.obj.args if word.strip() and word != "-"]
    dashes = words.index("--") if "--" in words else None
    if dashes is not None and not any(word.startswith("-") for word in words[dashes + 1 :]):
        del words[dashes]
    return f"{line_of(words)} {missing}"


def missing_argument(command: Any) -> str:
    """The last word that a command needs, in capitals: TEXT of `[sN] [TEXT]`."""
    metavars = [str(param.metavar) for param in command.params if param.param_type_name == "argument"]
    found = re.findall(_SHELL, " ".join(metavars[:1]).replace("sN", ""))
    return found[-1] if found else "NAME"


def typed_options(ctx: Any) -> list[str]:
    """The options of a command as they were typed, for a corrected line."""
    words = ["--db", ctx.obj.db] if ctx.obj.db else []
    for param in ctx.command.params:
        value = ctx.params.get(param.name) if param.param_type_name == "option" else None
        if value is True:
            words.append(param.opts[0])
        elif value:
            values = value if isinstance(value, (list, tuple)) else [value]
            words += [word for item in values for word in (param.opts[0], str(item))]
    return words


def recovery_line(ctx: Any, text: str | None = None, *, with_: object, options: dict[str, str]) -> list[str]:
    """The words of the command line that records what was typed so far: the command, its options, the `options` that
    were answered at a prompt, and the text."""
    words = [*ctx.command_path.split(), *typed_options(ctx)]
    words += [] if ctx.params.get("with_") else ["--with", str(with_)]
    words += [word for option in options.items() for word in option]
    return [*words, *([] if text is None else ["--", text])]
