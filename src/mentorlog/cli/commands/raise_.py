"""`raise`: add a point to raise at the next session."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.input.command_line.leading_name import recipient
from mentorlog.cli.input.dates.read import read_past_day
from mentorlog.cli.input.text.list_items import split_list_items
from mentorlog.cli.input.text.read import help_lines, is_stdin, read_required_text, refuse_without_editor
from mentorlog.cli.output.changes import show_changes
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, OnDay, Private, With
from mentorlog.workflows.add_entry import add_points

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Words = Annotated[list[str] | None, typer.Argument(metavar="[TEXT]", help="What to raise; `-` reads standard input.")]


def raise_(
    ctx: typer.Context,
    words: Words = None,
    with_: With = None,
    on: OnDay = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Add a point to raise at the next session."""
    app: App = ctx.obj
    refuse_without_editor(app, words)
    journal = app.open_for_writing()
    relationship, words = recipient(app, ctx, journal, words, with_)
    day = read_past_day(app, on, relationship=relationship)
    template = help_lines(
        f"A point to raise with {relationship.name}. If every line begins with `- `, each is a point."
    )
    text = read_required_text(app, words, template=template)
    is_argument = bool(words) and not is_stdin(app, words)
    texts = (text,) if is_argument else split_list_items(text)
    points = add_points(journal, relationship, texts=texts, on=day, private=private, now=app.now)
    show_changes(app, [(point, None) for point in points], verb="raise", as_json=as_json)


command = build(raise_, "raise", example='mentorlog raise "Which conference to speak at?" -w "Søren Østergård"')
