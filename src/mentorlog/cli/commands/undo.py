"""`undo`: undo the last command."""

from typing import TYPE_CHECKING

import typer

from mentorlog.cli.output.changes import show_undone
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.errors import ConflictError

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def undo(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Undo the last command that changed the journal."""
    app: App = ctx.obj
    journal = app.open_for_writing()
    if not journal.exists:
        raise ConflictError("Nothing to undo.")
    show_undone(app, journal.undo(now=app.now), as_json=as_json)


command = build(undo, "undo", example="mentorlog undo")
