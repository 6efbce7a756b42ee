"""`edit`: change fields of an entry."""

from __future__ import annotations

from typing import Annotated, Any, Final

import typer

from mentorlog.cli.app import App
from mentorlog.cli.input.lookup import meant
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import MentorlogCommand, build
from mentorlog.cli.typer_app.options import AsJson, RefOrName
from mentorlog.errors import UsageError
from mentorlog.model import Entry, Relationship
from mentorlog.store import Journal
from mentorlog.workflows.edit_entry import edit_entry

Clear = Annotated[list[str] | None, typer.Option("--clear", metavar="FIELD", help="Empty this field; may be repeated.")]
MoveTo = Annotated[
    str | None, typer.Option("--with", "-w", metavar="NAME", help="Move the entry to this relationship.")
]

TYPED: Final = "mentorlog.fields"
"""Where the context keeps the fields that were typed: pairs of option and value."""


class EditCommand(MentorlogCommand):
    """A command whose further options are the fields of whatever it edits."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the fields out of the words before the parser sees them: a value may begin with a dash."""
        from mentorlog.cli.input.edit_values import options

        known = options()
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
                said = value if equals else next(words, None)
                if said is None:
                    raise UsageError(f"--{name} needs a value.")
                typed.append((name, said))
        ctx.meta[TYPED] = typed
        return super().parse_args(ctx, rest)


def edit(
    ctx: typer.Context, words: RefOrName = None, clear: Clear = None, with_: MoveTo = None, as_json: AsJson = False
) -> None:
    """Change an entry."""
    from mentorlog.cli.input.edit_values import EditContext, cleared, read_values

    app: App = ctx.obj
    if not words:
        raise UsageError("Which entry? Give a ref or a name.", hint=app.example)
    journal = app.writing()
    before = meant(app, journal, words)
    values: dict[str, object] = {} if with_ is None else _moved(journal, before, with_)
    context = EditContext(app, journal, before)
    typed = ctx.meta[TYPED]
    values |= read_values(context, typed)
    for option in clear or ():
        values |= cleared(before.ref.kind, option)
    if not typed and not clear and with_ is None:
        values = _in_editor(context)
    after = edit_entry(journal, before, values, now=app.now)
    show_change(app, after, before, verb="edit", as_json=as_json)


def _moved(journal: Journal, before: Entry, name: str) -> dict[str, object]:
    """The relationship to which an entry is moved. Raises UsageError for a relationship."""
    from mentorlog.cli.input.lookup import named

    if isinstance(before, Relationship):
        raise UsageError("A relationship can't be moved to another.", hint=f"mentorlog edit {before.ref} --name NAME")
    return {"relationship": named(journal, name).ref}


def _in_editor(context: Any) -> dict[str, object]:
    if not context.app.can_ask:
        raise UsageError("What should change? Give a field.", hint=f"mentorlog edit {context.entry.ref} --help")
    from mentorlog.cli.input.edit_form import changed

    return changed(context)


command = build(edit, "edit", example='mentorlog edit a1 --text "Send the new checklist" --by friday', cls=EditCommand)
