"""What all commands share: how they are built, and the global options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from mentorlog.cli import output
from mentorlog.cli.typer_app.parameters import parameters
from mentorlog.errors import UsageError
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def _set_db(ctx: Any, _: Any, value: str | None) -> str | None:
    if value is not None:
        if not value.strip():
            raise UsageError("--db is empty.")
        ctx.obj.db = value
    return value


def _set_color(ctx: Any, _: Any, value: str | None) -> str | None:
    if value is not None:
        from mentorlog.model.choices import find_choice

        found = find_choice(value, ("auto", "always", "never"))
        if found is None:
            raise UsageError(f"--color must be auto, always or never, not {quoted(value)}.")
        ctx.obj.color = found
    return value


def _set_yes(ctx: Any, _: Any, value: bool) -> bool:
    ctx.obj.yes = ctx.obj.yes or value
    return value


def global_options() -> list[TyperOption]:
    """New instances of the global options, accepted before and after the command's name. They are parsed first, so
    that help respects them."""
    return [
        TyperOption(
            param_decls=["--db"],
            metavar="FILE",
            expose_value=False,
            is_eager=True,
            callback=_set_db,
            help="Use this journal file.",
        ),
        TyperOption(
            param_decls=["--color"],
            metavar="WHEN",
            expose_value=False,
            is_eager=True,
            callback=_set_color,
            help="Use colours: auto, always or never.",
        ),
        TyperOption(
            param_decls=["--yes"],
            is_flag=True,
            expose_value=False,
            callback=_set_yes,
            help="Answer yes to all questions.",
        ),
    ]


def show_help(command: Any, ctx: Any) -> NoReturn:
    """Print the help of a command as a page, and exit."""
    from mentorlog.cli.typer_app.help import help_text

    # printed like any other output, so that a closed pipe and a full disk are handled
    output.write_paged(ctx.obj, help_text(command, ctx))
    raise typer.Exit


def read_options(command: Any, ctx: Any) -> None:
    """Read the text of an option whose value is `-` from standard input. Raises UsageError if the value of an option is
    blank."""
    for param in command.params:
        value = ctx.params.get(param.name)
        values = value if isinstance(value, (list, tuple)) else (value,)
        if param.param_type_name == "option" and any(isinstance(item, str) and not item.strip() for item in values):
            raise UsageError(f"{param.opts[0]} is empty.")
        if "-" in values and param.param_type_name == "option":
            from mentorlog.cli.input.text.dash import TEXTS, option_from_stdin

            if param.metavar in TEXTS:
                ctx.params[param.name] = option_from_stdin(ctx.obj, param, value)


def _read_private_markers(command: Any, ctx: Any) -> None:
    """Refuse a private part in an option that takes text, and remove the backslash before a line that is text. Raises
    UsageError."""
    for param in command.params:
        value = ctx.params.get(param.name)
        if value and param.metavar == "TEXT" and param.name != "private_notes":
            from mentorlog.cli.input.text.read import public_text

            is_list = isinstance(value, (list, tuple))
            texts = [public_text(ctx.obj, text, what=param.opts[0]) for text in (value if is_list else [value])]
            ctx.params[param.name] = texts if is_list else texts[0]


def may_mark_words_as_private(args: Sequence[str]) -> bool:
    """Whether hyphens among the words may be a private mark: a quick check, so that most commands do not import its
    reader."""
    return (
        any(arg == "--" or arg.startswith("---") or arg.endswith("--") for arg in args)
        and "privat" in " ".join(args).casefold()
    )


def _asks_for_help(args: list[str]) -> bool:
    return "--help" in args or "-h" in args


def _example(ctx: Any) -> str:
    """The line that was typed, with the argument that it lacks."""
    from mentorlog.cli.input.command_line.typed_line import missing_argument, with_missing

    return with_missing(ctx, missing_argument(ctx.command))


_TEXT_COMMANDS: Final = ("note", "log", "raise")
"""Commands whose words are recorded as text."""


_OTHER_VERBS: Final = frozenset(("list", "ls", "add", "new"))
"""Verbs of other tools that are refused before the words of a command are read."""
_ANY_WORDS: Final = (
    "search",
    "config",
    "add",
    "give",
    "receive",
    "sessions",
    "notes",
    "agenda",
    "people",
    "status",
    "backup",
)
"""Commands for which these are words as any other, or that refuse them themselves."""


def _may_be_verb(words: Sequence[str]) -> bool:
    """Whether a text may be a verb of other tools: a quick check, so that most commands do not import their words."""
    ends = words and (words[-1][1:].isdecimal() or (len(words) == 2 and words[0][1:].isdecimal()))
    return bool(words) and (len(words) == 1 or words[0].casefold() in ("add", "new") or bool(ends))


class MentorlogCommand(TyperCommand):
    """A command with the global options, which records how many arguments followed `--`."""

    example = ""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.params.extend(global_options())

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments, and record how many followed `--`, which the parser drops."""
        ctx.obj.words_after_dashes = len(args) - args.index("--") - 1 if "--" in args else 0
        ctx.obj.context, ctx.obj.arguments, ctx.obj.make_example = ctx, list(args), lambda: _example(ctx)
        if may_mark_words_as_private(args):
            from mentorlog.cli.input.command_line.private_words import refuse_private_words

            refuse_private_words(ctx, args)
        self.check_order(ctx, args)
        rest = super().parse_args(ctx, args)
        if self.name in _TEXT_COMMANDS and _may_be_verb(ctx.params.get("words") or ()):
            from mentorlog.cli.typer_app.text_verbs import refuse_verb_as_text

            refuse_verb_as_text(ctx, list(ctx.params["words"]), ctx.obj.arguments)
        elif self.name not in _ANY_WORDS and not _OTHER_VERBS.isdisjoint(map(str.casefold, ctx.obj.arguments)):
            from mentorlog.cli.typer_app.other_verbs import refuse_other_verb

            refuse_other_verb(ctx)
        read_options(self, ctx)
        ctx.obj.person = " ".join([*(ctx.params.get("name") or ()), *filter(None, [ctx.params.get("with_")])])
        _read_private_markers(self, ctx)
        return rest

    def check_order(self, ctx: Any, args: list[str]) -> None:
        """Raise UsageError if the words among the arguments are in two places, or continue the value of an option."""
        has_options = any(arg.startswith("-") for arg in args)
        if has_options and not all(arg.startswith("-") for arg in args) and not _asks_for_help(args):
            from mentorlog.cli.input.command_line.one_run import refuse_several_runs

            refuse_several_runs(ctx.obj, ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help of one command."""
        show_help(self, ctx)


WORDS: Final = "mentorlog.words"
"""The key of the Typer context for the words that are typed after a noun instead of a subcommand."""


class NounGroup(TyperGroup):
    """A noun such as `goal`: alone or with a name it lists, with a ref it shows, with a subcommand it records."""

    example = ""
    takes = "NAME"
    """What may be typed instead of a subcommand, for the help."""

    @property
    def kind(self) -> Any:
        """The kind of the entries that it lists."""
        return self.name

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.params.extend(global_options())

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments. Without a subcommand, words are a name or a ref. Raises UsageError for an option before
        the subcommand."""
        ctx.obj.context, ctx.obj.arguments, ctx.obj.make_example = ctx, list(args), lambda: _example(ctx)
        words: list[str] = []
        if _asks_for_help(args):
            args = args if set(args) & set(self.commands) else ["--help"]
        elif args and args[0] not in self.commands:
            from mentorlog.cli.typer_app.noun_words import read_noun

            found = read_noun(self, ctx, args)
            if found is not None:
                args, words = found
        rest = super().parse_args(ctx, args)
        ctx.meta[WORDS] = words
        return rest

    def invoke(self, ctx: Any) -> Any:
        """List, show the entry whose ref was typed, or run the subcommand."""
        if ctx.meta[WORDS]:
            from mentorlog.cli.typer_app.noun_words import show_or_list

            if show_or_list(self, ctx, ctx.meta[WORDS]):
                return None
        return super().invoke(ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The subcommand. Raises UsageError for an unknown one, with the line that was probably meant."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            raise UsageError(
                f"`{self.name}` has no subcommand {quoted(args[0])}.", hint=f"mentorlog {self.name} --help"
            )
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help of the noun and its subcommands."""
        show_help(self, ctx)


_HELP: dict[str, Any] = {"help_option_names": ["-h", "--help"]}


def build(
    function: Callable[..., None], name: str, *, example: str, cls: type[MentorlogCommand] = MentorlogCommand
) -> Any:
    """The command `name` that runs `function`; its docstring is the help, `example` a command line that works."""
    params, callback = parameters(function)
    built: Any = cls(
        name,
        params=params,
        callback=callback,
        help=function.__doc__,
        context_settings=dict(_HELP),
        rich_markup_mode=None,
    )
    built.example = example
    return built


def build_noun(
    function: Callable[..., None],
    name: str,
    *,
    example: str,
    verbs: dict[str, Any],
    cls: type[NounGroup] = NounGroup,
) -> Any:
    """The noun `name`: `function` lists, `verbs` are its subcommands."""
    group: Any = build_group(cls, function, name)
    group.example = example
    for verb, built in verbs.items():
        group.add_command(built, verb)
    return group


def build_group(cls: type[TyperGroup], function: Callable[..., None], name: str) -> Any:
    """A command with subcommands; without one of them it runs `function`."""
    params, callback = parameters(function)
    return cls(
        name=name,
        params=params,
        callback=callback,
        help=function.__doc__,
        invoke_without_command=True,
        context_settings=dict(_HELP),
        rich_markup_mode=None,
    )
