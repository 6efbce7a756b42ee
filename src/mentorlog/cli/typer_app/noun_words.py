"""The words after a noun: `goal freja` lists the goals of one person, `goal g3` shows one, `goal add ...` records.

An option before `add` is refused: it would be dropped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.cli.input.command_line.arguments import TypedOption, read_command_line, typed_line
from mentorlog.cli.input.command_line.longer_name import words_of_name_in_journal
from mentorlog.cli.input.command_line.typed_line import line_with_words
from mentorlog.errors import NotFoundError, UsageError
from mentorlog.model import Ref
from mentorlog.named_tuples import NamedTuple
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from mentorlog.cli.input.command_line.arguments import CommandLine


_CUTOFF = 0.75
"""A `difflib` ratio: `ad` is `add`."""


class NounWords(NamedTuple):
    """The arguments of a noun without a verb."""

    options: list[str]
    """The options, as the parser reads them."""
    words: list[str]
    """The words of a name, or the ref of an entry."""


def read_noun(group: Any, ctx: Any, args: list[str]) -> NounWords | None:
    """The name or ref that is typed instead of a verb, and the options; None if a verb or nothing is typed.

    Raises UsageError for an option before a verb, a second name, and a name before a verb."""
    every = all_params(group)
    first = _first_word(every, args)
    if first is not None and has_verb(group, ctx, args):
        return None
    if first is None:
        _refuse_options_of_verb(group, ctx, args, every)
        return None
    if "--" not in args[:first]:
        from mentorlog.cli.typer_app.misplaced_words import refuse_verb_of_other_tools

        refuse_verb_of_other_tools(ctx.obj, group, args[first:])
    _refuse_verb_after_name(group, ctx, args, every)
    line = read_command_line(group.params, args)
    if line is None:
        _refuse_options_of_verb(group, ctx, args, every)
        return None
    for option in line.options:
        if option.long_name == "--with":
            _refuse_second_name(group, ctx, line, option)
    return NounWords([word for option in line.options for word in option.arguments()], line.words)


def has_verb(group: Any, ctx: Any, args: list[str]) -> bool:
    """Whether the first argument that is neither an option nor a value is a verb. Raises UsageError for an option
    before it."""
    every = all_params(group)
    first = _first_word(every, args)
    if first is None or args[first] not in group.commands:
        return False
    _refuse_options_before(group, ctx, args, first, every)
    return True


def all_params(group: Any) -> list[Any]:
    """The parameters of a noun and of its verbs."""
    return [*group.params, *(param for verb in group.commands.values() for param in verb.params)]


def _first_word(params: list[Any], args: list[str]) -> int | None:
    """The position of the first argument that is neither an option nor a value; None if there is none, or if an option
    is unknown."""
    for position, word in enumerate(args):
        if word.startswith("-") and word != "-":
            continue
        before = read_command_line(params, args[:position])
        if before is not None:
            return position
    return None


def _refuse_options_before(group: Any, ctx: Any, args: list[str], first: int, every: list[Any]) -> None:
    before = read_command_line(every, args[:first])
    options = [option for option in (before.options if before else ()) if not option.is_global]
    if not options:
        return
    verb = args[first]
    hint = f"mentorlog {group.name} {verb} --help"
    after = read_command_line(every, args[first + 1 :])
    if before is not None and after is not None:
        is_text = after.dashes is not None
        from mentorlog.cli.input.command_line.one_run import with_person

        known = {name for param in group.commands[verb].params for name in param.opts}
        moved = [option._replace(name=option.long_name) for option in before.options if option.long_name in known]
        words, moved = with_person(ctx, after.words or ["TEXT"], [*moved, *after.options], "TEXT")
        hint = _line(ctx, [verb], words, moved, is_text=is_text)
    raise UsageError(f"{options[0].long_name} must come after `{verb}`.", hint=hint)


def _refuse_verb_after_name(group: Any, ctx: Any, args: list[str], every: list[Any]) -> None:
    """Refuse `goal freja add ...`, with the name as --with."""
    line = read_command_line(every, args)
    words = line.words if line else []
    verb = next((word for word in words[1:] if word in group.commands), None)
    if line is None or verb is None or line.dashes is not None:
        return
    name, rest = words[: words.index(verb)], words[words.index(verb) + 1 :]
    hint = _line(ctx, [verb], rest or ["TEXT"], [TypedOption("-w", " ".join(name)), *line.options])
    raise UsageError(f"`{verb}` must come directly after `{group.name}`; the name goes with -w:", hint=hint)


def _refuse_options_of_verb(group: Any, ctx: Any, args: list[str], every: list[Any]) -> None:
    """Refuse options that the noun does not have when it lists, if there are any."""
    if read_command_line(group.params, args) is None:
        from mentorlog.cli.typer_app.noun_options import refuse_options_of_verb

        refuse_options_of_verb(group, ctx, args, every)


def _refuse_second_name(group: Any, ctx: Any, line: CommandLine, option: TypedOption) -> None:
    """Raise UsageError for a name beside --with, with the line that was meant: for the rest of its name, the one that
    quotes it; for a misspelled verb, the one with the verb."""
    name = " ".join(line.words)
    if words_of_name_in_journal(ctx.obj, option, line.words) == len(line.words):
        whole = f"{option.value} {name}"
        options = [other._replace(value=whole) if other == option else other for other in line.options]
        raise UsageError(
            f"{option.name} is only {quoted(option.value)} here; quote {quoted(whole)} if you meant that:",
            hint=typed_line(ctx, [], options),
        )
    from difflib import get_close_matches

    near = get_close_matches(line.words[0].casefold(), list(group.commands), n=1, cutoff=_CUTOFF)
    if near:
        pipe = "... | " if line.words[1:] == ["-"] and line.dashes is None else ""
        raise UsageError(
            f"`{group.name}` has no command {quoted(line.words[0])}; did you mean this?",
            hint=pipe + _line(ctx, near, line.words[1:] or ["TEXT"], line.options),
        )
    raise UsageError(f"{quoted(name)} and --with {quoted(option.value)} both name the relationship; give only one.")


def _line(ctx: Any, verb: list[str], words: list[str], options: list[TypedOption], *, is_text: bool = False) -> str:
    return typed_line(ctx, words, options, first=verb, is_text=is_text)


def show_or_list(group: Any, ctx: Any, words: list[str]) -> bool:
    """Show the entry whose ref was typed, and return True; else set the name for the list.

    Raises UsageError for the ref of another kind, and for words that name no one, with the line that records them."""
    ref = Ref.parse(words[0]) if len(words) == 1 else None
    if ref is not None and ref.kind != "relationship":
        show_entry(group, ctx, ref)
        return True
    from mentorlog.cli.input.people.lookup import find_relationship

    name = " ".join(words)
    if not name.strip():
        raise UsageError("The name is empty.")
    try:
        found = find_relationship(ctx.obj.open_for_reading(), name, app=ctx.obj)
    except NotFoundError as error:
        _refuse_words_after_name(group, ctx, words)
        lines = [typed_line(ctx, words, [], first=[verb]) for verb in group.commands]
        similar = [line for line in (error.hint or "").split("\n") if line.startswith("mentorlog ")]
        raise UsageError(
            f"{error.message} {' or '.join(f'`{verb}`' for verb in group.commands)} records:",
            hint="\n".join([*similar, *lines]),
        ) from None
    ctx.params["with_"] = str(found.ref)
    return False


def _refuse_words_after_name(group: Any, ctx: Any, words: list[str]) -> None:
    """Raise UsageError for words that begin with a person's name: with the lines that record the others, and the one
    that lists."""
    from mentorlog import names
    from mentorlog.cli.input.people.name_first import split_name

    journal = ctx.obj.open_for_reading()
    name, rest = split_name(journal, words)
    typed = " ".join(name)
    is_known = names.is_me(typed) or any(names.is_match(typed, person.name) for person in journal.relationships())
    if not rest or not is_known:
        return
    lines = [typed_line(ctx, rest, [TypedOption("-w", typed)], first=[verb]) for verb in group.commands]
    if rest[0].casefold() in ("list", "ls", "show", "all"):
        lines = []
    raise UsageError(
        f"{quoted(' '.join(words))} is not a name; type one of these:",
        hint="\n".join([*lines, line_with_words(ctx.obj, name, old=words)]),
    )


def show_entry(group: Any, ctx: Any, ref: Ref) -> None:
    """Show the entry whose ref was typed after a noun. Raises UsageError for the ref of another kind, and for options
    of the list."""
    from importlib import import_module

    from mentorlog.cli.typer_app import index
    from mentorlog.model.vocabulary import kind_with_article

    if ref.kind != group.kind:
        raise UsageError(
            f"{ref} is {kind_with_article(ref.kind)}, not {kind_with_article(group.kind)}.",
            hint=f"mentorlog show {ref}",
        )
    extra = [name for name, value in ctx.params.items() if value and name != "as_json"]
    if extra:
        raise UsageError(f"{ref} is one {group.kind}; other options are for the list.", hint=f"mentorlog show {ref}")
    show = import_module(index.module_of("show")).command
    args = [str(ref), *(["--json"] if ctx.params.get("as_json") else [])]
    with show.make_context("show", args, parent=ctx) as context:
        show.invoke(context)
