"""`redo`: what undo took, brought back."""

from __future__ import annotations

import typer

from mentorlog.cli.app import App
from mentorlog.cli.command import AsJson, build
from mentorlog.errors import ConflictError
from mentorlog.store import Journal


def redo(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Bring back what undo took."""
    app: App = ctx.obj
    brought = _journal(app).redo(now=app.now)
    if as_json:
        from mentorlog.export import shapes

        return app.say_json(shapes.command(brought))
    from mentorlog.present.history import redone_page

    return app.show(redone_page(brought, now=app.now.astimezone()))


def _journal(app: App) -> Journal:
    journal = app.writing()
    if not journal.exists:
        raise ConflictError("Nothing to redo.")
    return journal


command = build(redo, "redo", example="mentorlog redo")
