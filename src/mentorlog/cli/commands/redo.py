"""`redo`: redo the last command that was undone."""

from typing import TYPE_CHECKING

import typer

from mentorlog.cli.output.changes import show_redone
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.errors import ConflictError

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def redo(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Redo the last command that was undone."""
    app: App = ctx.obj
    journal = app.open_for_writing()
    if not journal.exists:
        raise ConflictError("Nothing to redo.")
    show_redone(app, journal, journal.redo(now=app.now), as_json=as_json)


command = build(redo, "redo", example="mentorlog redo")
