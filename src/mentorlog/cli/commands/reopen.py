"""`reopen`: what was closed."""

from __future__ import annotations

import typer

from mentorlog.cli.app import App
from mentorlog.cli.settling import settle
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Refs


def reopen(ctx: typer.Context, refs: Refs = None, as_json: AsJson = False) -> None:
    """Open entries again that were closed."""
    app: App = ctx.obj
    settle(app, refs, "reopen", as_json=as_json)


command = build(reopen, "reopen", example="mentorlog reopen a1")
