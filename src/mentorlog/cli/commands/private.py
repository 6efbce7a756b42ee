"""`private`: entries for your eyes alone."""

from __future__ import annotations

import typer

from mentorlog.cli.privacy import set_private
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Refs


def private(ctx: typer.Context, refs: Refs = None, as_json: AsJson = False) -> None:
    """Keep entries out of every export."""
    set_private(ctx.obj, refs, True, as_json=as_json)


command = build(private, "private", example="mentorlog private s1 a1")
