"""`done`: what was reached, kept, discussed or held."""

from __future__ import annotations

import typer

from mentorlog.cli.app import App
from mentorlog.cli.input.dates import read_past_day
from mentorlog.cli.settling import settle
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, OnDay, Refs


def done(ctx: typer.Context, refs: Refs = None, on: OnDay = None, as_json: AsJson = False) -> None:
    """Mark entries as done."""
    app: App = ctx.obj
    settle(app, refs, "done", on=read_past_day(app, on) if on else None, as_json=as_json)


command = build(done, "done", example="mentorlog done a1 --on yesterday")
