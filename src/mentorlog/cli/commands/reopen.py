"""`reopen`: open closed entries again."""

from typing import TYPE_CHECKING

import typer

from mentorlog.cli.input.lookup import find_entries
from mentorlog.cli.output.changes import show_changes
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Refs
from mentorlog.workflows.close_entries import STATUS_AFTER, close_entries

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def reopen(ctx: typer.Context, refs: Refs = None, as_json: AsJson = False) -> None:
    """Reopen closed entries."""
    app: App = ctx.obj
    journal = app.open_for_writing()
    changes = close_entries(journal, find_entries(journal, refs, *STATUS_AFTER["reopen"]), "reopen", now=app.now)
    show_changes(app, changes, verb="reopen", as_json=as_json)


command = build(reopen, "reopen", example="mentorlog reopen a1")
