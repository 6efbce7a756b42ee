"""`undo`: the last command, taken back."""

from __future__ import annotations

import typer

from mentorlog.cli.app import App
from mentorlog.cli.command import AsJson, build


def undo(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Take back the last command that changed something."""
    app: App = ctx.obj
    taken = app.writing().undo(now=app.now)
    if as_json:
        from mentorlog.export import shapes

        return app.say_json(shapes.command(taken))
    from mentorlog.present.history import undone_page

    return app.show(undone_page(taken, now=app.now.astimezone()))


command = build(undo, "undo", example="mentorlog undo")
