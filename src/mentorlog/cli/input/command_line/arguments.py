"""The arguments of a command in the order they were typed, which the parser of options does not keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog import shell_line
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class TypedOption(NamedTuple):
    """An option as it was typed."""

    name: str
    """Its name, with dashes: `--for`, `-w`."""
    value: str | None = None
    """Its value; None for a flag."""
    metavar: str = ""
    """What kind of value it takes, as its help shows it: `DATE`, `TEXT`."""
    is_repeated: bool = False
    """Whether it may be given more than once."""
    long_name: str = ""
    """Its first name: `--with` for `-w`."""
    is_global: bool = False
    """Whether every command has it (`--db`, `--yes`)."""

    def arguments(self) -> list[str]:
        """The shell words of the option."""
        if self.value is None:
            return [self.name]
        if not self.value.startswith("-"):
            return [self.name, self.value]
        return [f"{self.name}={self.value}" if self.name.startswith("--") else f"{self.name}{self.value}"]


class CommandLine(NamedTuple):
    """The arguments after the name of a command."""

    items: tuple[TypedOption | str, ...]
    """The options and the words, in the order they were typed."""
    dashes: int | None = None
    """How many items are before `--`; None without `--`."""

    @property
    def words(self) -> list[str]:
        """All words that are neither options nor their values."""
        return [item for item in self.items if isinstance(item, str)]

    @property
    def options(self) -> list[TypedOption]:
        """All options."""
        return [item for item in self.items if not isinstance(item, str)]

    def runs(self) -> list[tuple[int, list[str]]]:
        """The words in groups without an option between them, each with the position of its first word in `items`."""
        found: list[tuple[int, list[str]]] = []
        for position, item in enumerate(self.items):
            if isinstance(item, str):
                if found and position and isinstance(self.items[position - 1], str):
                    found[-1][1].append(item)
                else:
                    found.append((position, [item]))
        return found


def read_command_line(params: Iterable[Any], args: Sequence[str]) -> CommandLine | None:
    """The options and words among `args`, read as the parser reads them, with the parameters of the command.

    None if an option is unknown or has no value: the parser reports that."""
    known = {
        name: param
        for param in params
        if param.param_type_name == "option"
        for name in (*param.opts, *param.secondary_opts)
    }
    items: list[TypedOption | str] = []
    rest = list(args)
    while rest:
        word = rest.pop(0)
        if word == "--":
            return CommandLine((*items, *rest), dashes=len(items))
        if not word.startswith("-") or word == "-":
            items.append(word)
            continue
        found = _read_option(known, word, rest)
        if found is None:
            return None
        items += found
    return CommandLine(tuple(items))


def _read_option(known: dict[str, Any], word: str, rest: list[str]) -> list[TypedOption] | None:
    """The option that `word` is, or the several short ones; takes its value out of `rest`."""
    name, equals, value = word.partition("=")
    if name in known:
        if known[name].is_flag:
            return None if equals else [_option(known[name], name, None)]
        if not equals and not rest:
            return None
        return [_option(known[name], name, value if equals else rest.pop(0))]
    if word.startswith("--"):
        return None
    found: list[TypedOption] = []
    for position, letter in enumerate(word[1:], start=2):
        param = known.get(f"-{letter}")
        if param is None:
            return None
        if param.is_flag:
            found.append(_option(param, f"-{letter}", None))
            continue
        if not word[position:] and not rest:
            return None
        return [*found, _option(param, f"-{letter}", word[position:] or rest.pop(0))]
    return found


def _option(param: Any, name: str, value: str | None) -> TypedOption:
    return TypedOption(
        name,
        value,
        str(param.metavar or ""),
        is_repeated=bool(getattr(param, "multiple", False)),
        long_name=str(param.opts[0]),
        is_global=not param.expose_value,
    )


def typed_line(
    ctx: Any, words: Sequence[str], options: Sequence[TypedOption], *, first: Sequence[str] = (), is_text: bool = False
) -> str:
    """A command line that can be pasted: the command, the words `first`, such as a ref, then `words` and `options`.

    With `is_text`, or if a word looks like an option, the words are last and follow `--`. `--db` and `--yes` are added
    if they were typed before the command."""
    options = [*_options_before_command(ctx, options), *options]
    typed = [argument for option in options for argument in option.arguments()]
    path = ctx.command_path.split()
    if is_text or any(word.startswith("-") and word != "-" for word in words):
        return shell_line.join([*path, *first, *typed, "--", *words])
    return shell_line.join([*path, *first, *words, *typed])


def _options_before_command(ctx: Any, options: Sequence[TypedOption]) -> list[TypedOption]:
    names = {option.name for option in options}
    app = ctx.obj
    found = [TypedOption("--db", app.db)] if app.db and "--db" not in names else []
    return [*found, TypedOption("--yes")] if app.yes and "--yes" not in names else found
