"""`done`: what was reached, kept, discussed or held."""

from __future__ import annotations

import typer

from mentorlog.cli.app import App
from mentorlog.cli.command import AsJson, OnDay, Refs, build
from mentorlog.cli.settling import settle
from mentorlog.errors import UsageError


def done(ctx: typer.Context, refs: Refs = None, on: OnDay = None, as_json: AsJson = False) -> None:
    """Mark entries as done."""
    app: App = ctx.obj
    day = app.day(on, looking="back")
    if day and day > app.today:
        raise UsageError(f"{day:%a} {day} is still ahead.", hint="mentorlog done REF --on yesterday")
    settle(app, refs, "done", on=day, as_json=as_json)


command = build(done, "done", example="mentorlog done a1 --on yesterday")
