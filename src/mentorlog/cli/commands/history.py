"""`history`: list the commands that changed the journal."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Limit = Annotated[
    int,
    typer.Option("--limit", "-n", metavar="N", min=1, max=1_000_000, help="Maximum number of commands (default: 20)."),
]

_MOST_TITLES = 200
"""The number of commands of which titles and texts are shown."""


def history(ctx: typer.Context, limit: Limit = 20, as_json: AsJson = False) -> None:
    """List the commands that changed the journal."""
    app: App = ctx.obj
    journal = app.open_for_reading()
    commands = journal.commands(limit=limit)
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.history(commands))
    if app.lost_journal is not None:
        return None  # how to restore it was shown already
    from mentorlog.present.journal.history import history_page, refs_of_done, without_title

    shown = commands[:_MOST_TITLES] if app.uses_rich else ()
    titles = journal.titles_of(refs_of_done(shown))
    recorded = [command for command in shown if command.status != "done" or without_title(command, titles)]
    texts = {command.number: journal.changed_texts(command, most=1) for command in recorded}
    total = journal.count_commands()
    page = history_page(commands, total=total, now=app.now.astimezone(), texts=texts, titles=titles)
    return output.show(app, page)


command = build(history, "history", example="mentorlog history")
