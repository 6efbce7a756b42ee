"""`edit`: change fields of an entry."""

from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from mentorlog.cli.input.people.lookup import find_entry_or_relationship
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import MentorlogCommand, build, may_mark_words_as_private
from mentorlog.cli.typer_app.options import AsJson, RefOrName
from mentorlog.errors import UsageError
from mentorlog.model import Action, Relationship, Session
from mentorlog.store import Journal
from mentorlog.workflows.edit_entry import edit_entry

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.model import Entry

Clear = Annotated[list[str] | None, typer.Option("--clear", metavar="FIELD", help="Clear this field; may be repeated.")]
MoveTo = Annotated[
    str | None, typer.Option("--with", "-w", metavar="NAME", help="Move the entry to this relationship.")
]

TYPED: Final = "mentorlog.fields"
"""The key of the Typer context for the typed fields: pairs of option and value."""
ARGUMENTS: Final = "mentorlog.arguments"
"""The key of the Typer context for all arguments, fields too, in the order they were typed."""


class EditCommand(MentorlogCommand):
    """A command that also has the fields of the edited entry as options."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the fields out of the arguments before parsing, because a value may begin with a dash."""
        from mentorlog.cli.input.edit_values import edit_options

        if may_mark_words_as_private(args):
            from mentorlog.cli.input.command_line.private_words import refuse_private_words_of_edit

            refuse_private_words_of_edit(args)
        known = edit_options()
        typed: list[tuple[str, str]] = []
        rest: list[str] = []
        words = iter(args)
        for word in words:
            name, equals, value = word.removeprefix("--").partition("=")
            if word == "--":
                rest += [word, *words]
            elif not word.startswith("--") or name not in known:
                rest.append(word)
            elif known[name]:
                typed.append((name, ""))
            else:
                text = value if equals else next(words, None)
                if text is None:
                    raise UsageError(f"--{name} needs a value.")
                typed.append((name, _from_stdin(ctx.obj, name) if text == "-" else text))
        ctx.meta[TYPED] = typed
        ctx.meta[ARGUMENTS] = list(args)
        return super().parse_args(ctx, rest)

    def check_order(self, ctx: Any, args: list[str]) -> None:
        """Raise UsageError if a value of a field needs quotes: `edit a1 --text Send the list`."""
        typed = ctx.meta[ARGUMENTS]
        if args and any(word.startswith("-") for word in typed) and not {"--help", "-h"} & {*args}:
            from mentorlog.cli.input.command_line.one_run import refuse_several_runs
            from mentorlog.cli.input.edit_values import edit_options
            from mentorlog.cli.input.option_shape import OptionShape

            fields = [OptionShape((f"--{name}",), is_flag=is_flag) for name, is_flag in edit_options().items()]
            refuse_several_runs(ctx.obj, ctx, typed, options=fields, joins_all=True)


def _from_stdin(app: "App", option: str) -> str:
    """The text on standard input for a field that is text; `-` for another field."""
    from mentorlog.cli.input.edit_values import is_text_option

    if not is_text_option(option):
        return "-"
    from mentorlog.cli.input.text.dash import stdin_of_option

    return stdin_of_option(app, f"--{option}")


def edit(
    ctx: typer.Context, words: RefOrName = None, clear: Clear = None, with_: MoveTo = None, as_json: AsJson = False
) -> None:
    """Change an entry."""
    from mentorlog.cli.input.edit_values import EditContext, cleared_value, read_values

    app: App = ctx.obj
    if not words:
        raise UsageError(
            "Give the ref of an entry or the name of a relationship.", hint="mentorlog people\nmentorlog timeline"
        )
    journal = app.open_for_writing()
    before = find_entry_or_relationship(app, journal, words)
    values: dict[str, object] = {} if with_ is None else _moved(app, journal, before, with_)
    context = EditContext(app, journal, before)
    typed = ctx.meta[TYPED]
    values |= read_values(context, typed)
    for option in clear or ():
        values |= cleared_value(before.ref.kind, option)
    if not typed and not clear and with_ is None:
        values = _in_editor(context)
    if values.get("at") or values.get("on"):
        _check_clock(app, before, values)
    after = edit_entry(journal, before, values, now=app.now)
    show_change(app, after, before, verb="edit", as_json=as_json)
    if isinstance(after, Session):
        from mentorlog.cli.output.planned import warn_of_new_clashes

        warn_of_new_clashes(app, journal, [(after, before)])
    if isinstance(after, Action) and after.text != getattr(before, "text", None):
        from mentorlog.cli.input.checks import warn_of_unread_deadlines

        warn_of_unread_deadlines(app, [after])


def _check_clock(app: "App", before: "Entry", values: dict[str, Any]) -> None:
    """Check the new time of a session. Raises DateError."""
    if before.ref.kind != "session" or not isinstance(before, Session):
        return
    from mentorlog.cli.input.dates.time_zone import check_clock
    from mentorlog.dates import When

    when = When(values.get("on", before.on), values.get("at"))
    moves = None if "at" in values else before
    check_clock(app, when, moves=moves, line=lambda text: f'mentorlog edit {before.ref} --on "{text}"')


def _moved(app: "App", journal: Journal, before: "Entry", name: str) -> dict[str, object]:
    """The relationship to which an entry is moved. Raises UsageError for a relationship."""
    from mentorlog.cli.input.people.lookup import find_relationship

    if before.ref.kind == "question":
        raise UsageError(
            f"{before.ref} belongs to no relationship; --role and --phase say when it is asked.",
            hint=f"mentorlog edit {before.ref} --role mentor",
        )
    if isinstance(before, Relationship):
        raise UsageError(
            "A relationship can't be moved to another relationship.", hint=f"mentorlog edit {before.ref} --name NAME"
        )
    return {"relationship": find_relationship(journal, name, app=app).ref}


def _in_editor(context: Any) -> dict[str, object]:
    if not context.app.can_ask:
        raise UsageError("Give at least one field to change.", hint=f"mentorlog edit {context.entry.ref} --help")
    from mentorlog.cli.input.forms.edit_form import edit_in_form

    return edit_in_form(context)


command = build(edit, "edit", example='mentorlog edit a1 --text "Send the new checklist" --by friday', cls=EditCommand)
