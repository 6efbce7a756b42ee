"""`drop`: drop goals, actions, points and resources."""

from typing import TYPE_CHECKING

import typer

from mentorlog.cli.input.people.titles import find_entries_or_title
from mentorlog.cli.output.changes import show_changes
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, RefsOrTitle
from mentorlog.workflows.close_entries import close_entries

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def drop(ctx: typer.Context, refs: RefsOrTitle = None, as_json: AsJson = False) -> None:
    """Drop goals, actions, points or resources."""
    app: App = ctx.obj
    journal = app.open_for_writing()
    changes = close_entries(journal, find_entries_or_title(app, journal, refs, "drop"), "drop", now=app.now)
    show_changes(app, changes, verb="drop", as_json=as_json)


command = build(drop, "drop", example="mentorlog drop a1 t1")
