"""`path`: show where the journal is stored."""

from __future__ import annotations

import os

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.present.inert import inert


def path(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show where the journal is stored."""
    app: App = ctx.obj
    location = os.path.abspath(app.path)  # noqa: PTH100 - resolving links would show another path than the configured one
    if as_json:
        return output.show_json({"journal": location, "exists": app.has_journal, "config": str(app.config_path)})
    if not app.has_journal:
        output.warn("the journal does not exist yet; `mentorlog start` creates it.")
    # not wrapped, so that it can be copied or used in a script
    return output.write_text(inert(location) if app.uses_rich else location)


command = build(path, "path", example="mentorlog path")
