"""`private`: entries for your eyes alone."""

from __future__ import annotations

import typer

from mentorlog.cli.command import AsJson, Refs, build
from mentorlog.cli.privacy import set_private


def private(ctx: typer.Context, refs: Refs = None, as_json: AsJson = False) -> None:
    """Keep entries out of every export."""
    set_private(ctx.obj, refs, True, as_json=as_json)


command = build(private, "private", example="mentorlog private s1 a1")
