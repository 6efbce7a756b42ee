"""Messages and hints for usage errors of the parser."""

from __future__ import annotations

import shlex
from typing import Any

from mentorlog.cli.typer_app import index
from mentorlog.errors import UsageError


def explain(problem: Any, args: list[str]) -> tuple[str, str | None]:
    """The message and the hint for a usage error of the parser."""
    option = getattr(problem, "option_name", None)
    command = problem.ctx.command if problem.ctx else None
    if (option and getattr(problem, "possibilities", None) is not None) or type(problem).__name__ == "NoSuchOption":
        return _unknown_option(problem, command, str(option), args)
    message = problem.format_message()
    path = problem.ctx.command_path if problem.ctx else _path_in(args)
    if message.startswith("Got unexpected extra argument"):
        return f"`{path}` takes no more arguments: {message.partition(' (')[2].removesuffix(')')}", f"{path} --help"
    return message.replace("is not a valid int range", "is not a whole number"), f"{path} --help"


def _unknown_option(problem: Any, command: Any, option: str, args: list[str]) -> tuple[str, str | None]:
    near = getattr(problem, "possibilities", None) or ()
    path = problem.ctx.command_path
    message = f"`{path}` has no option {option}."
    if near:
        message += f" Did you mean {' or '.join(sorted(near))}?"
    if _takes_text(command):
        return f"{message} If the text begins with a dash, type `--` before it:", _with_dashes(problem.ctx, args)
    return message, f"{path} --help"


def _path_in(args: list[str]) -> str:
    """The command that is named in `args`, for an error that does not name it."""
    words = [word for word in args if not word.startswith("-")]
    name = next((word for word in words if word in index.COMMANDS), None)
    if name is None:
        return "mentorlog"
    verb = next((word for word in words[words.index(name) + 1 :] if word in index.COMMANDS[name].verbs), None)
    return " ".join(word for word in ("mentorlog", name, verb) if word)


def _takes_text(command: Any) -> bool:
    """Whether an argument of the command is free text, which may begin with a dash; refs and names never do."""
    metavars = " ".join(str(param.metavar) for param in command.params if param.param_type_name == "argument")
    return any(word in metavars for word in ("TEXT", "TITLE", "NOTE", "HOW", "WORDS", "SKILL"))


def _with_dashes(ctx: Any, args: list[str]) -> str:
    """The same line with its options first, then `--`, then the text."""
    depth = len(ctx.command_path.split()) - 1
    names, rest = _after_command(ctx, args, depth)
    options, words = _split_options(ctx.command, rest)
    return " ".join(["mentorlog", *names, *([shlex.join(options)] if options else []), "--", shlex.join(words)])


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


def unknown_command(typed: str) -> UsageError:
    """The error for an unknown command, with similar names."""
    from difflib import get_close_matches

    near = get_close_matches(typed.casefold(), index.COMMANDS, n=3)
    if near:
        return UsageError(
            f"There is no command {typed!r}. Did you mean {' or '.join(near)}?", hint=f"mentorlog {near[0]} --help"
        )
    return UsageError(f"There is no command {typed!r}.", hint="mentorlog --help")
