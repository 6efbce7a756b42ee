"""Free text, a name or a title is one run of words on the command line; else it is refused, with the line to type.

Words in two places would be joined to one text, and the end of a value without quotes (`--for 1 hour`) would become
text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mentorlog.cli.input.command_line.arguments import TypedOption, read_command_line, typed_line
from mentorlog.enumeration import enumerated
from mentorlog.errors import UsageError
from mentorlog.named_tuples import NamedTuple
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.cli.app import App
    from mentorlog.cli.input.command_line.arguments import CommandLine

_SENTENCES: Final = (
    *("--takeaway", "--me", "--them", "--advice", "--why", "--measure"),
    *("--situation", "--behaviour", "--behavior", "--impact", "--private-notes", "--introduce", "--readers"),
)
"""Options whose value is a sentence: one word is hardly ever all of it."""
_NO_CONTENT: Final = ("--with", "-w", "--on", "--private", "--json", "--db", "--yes")
"""Options with which alone `log` still needs a text."""


class _Run(NamedTuple):
    """Words without an option between them."""

    words: list[str]
    """The words."""
    leading: int
    """How many of the first words don't count: refs, numbers, verbs."""
    option: int | None
    """The position of the option directly before them, if it has a value."""
    joined: int = 0
    """How many of the first words belong to the value of that option."""

    @property
    def is_text(self) -> bool:
        """Whether there is text in it."""
        return len(self.words) > max(self.leading, self.joined)


def refuse_several_runs(
    app: App, ctx: Any, args: Sequence[str], *, options: Sequence[Any] = (), joins_all: bool = False
) -> None:
    """Raise UsageError if the words of a command are in two places, or continue the value of the option before them.

    `options` are those that the command reads itself; with `joins_all`, words after the value of an option continue
    it, except the first words of all, which are the entry."""
    line = read_command_line([*ctx.command.params, *options], args)
    if line is None or not line.words or not line.options:
        return
    argument = next((param for param in ctx.command.params if param.param_type_name == "argument"), None)
    kind = str(argument.metavar) if argument else ""
    if ctx.command.name == "checkin":
        from mentorlog.cli.input.command_line.note_of_choice import refuse_note_after_choice

        refuse_note_after_choice(app, ctx, line)
    runs = [_with_longer_value(app, line, run) for run in _runs(line, kind)]
    if _is_text(kind) and not _is_one_date(app, line, kind):
        has_two = sum(run.is_text or bool(run.joined) for run in runs) > 1
        runs = [
            _with_sentence(line, run, kind=kind, has_two=has_two, joins_all=joins_all and position > 0)
            for position, run in enumerate(runs)
        ]
        if sum(run.is_text for run in runs) > 1 or kind.startswith("[NAME") or kind == "[sN]":
            runs = [_with_longer_name(app, line, run) for run in runs]
        if sum(run.is_text for run in runs) > 1:
            raise _error(ctx, line, runs, kind)
    elif kind.startswith("REF..."):
        runs = [_with_sentence(line, run, kind=kind, has_two=False, joins_all=False) for run in runs]
    if any(run.joined for run in runs):
        raise _error(ctx, line, runs, kind)


def _is_text(kind: str) -> bool:
    """Whether the argument is free text, a name, a title or a date. Refs and words to search for may be anywhere."""
    return not (kind.startswith("REF...") or "WORDS" in kind or "KEY" in kind)


def _is_one_date(app: App, line: CommandLine, kind: str) -> bool:
    """Whether all words together are the date that the command takes; a date may be in two places."""
    if not kind.endswith("DATE"):
        return False
    from mentorlog.dates import parse_when
    from mentorlog.errors import DateError
    from mentorlog.model import Ref

    words = " ".join(word for word in line.words if not Ref.parse(word))
    try:
        parse_when(words, now=app.now, direction="future", order=app.date_order)
    except DateError:
        return False
    return True


def _runs(line: CommandLine, kind: str) -> list[_Run]:
    leading = _leading(line.words, kind)
    found: list[_Run] = []
    for position, words in line.runs():
        before = line.items[position - 1] if position and line.dashes != position else None
        has_value = isinstance(before, TypedOption) and before.value is not None
        found.append(_Run(words, min(leading, len(words)), position - 1 if has_value else None))
        leading -= found[-1].leading
    if kind.startswith("SKILL"):
        from mentorlog.cli.input.checks import is_score

        last = found[-1].words
        if is_score(" ".join(last)) or (len(last) == 1 and last[0][:1].isdecimal()):
            found[-1] = found[-1]._replace(leading=len(last))  # the score, which is last
    return found


