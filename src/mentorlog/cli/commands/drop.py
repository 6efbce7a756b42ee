"""`drop`: what will not be pursued."""

from __future__ import annotations

import typer

from mentorlog.cli.app import App
from mentorlog.cli.settling import settle
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Refs


def drop(ctx: typer.Context, refs: Refs = None, as_json: AsJson = False) -> None:
    """Drop goals, actions or points."""
    app: App = ctx.obj
    settle(app, refs, "drop", as_json=as_json)


command = build(drop, "drop", example="mentorlog drop a1 t1")
