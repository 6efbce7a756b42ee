"""Options of `NOUN add` after a name or a ref: `goal ida --by friday` gets the lines that work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.cli.input.command_line.arguments import TypedOption, read_command_line, typed_line
from mentorlog.cli.input.command_line.typed_line import line_of
from mentorlog.cli.typer_app.meant_options import meant_options
from mentorlog.errors import UsageError
from mentorlog.model import Ref

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.cli.input.command_line.arguments import CommandLine
    from mentorlog.model import Relationship


def refuse_options_of_verb(group: Any, ctx: Any, args: list[str], every: list[Any]) -> None:
    """Raise UsageError for options that the noun does not have when it lists: with the lines that add an entry or edit
    one, or with the options that were probably meant."""
    line = read_command_line(every, args)
    if line is None:
        _refuse_unknown(group, ctx, args, every)
        return
    if line.dashes is not None:
        return
    known = {name for param in group.params for name in param.opts}
    wrong = [option for option in line.options if option.name not in known]
    if not wrong:
        return
    ref = Ref.parse(line.words[0]) if len(line.words) == 1 else None
    if ref is not None and ref.kind != "relationship":
        lines = [line_of(["edit", str(ref), *_words_of(line.options)])]
    else:
        lines = _lines(group, ctx, line)
    raise UsageError(
        f"`{group.name}` lists, and has no {wrong[0].name} then; type one of these:", hint="\n".join(lines)
    )


def _lines(group: Any, ctx: Any, line: CommandLine) -> list[str]:
    """The lines that add an entry: for the person whom the words name, else with the words as its text; and the one
    that edits the only open entry of that person."""
    app: App = ctx.obj
    if not line.words:
        return _lines_without_words(group, ctx, line)
    person = _person(app, " ".join(line.words))
    if person is not None and group.name == "prospect":
        app.close()
        can_edit = _can_edit("relationship", line.options)
        return [line_of(["edit", *line.words, *_words_of(line.options)] if can_edit else ["edit", "--help"])]
    lines = []
    for verb, command in group.commands.items():
        if not _takes(command, line.options):
            continue
        if person is None:
            lines.append(typed_line(ctx, line.words, line.options, first=[verb]))
            continue
        options = [TypedOption("-w", " ".join(line.words)), *line.options]
        lines.append(typed_line(ctx, [_text_of(command)], options, first=[verb]))
    only = None if person is None else _only_open(app, group.name, person)
    if only is not None and _can_edit(group.name, line.options):
        lines.append(line_of(["edit", only, *_words_of(line.options)]))
    app.close()
    return lines


def _lines_without_words(group: Any, ctx: Any, line: CommandLine) -> list[str]:
    """The lines that add an entry with these options, its text in capitals."""
    from mentorlog.cli.input.people.lookup import has_several_active

    has_name = any(option.long_name == "--with" for option in line.options)
    whom = [TypedOption("-w", "NAME")] if not has_name and has_several_active(ctx.obj) else []
    ctx.obj.close()
    return [
        typed_line(ctx, [_text_of(command)], [*whom, *line.options], first=[verb])
        for verb, command in group.commands.items()
        if _takes(command, line.options)
    ]


def _text_of(command: Any) -> str:
    """What the text of an entry is called: TITLE of `goal add`."""
    return str(command.params[0].metavar).strip("[]")


def _takes(command: Any, options: list[TypedOption]) -> bool:
    known = {name for param in command.params for name in param.opts}
    return all(option.name in known for option in options)


def _person(app: App, name: str) -> Relationship | None:
    """The person whom the name means; the first one if it is not clear, because the line then asks."""
    from mentorlog import names

    people = app.open_for_reading().relationships()
    found = names.match(name, people, name=lambda person: person.name, status=lambda person: person.status)
    return found[0] if found else None


def _only_open(app: App, kind: str, person: Relationship) -> str | None:
    """The ref of the only open entry of that kind of the person; None if there is none, or if there are several."""
    journal = app.open_for_reading()
    entries: list[Any] = []
    if kind == "goal":
        entries = list(journal.goals(relationship=person.ref))
    elif kind == "action":
        entries = list(journal.actions(relationship=person.ref))
    elif kind == "milestone":
        entries = [entry for entry in journal.milestones(relationship=person.ref) if entry.status == "planned"]
    return str(entries[0].ref) if len(entries) == 1 else None


def _can_edit(kind: Any, options: list[TypedOption]) -> bool:
    """Whether `edit` can set the fields of these options. A planned milestone is not reached by an edit."""
    from mentorlog.model.fields import FIELDS

    known = {f"--{name}" for field in FIELDS[kind].values() for name in field.options} - {"--on"}
    return all(option.name in known or option.is_global or option.name == "--json" for option in options)


def _words_of(options: list[TypedOption]) -> list[str]:
    return [word for option in options for word in option.arguments()]


def _refuse_unknown(group: Any, ctx: Any, args: list[str], every: list[Any]) -> None:
    """Raise UsageError for an option that neither the noun nor its verbs have, with the options that were meant: of the
    noun, else of its verbs."""
    known = {name for param in every if param.param_type_name == "option" for name in param.opts}
    typed = next((word for word in args if word.startswith("--") and word.partition("=")[0] not in known), None)
    if typed is None:
        return
    option, equals, value = typed.partition("=")
    lines = [
        line_of([f"{name}{equals}{value}" if word == typed else word for word in ctx.obj.args])
        for name in meant_options(option, group)
    ]
    for command in () if lines else group.commands.values():
        for name in meant_options(option, command)[:1]:
            with_name = [f"{name}{equals}{value}" if word == typed else word for word in args]
            refuse_options_of_verb(group, ctx, with_name, every)
    message = f"`mentorlog {group.name}` has no option {option}."
    raise UsageError(message, hint="\n".join(lines) or f"mentorlog {group.name} --help")
