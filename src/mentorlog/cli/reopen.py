"""`reopen`: what was closed."""

from __future__ import annotations

import typer

from mentorlog.cli.app import App
from mentorlog.cli.command import AsJson, Refs, build
from mentorlog.cli.settling import settle


def reopen(ctx: typer.Context, refs: Refs = None, as_json: AsJson = False) -> None:
    """Open entries again that were closed."""
    app: App = ctx.obj
    settle(app, refs, "reopen", as_json=as_json)


command = build(reopen, "reopen", example="mentorlog reopen a1")
