"""`shareable`: let entries be exported again."""

from __future__ import annotations

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.lookup import entries
from mentorlog.cli.output.changes import show_changes
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Refs
from mentorlog.workflows.set_private import set_private


def shareable(ctx: typer.Context, refs: Refs = None, as_json: AsJson = False) -> None:
    """Let entries be exported again."""
    app: App = ctx.obj
    journal = app.writing()
    marked = set_private(journal, entries(journal, refs), private=False, now=app.now)
    show_changes(app, marked.changes, verb="shareable", as_json=as_json)
    if marked.still_private:
        actions = " ".join(map(str, marked.still_private))
        output.warn(f"What was promised in it stays private: mentorlog shareable {actions}")


command = build(shareable, "shareable", example="mentorlog shareable n1")
