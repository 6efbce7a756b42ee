"""`undo`: the last command, taken back."""

from __future__ import annotations

import typer

from mentorlog.cli.turning import turn
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson


def undo(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Take back the last command that changed something."""
    turn(ctx.obj, back=True, as_json=as_json)


command = build(undo, "undo", example="mentorlog undo")
