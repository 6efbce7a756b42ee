"""`done`: mark entries as reached, done, discussed or held."""

from typing import TYPE_CHECKING

import typer

from mentorlog.cli.input.titles import find_entries_or_title
from mentorlog.cli.output.changes import show_changes
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, OnDay, RefsOrTitle
from mentorlog.workflows.close_entries import close_entries

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def done(ctx: typer.Context, refs: RefsOrTitle = None, on: OnDay = None, as_json: AsJson = False) -> None:
    """Mark entries as done."""
    app: App = ctx.obj
    journal = app.open_for_writing()
    before = find_entries_or_title(app, journal, refs, "done")
    day = None
    if on:
        from mentorlog.cli.input.checked_dates import read_past_day_of

        day = read_past_day_of(app, journal, on, *before)
    changes = close_entries(journal, before, "done", on=day, now=app.now)
    show_changes(app, changes, verb="done", as_json=as_json)


command = build(done, "done", example="mentorlog done a1 --on yesterday")
