"""`path`: show where the journal is stored."""

import os
from typing import TYPE_CHECKING

import typer

from mentorlog.cli import output
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.present.inert import inert

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def path(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show where the journal is stored."""
    app: App = ctx.obj
    location = os.path.abspath(app.journal_path)  # noqa: PTH100 - resolving links would show another path than the configured one
    if as_json:
        return output.show_json({"journal": location, "exists": app.has_journal, "config": app.settings_path})
    if not app.has_journal and app.find_lost_journal() is None:
        output.warn("the journal does not exist yet; `mentorlog start` creates it.")
    # not wrapped, so that it can be copied or used in a script
    return output.write_text(inert(location) if app.uses_rich else location)


command = build(path, "path", example="mentorlog path")
