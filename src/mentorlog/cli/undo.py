"""`undo`: the last command, taken back."""

from __future__ import annotations

import typer

from mentorlog.cli.command import AsJson, build
from mentorlog.cli.turning import turn


def undo(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Take back the last command that changed something."""
    turn(ctx.obj, back=True, as_json=as_json)


command = build(undo, "undo", example="mentorlog undo")
