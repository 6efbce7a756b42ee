"""`undo`: take back the last command."""

from __future__ import annotations

import typer

from mentorlog.cli.app import App
from mentorlog.cli.output.changes import show_undone
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.errors import ConflictError


def undo(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Take back the last command that changed something."""
    app: App = ctx.obj
    journal = app.writing()
    if not journal.exists:
        raise ConflictError("Nothing to undo.")
    show_undone(app, journal.undo(now=app.now), as_json=as_json)


command = build(undo, "undo", example="mentorlog undo")
