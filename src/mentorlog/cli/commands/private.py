"""`private`: mark entries as private."""

from typing import TYPE_CHECKING

import typer

from mentorlog.cli.input.people.titles import find_entries_or_explain
from mentorlog.cli.output.changes import show_changes
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Refs
from mentorlog.workflows.set_private import set_private

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def private(ctx: typer.Context, refs: Refs = None, as_json: AsJson = False) -> None:
    """Mark entries as private: exports leave them out."""
    app: App = ctx.obj
    journal = app.open_for_writing()
    marked = set_private(journal, find_entries_or_explain(app, journal, refs), private=True, now=app.now)
    show_changes(app, marked.changes, verb="private", as_json=as_json)


command = build(private, "private", example="mentorlog private s1 a1")
