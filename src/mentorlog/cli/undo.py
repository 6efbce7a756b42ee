"""`undo`: the last command, taken back."""

from __future__ import annotations

import typer

from mentorlog.cli.app import App
from mentorlog.cli.command import AsJson, build
from mentorlog.errors import ConflictError
from mentorlog.store import Journal


def undo(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Take back the last command that changed something."""
    app: App = ctx.obj
    taken = _journal(app).undo(now=app.now)
    if as_json:
        from mentorlog.export import shapes

        return app.say_json(shapes.command(taken))
    from mentorlog.present.history import undone_page

    return app.show(undone_page(taken, now=app.now.astimezone()))


def _journal(app: App) -> Journal:
    journal = app.writing()
    if not journal.exists:
        raise ConflictError("Nothing to undo.")
    return journal


command = build(undo, "undo", example="mentorlog undo")