def _leading(words: list[str], kind: str) -> int:
    """How many of the first words don't count: refs, numbers, and the words that the argument lists."""
    from mentorlog.model import Ref

    if kind.startswith("REF|NAME"):
        return 0
    listed = {word for part in kind.split() if "|" in part for word in part.strip("[]").split("|")}
    count = 0
    for word in words:
        if not (Ref.parse(word) or word.removesuffix("%").isdecimal() or word.casefold() in listed):
            break
        count += 1
    return count


def _option_before(line: CommandLine, run: _Run) -> TypedOption | None:
    option = line.items[run.option] if run.option is not None else None
    return option if isinstance(option, TypedOption) else None


def _with_longer_value(app: App, line: CommandLine, run: _Run) -> _Run:
    """The run with the number of words that continue a date, a length, a cadence, refs or a way to meet."""
    option = _option_before(line, run)
    if option is None or " " in run.words[0]:
        return run
    from mentorlog.cli.input.command_line.longer_values import words_of_value

    app.has_words_after_name = app.has_words_after_name or option.metavar == "NAME"
    return run._replace(joined=words_of_value(app, option, run.words))


def _with_longer_name(app: App, line: CommandLine, run: _Run) -> _Run:
    """The run with the number of words that continue the name of --with."""
    option = _option_before(line, run)
    if option is None or run.joined:
        return run
    from mentorlog.cli.input.command_line.longer_name import words_of_name_in_journal

    return run._replace(joined=words_of_name_in_journal(app, option, run.words))


def _with_sentence(line: CommandLine, run: _Run, *, kind: str, has_two: bool, joins_all: bool) -> _Run:
    """The run with all of its words counted to the value before it, if that is a sentence without quotes."""
    option = _option_before(line, run)
    if option is None or run.joined or not run.is_text:
        return run
    if joins_all or (kind == "NAME" and option.metavar == "NAME"):  # `start -w Ana Souza`
        return run._replace(joined=len(run.words))
    is_quoted = not option.value or " " in option.value or (len(run.words) == 1 and " " in run.words[0])
    is_sentence = option.name in _SENTENCES or (has_two and option.metavar in ("TEXT", "FILE"))
    return run._replace(joined=len(run.words)) if is_sentence and not is_quoted else run


# the error


def _error(ctx: Any, line: CommandLine, runs: list[_Run], kind: str) -> UsageError:
    words = [word for run in runs for word in run.words[run.joined :]]
    options = _joined_options(ctx, line, runs)
    words, options = with_person(ctx, words, options, kind)
    if line.dashes is None and any(run.words[run.leading :] == ["-"] for run in runs):
        return _beside_standard_input(ctx, line, words, options, kind)
    hint = _line(ctx, line, words or _placeholder(ctx, kind, options), options, leading=runs[0].leading)
    first = next((run for run in runs if run.joined), None)
    option = _option_before(line, first) if first else None
    if first is None or option is None:
        places = [quoted(" ".join(run.words[run.leading :])) for run in runs if run.is_text]
        what = "date" if kind.endswith("DATE") else "name" if "NAME" in kind else "text"
        return UsageError(
            f"The {what} is in {len(places)} places ({enumerated(places)}); type it in one place:", hint=hint
        )
    value = " ".join([str(option.value), *first.words[: first.joined]])
    if option.metavar == "REF":
        return UsageError(f"{option.name} takes one ref; repeat it for {quoted(value)}:", hint=hint)
    if "|" in option.metavar:
        return _not_a_choice(ctx, words, options, option=option, value=value)
    is_only = sum(bool(run.joined) for run in runs) == 1 and not any(run.is_text for run in runs)
    if option.name in _SENTENCES and ("TEXT" in kind or "TITLE" in kind) and is_only:
        # one word is a sentence too, and then the words after it are the text
        text, unchanged = with_person(ctx, line.words, line.options, kind)
        as_text = _line(ctx, line, text, unchanged, leading=runs[0].leading)
        return UsageError(
            f"{option.name} is only {quoted(option.value)} here; type one of these:", hint=f"{hint}\n{as_text}"
        )
    return UsageError(
        f"{option.name} is only {quoted(option.value)} here; quote {quoted(value)} if you meant that:", hint=hint
    )


