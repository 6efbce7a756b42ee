"""`path`: where the journal lies."""

from __future__ import annotations

import os

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.present.inert import inert


def path(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Say where the journal lies."""
    app: App = ctx.obj
    place = os.path.abspath(app.path)  # noqa: PTH100 - resolving links would name another file than the one asked for
    if as_json:
        return output.show_json({"journal": place, "exists": app.is_begun, "config": str(app.config_path)})
    if not app.is_begun:
        output.warn("it is not there yet; `mentorlog start` makes it.")
    # whole and unwrapped, for a script or a hand to use as it is
    return output.write_text(inert(place) if app.is_drawn else place)


command = build(path, "path", example="mentorlog path")
