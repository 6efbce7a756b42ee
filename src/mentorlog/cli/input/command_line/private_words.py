"""A private mark between the words of a command line: `log we talked --- private --- she may quit`.

A shell passes `---` as a word, which the parser of options refuses, or drops if it is `--`. The text must not be stored
without it, and no hint may show a line that stores it as public text.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

from mentorlog import shell_line
from mentorlog.cli.input.command_line.arguments import CommandLine, TypedOption, read_command_line, typed_line
from mentorlog.errors import UsageError

_DASH: Final = "\u2e3b"
"""A dash that is hardly ever typed: it stands for hyphens that are not an option."""
_MARK: Final = re.compile(r"^(?:-{3,}|--(?=privat\w*-))", re.IGNORECASE)
"""The hyphens of a mark at the start of a word: `---`, `--private--`."""


def refuse_private_words(ctx: Any, args: Sequence[str]) -> None:
    """Raise UsageError if hyphens among the words mark the words after them as private, with the line to type."""
    line = _read_line(ctx, args)
    if line is None or not any("--" in word or _DASH in word for word in line.words):
        return
    text = " ".join(line.words).replace(_DASH, "---")
    if ctx.command.name == "log":
        from mentorlog.cli.input.text.private_marker import find_private_part

        try:
            find_private_part(text)
        except UsageError as error:
            raise UsageError(error.message, hint=line_with_private_notes(ctx, args)) from None
    elif _takes_text(ctx):
        from mentorlog.cli.input.text.private_marker import is_recorded_as_private, without_private_part

        with_ = [word for option in line.options if option.long_name == "--with" for word in option.arguments()]
        hint = shell_line.join(["mentorlog", "note", "TEXT", *with_])
        is_private = is_recorded_as_private(ctx.command.name, args)
        without_private_part(text, what="this text", hint=hint, is_private=is_private)


def refuse_private_words_of_edit(args: Sequence[str]) -> None:
    """Raise UsageError if hyphens mark the words after the value of a field as private: `edit s1 --notes we met --
    private -- he is ill`."""
    from mentorlog.cli.input.text.private_marker import find_private_part

    at = next((at for at, word in enumerate(args) if word == "--" or _MARK.match(word)), len(args))
    first = max((place + 1 for place in range(at) if args[place].startswith("--")), default=0)
    if first and not args[first - 1].startswith("--private-notes"):
        find_private_part(" ".join("---" if word == "--" else word for word in args[first:]))


def line_with_private_notes(ctx: Any, args: Sequence[str]) -> str | None:
    """The line of `log` with the words after the private mark as --private-notes; None if no line can be made."""
    from mentorlog.cli.input.command_line.one_run import with_person
    from mentorlog.private_lines import read_line

    line = _read_line(ctx, args)
    typed = " ".join(line.words).replace(_DASH, "---") if line else ""
    typed = typed.strip()
    if line is None or "\n" in typed:
        return None
    found = read_line(typed)
    if found.kind == "marker":  # with nothing after it
        found = found._replace(after="TEXT")
    elif found.kind != "inline":
        return None
    notes = [option.value or "" for option in line.options if option.name == "--private-notes"]
    options = [option for option in line.options if option.name != "--private-notes"]
    words, options = with_person(ctx, found.before.split(), options, "TEXT")
    options.append(TypedOption("--private-notes", "\n\n".join([*notes, found.after])))
    return typed_line(ctx, words, options)


def _takes_text(ctx: Any) -> bool:
    metavars = " ".join(str(param.metavar) for param in ctx.command.params if param.param_type_name == "argument")
    return any(word in metavars for word in ("TEXT", "TITLE", "NOTE", "HOW", "SKILL"))


def _read_line(ctx: Any, args: Sequence[str]) -> CommandLine | None:
    """The options and words, with a dash for hyphens that would be read as an option, and for `--` between words."""
    at = args.index("--") if "--" in args else len(args)
    line = read_command_line(ctx.command.params, [_MARK.sub(_DASH, word) for word in args[:at]])
    if line is None:
        return None
    after = list(args[at + 1 :])
    is_between = line.words and after and not after[0].startswith("--")
    return CommandLine((*line.items, *([_DASH] if is_between else []), *after))
