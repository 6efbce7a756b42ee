"""`redo`: what undo took, brought back."""

from __future__ import annotations

import typer

from mentorlog.cli.turning import turn
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson


def redo(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Bring back what undo took."""
    turn(ctx.obj, back=False, as_json=as_json)


command = build(redo, "redo", example="mentorlog redo")
