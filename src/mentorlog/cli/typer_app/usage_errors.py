"""Messages and hints for usage errors of the parser."""

from __future__ import annotations

from typing import Any, Final

from mentorlog import shell_line
from mentorlog.cli.input.command_line.other_words import OPTIONS
from mentorlog.cli.input.command_line.typed_line import line_of
from mentorlog.cli.typer_app import index
from mentorlog.cli.typer_app.meant_options import meant_options
from mentorlog.model import ROLES, Ref
from mentorlog.quoted_text import shortened

_TEXTS: Final = ("TEXT", "TITLE", "NOTE", "HOW", "WORDS", "SKILL")
"""The placeholders of free text, which may begin with a dash."""


def explain(problem: Any, args: list[str]) -> tuple[str, str | None]:
    """The message and the hint for a usage error of the parser."""
    option = getattr(problem, "option_name", None)
    command = problem.ctx.command if problem.ctx else None
    if (option and getattr(problem, "possibilities", None) is not None) or type(problem).__name__ == "NoSuchOption":
        return _unknown_option(problem, command, str(option), args)
    message = problem.format_message()
    path = problem.ctx.command_path if problem.ctx else _path_in(args)
    if message.startswith("Got unexpected extra argument"):
        from mentorlog.cli.typer_app.extra_words import meant_with_extra_words

        name = path.rpartition(" ")[2]
        words = args[args.index(name) + 1 :] if name in args else []
        hint = "\n".join(meant_with_extra_words(name, words)) or f"{path} --help"
        return f"`{path}` takes no more arguments: {shortened(message.partition(' (')[2].removesuffix(')'))}", hint
    return _with_short_quotes(message.replace("is not a valid int range", "is not a whole number")), f"{path} --help"


def _with_short_quotes(message: str) -> str:
    """A message of the parser with the beginning of a long value in quotes."""
    before, quote, rest = message.partition(": ")
    value, end, after = rest.rpartition(" is not ")
    return f"{before}{quote}{shortened(value)}{end}{after}" if end else message


def _unknown_option(problem: Any, command: Any, option: str, args: list[str]) -> tuple[str, str | None]:
    """The message and the lines that were probably meant: with the same option under its name here, with a similar one,
    or with the word as text."""
    path = problem.ctx.command_path
    # -x5 is -x with its value
    is_short = not option.startswith("--")
    typed = next(
        (word for word in args if word.partition("=")[0] == option or (is_short and word[:2] == option)), option
    )
    near = _options_for_word(typed, command) if _is_word(typed) else meant_options(option, command)
    message = f"`{path}` has no option {shortened(typed.partition('=')[0])}."
    if command.name == "start" and option in ("--mentor", "--mentee"):
        line = line_of(_replaced(args, typed, f"--i-am={option[2:]}"))
        return f"{message} Did you mean --i-am?", line
    if command.name in ("start", "edit") and option == "--as":  # of a prospect it is their role
        return f"{message} Which is your role?", "\n".join(_lines_with_roles(args, typed))
    lines = [line_of(_with_option(args, typed, name)) for name in near]
    if near:
        message += f" Did you mean {' or '.join(near)}?"
    if lengths := _lengths_as_dates(problem.ctx.obj, command, typed, args):
        return f"{message} Did you mean --until?", "\n".join(lengths)
    score = _score_of(command) if option[1:].isdecimal() and _is_score(problem.ctx, args, typed) else None
    if score is not None:
        return f"A score does not begin with a dash: {typed}.", line_of(_replaced(args, typed, score))
    is_text = _begins_text(problem.ctx, args, typed) and not (near and option in OPTIONS)
    if is_text and not near and _is_word(typed):
        message += " If it belongs to the text, type `--` before the text:"
        lines.append(_with_dashes(problem.ctx, args))
    elif is_text and not (_score_of(command) == "1-5" and typed.startswith("--")):  # the score comes last
        message += " If the text begins with a dash, type `--` before it:"
        lines.append(_with_dashes(problem.ctx, args))
    elif not near and _takes_date(command) and not typed.startswith("--"):
        return f"{message} A date does not begin with a dash.", line_of(_replaced(args, typed, "DATE"))
    return message, "\n".join(lines) or f"{path} --help"


def _lines_with_roles(args: list[str], typed: str) -> list[str]:
    """The lines with each role as --i-am, in place of `--as mentor`."""
    at = args.index(typed) if typed in args else len(args)
    rest = args[at + 1 :] if "=" in typed else args[at + 2 :]
    return [line_of([*args[:at], "--i-am", role, *rest]) for role in ROLES]


def _options_for_word(typed: str, command: Any) -> list[str]:
    """The option that a word with one dash is: `--by` of `goal add Lead -by friday`. None of `log great -talk`."""
    known = {name for param in command.params if param.param_type_name == "option" for name in param.opts}
    return [f"-{typed}"] if f"-{typed}" in known else []