def _beside_standard_input(
    ctx: Any, line: CommandLine, words: list[str], options: list[TypedOption], kind: str
) -> UsageError:
    """The error for `-` beside other words: only a text can come from standard input, and then it is all of it."""
    rest = [word for word in words if word != "-"]
    leading = rest[: _leading(rest, kind)]
    without = typed_line(ctx, rest, options)
    text = " ".join(rest[len(leading) :])
    if not text or not ("TEXT" in kind or "TITLE" in kind):
        return UsageError("`-` (standard input) can't be used here; omit it:", hint=without)
    return UsageError(
        f"`-` takes the text from standard input, and {quoted(text)} is text too; type one of these:",
        hint=f"... | {typed_line(ctx, [*leading, '-'], options)}\n{without}",
    )


def _not_a_choice(
    ctx: Any, words: list[str], options: list[TypedOption], *, option: TypedOption, value: str
) -> UsageError:
    """The error for `--i-am his mentor`, with the line for the role; for `my mentor`, which is theirs, with both."""
    choices = option.metavar.split("|")
    is_unclear = str(option.value).casefold() in ("my", "min")
    lines = [
        typed_line(
            ctx, words, [other._replace(value=choice) if other.name == option.name else other for other in options]
        )
        for choice in (choices if is_unclear else [_whole_value(ctx, option, value.split())])
    ]
    which = "one of these" if is_unclear else "this"
    message = f"{option.name} must be {' or '.join(choices)}, not {quoted(value)}; type {which}:"
    return UsageError(message, hint="\n".join(lines))


def with_person(
    ctx: Any, words: list[str], options: list[TypedOption], kind: str
) -> tuple[list[str], list[TypedOption]]:
    """The words and options with the missing person, if the user can't be asked: a name at the start of the words, or
    `NAME`."""
    from mentorlog.model import Ref

    app = ctx.obj
    takes_name = any("--with" in param.opts for param in ctx.command.params)
    is_decided = any(option.metavar in ("NAME", "REF") for option in options) or (words and Ref.parse(words[0]))
    is_text = "NAME" not in kind and any(word in kind for word in ("TEXT", "TITLE", "SKILL", "DATE"))
    if not (takes_name and is_text) or is_decided or not app.has_journal or (app.can_ask and not app.yes):
        return words, options
    from mentorlog.cli.input.command_line.leading_name import name_in_line

    words, name = name_in_line(app, words)
    return words, [*([TypedOption("-w", name)] if name else []), *options]


def _joined_options(ctx: Any, line: CommandLine, runs: list[_Run]) -> list[TypedOption]:
    """The options with their whole values; one per ref."""
    more = {run.option: run.words[: run.joined] for run in runs if run.joined}
    found: list[TypedOption] = []
    for position, option in enumerate(line.items):
        if not isinstance(option, TypedOption):
            continue
        words = more.get(position, [])
        if words and option.metavar == "REF":
            found += [option._replace(value=ref) for ref in (option.value, *words)]
        else:
            found.append(option._replace(value=_whole_value(ctx, option, words)) if words else option)
    return found


def _whole_value(ctx: Any, option: TypedOption, words: list[str]) -> str:
    """The value of an option with the words after it; a length of time is the day that it ends (`in 2 weeks`)."""
    value = " ".join([option.value or "", *words])
    if "|" in option.metavar:  # `--i-am his mentor`
        return words[-1].casefold()
    if option.metavar != "DATE" or any("--since" in param.opts for param in ctx.command.params):
        return value
    from mentorlog.cli.input.dates.date_words import readable_dates

    return next(iter(readable_dates(ctx.obj, value)), value) if option.name == "--until" else value


def _placeholder(ctx: Any, kind: str, options: list[TypedOption]) -> list[str]:
    """The placeholder for a missing text; empty if the command needs no text."""
    import re

    needed = re.search(r"TEXT|TITLE|WORDS|SKILL 1-5|DATE", kind)
    has_content = any(option.name not in _NO_CONTENT for option in options)
    if needed is None or (ctx.command.name in ("log", "give", "receive") and has_content):
        return []
    return needed[0].split()


def _line(ctx: Any, line: CommandLine, words: list[str], options: list[TypedOption], *, leading: int) -> str:
    if line.dashes is None:
        return typed_line(ctx, words, options)
    first = min(leading, line.dashes)
    return typed_line(ctx, words[first:], options, first=words[:first], is_text=True)
