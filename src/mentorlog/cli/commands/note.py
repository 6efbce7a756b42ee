"""`note`: record a note between sessions."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.input.command_line.leading_name import recipient
from mentorlog.cli.input.dates.read import read_past_day
from mentorlog.cli.input.text.read import help_lines, read_required_text, refuse_without_editor
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, OnDay, Private, With
from mentorlog.errors import ConflictError, UsageError
from mentorlog.workflows.add_entry import add_note

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Words = Annotated[list[str] | None, typer.Argument(metavar="[TEXT]", help="The note; `-` reads standard input.")]
Shareable = Annotated[bool, typer.Option("--shareable", help="Allow exporting it (default: private).")]


def note(
    ctx: typer.Context,
    words: Words = None,
    with_: With = None,
    on: OnDay = None,
    shareable: Shareable = False,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Add a note between sessions."""
    app: App = ctx.obj
    if private and shareable:
        raise UsageError("--private and --shareable can't be used together.")
    refuse_without_editor(app, words)
    journal = app.open_for_writing()
    relationship, words = recipient(app, ctx, journal, words, with_)
    if shareable and relationship.status == "prospect":
        from mentorlog.cli.input.command_line.typed_line import line_without

        raise ConflictError(
            f"{relationship.name} is a prospect, and everything about a prospect is private.",
            hint=line_without(app, "--shareable"),
        )
    day = read_past_day(app, on, relationship=relationship)
    whom = "to yourself" if relationship.role == "self" else f"about {relationship.name}"
    text = read_required_text(app, words, template=help_lines(f"A note {whom}, for you alone."))
    recorded = add_note(journal, relationship, text=text, on=day, private=not shareable, now=app.now)
    show_change(app, recorded, verb="note", as_json=as_json)


command = build(note, "note", example='mentorlog note seemed tired today -w "Søren Østergård"')
