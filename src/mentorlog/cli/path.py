"""`path`: where the journal lies."""

from __future__ import annotations

import os

import typer

from mentorlog.cli.app import App
from mentorlog.cli.command import AsJson, build


def path(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Say where the journal lies."""
    app: App = ctx.obj
    place = os.path.abspath(app.path)  # noqa: PTH100 - resolving links would name another file than the one asked for
    if as_json:
        return app.say_json({"journal": place, "exists": app.path.exists(), "config": str(app.config_path)})
    if not app.path.exists():
        app.hint("mentorlog: it is not there yet; `mentorlog start` makes it.")
    # a path is to be used as it is, so it is no text to be drawn
    return app.say(place)


command = build(path, "path", example="mentorlog path")
