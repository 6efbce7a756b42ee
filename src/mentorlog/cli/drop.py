"""`drop`: what will not be pursued."""

from __future__ import annotations

import typer

from mentorlog.cli.app import App
from mentorlog.cli.command import AsJson, Refs, build
from mentorlog.cli.settling import settle


def drop(ctx: typer.Context, refs: Refs = None, as_json: AsJson = False) -> None:
    """Drop goals, actions or points."""
    app: App = ctx.obj
    settle(app, refs, "drop", as_json=as_json)


command = build(drop, "drop", example="mentorlog drop a1 t1")