def _lengths_as_dates(app: Any, command: Any, typed: str, args: list[str]) -> list[str]:
    """The lines with --until for `pause ida --for "2 weeks"`; none for other commands and options."""
    option, equals, value = typed.partition("=")
    at = args.index(typed) if typed in args else len(args)
    if command.name not in ("pause", "snooze") or option not in ("--for", "--duration", "--length"):
        return []
    from mentorlog.cli.input.dates.date_words import readable_dates

    rest = args[at + 1 :] if equals else args[at + 2 :]
    text = value if equals else " ".join(args[at + 1 : at + 2])
    if text.isdecimal() and rest:  # `--for 2 weeks`
        text, rest = f"{text} {rest[0]}", rest[1:]
    return [line_of([*args[:at], "--until", date, *rest]) for date in readable_dates(app, text)]


def _with_option(args: list[str], typed: str, name: str) -> list[str]:
    """The words with the option `name` in place of the first `typed`, which may have a value after an equals sign."""
    _, equals, value = typed.partition("=")
    return _replaced(args, typed, f"{name}{equals}{value}")


def _replaced(args: list[str], typed: str, word: str) -> list[str]:
    at = args.index(typed) if typed in args else len(args)
    return [*args[:at], word, *args[at + 1 :]]


def _score_of(command: Any) -> str | None:
    """The placeholder of the number that a command takes after another argument; None if it takes no number."""
    metavars = " ".join(str(param.metavar) for param in command.params if param.param_type_name == "argument")
    return "PERCENT" if "PROGRESS" in metavars else "1-5" if "1-5" in metavars else None


def _is_score(ctx: Any, args: list[str], typed: str) -> bool:
    """Whether a word is where a command expects its number: `checkpoint g1 60 NOTE`, `rate SKILL 1-5`."""
    _, rest = _after_command(ctx, args, 0)
    _, words = _split_options(ctx.command, rest)
    return typed in words and words.index(typed) == (1 if _score_of(ctx.command) == "PERCENT" else len(words) - 1)


def _takes_date(command: Any) -> bool:
    return any("DATE" in str(param.metavar) for param in command.params if param.param_type_name == "argument")


def _path_in(args: list[str]) -> str:
    """The command that is named in `args`, for an error that does not name it."""
    words = [word for word in args if not word.startswith("-")]
    name = next((word for word in words if word in index.COMMANDS), None)
    if name is None:
        return "mentorlog"
    verb = next((word for word in words[words.index(name) + 1 :] if word in index.COMMANDS[name].verbs), None)
    return " ".join(word for word in ("mentorlog", name, verb) if word)


def _begins_text(ctx: Any, args: list[str], typed: str) -> bool:
    """Whether a word is where the free text of the command begins, a number (`-1 day`) or a word (`-talk`) in it, or
    has blanks, so that it was quoted: only then may it be text. Refs and names never begin with a dash."""
    arguments = [param for param in ctx.command.params if param.param_type_name == "argument"]
    places = " ".join(str(param.metavar) for param in arguments).rpartition(", or ")[2].split()
    text = next((at for at, place in enumerate(places) if any(name in place for name in _TEXTS)), None)
    _, rest = _after_command(ctx, args, len(ctx.command_path.split()) - 1)
    _, words = _split_options(ctx.command, rest)
    at = words.index(typed) if typed in words else 0
    if (
        text and words and places[0].startswith("[") and not Ref.parse(words[0])
    ):  # `log [sN] [TEXT]` without the session
        text -= 1
    is_text = typed[1:2].isdecimal() or len(typed.split()) > 1 or _is_word(typed)
    return text is not None and (at == text or (at > text and is_text))


def _is_word(typed: str) -> bool:
    """Whether it is a word with one dash before it, not an option of one letter: `-talk`."""
    return len(typed) > 2 and typed[1:].isalpha()


def _with_dashes(ctx: Any, args: list[str]) -> str:
    """The same line with its options first, then `--`, then the text."""
    depth = len(ctx.command_path.split()) - 1
    names, rest = _after_command(ctx, args, depth)
    options, words = _split_options(ctx.command, rest)
    return " ".join(
        ["mentorlog", *names, *([shell_line.join(options)] if options else []), "--", shell_line.join(words)]
    )


def _split_options(command: Any, rest: list[str]) -> tuple[list[str], list[str]]:
    """The options of the command, each with its value, and all other words, which are the text."""
    takes_value = {
        name: not param.is_flag
        for param in command.params
        if param.param_type_name == "option"
        for name in (*param.opts, *param.secondary_opts)
    }
    options: list[str] = []
    words: list[str] = []
    is_value = False
    for word in rest:
        # -wana is -w with its value
        name = word.partition("=")[0] if word.startswith("--") else word if word in takes_value else word[:2]
        if is_value or name in takes_value:
            options.append(word)
            is_value = not is_value and word == name and takes_value[name]
        elif word != "--":
            words.append(word)
    return options, words


def _after_command(ctx: Any, args: list[str], depth: int) -> tuple[list[str], list[str]]:
    """The command's own words, and those after them."""
    names = ctx.command_path.split()[1:]
    rest = list(args)
    for name in names:
        if name in rest:
            rest = rest[rest.index(name) + 1 :]
    return names, rest
