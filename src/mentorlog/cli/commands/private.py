"""`private`: keep entries out of every export."""

from __future__ import annotations

import typer

from mentorlog.cli.app import App
from mentorlog.cli.input.lookup import entries
from mentorlog.cli.output.changes import show_changes
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Refs
from mentorlog.workflows.set_private import set_private


def private(ctx: typer.Context, refs: Refs = None, as_json: AsJson = False) -> None:
    """Keep entries out of every export."""
    app: App = ctx.obj
    journal = app.writing()
    marked = set_private(journal, entries(journal, refs), private=True, now=app.now)
    show_changes(app, marked.changes, verb="private", as_json=as_json)


command = build(private, "private", example="mentorlog private s1 a1")
