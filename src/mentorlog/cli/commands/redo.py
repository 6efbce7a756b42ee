"""`redo`: bring back what undo took."""

from __future__ import annotations

import typer

from mentorlog.cli.app import App
from mentorlog.cli.output.changes import show_redone
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.errors import ConflictError


def redo(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Bring back what undo took."""
    app: App = ctx.obj
    journal = app.writing()
    if not journal.exists:
        raise ConflictError("Nothing to redo.")
    show_redone(app, journal.redo(now=app.now), as_json=as_json)


command = build(redo, "redo", example="mentorlog redo")
