"""`reopen`: open closed entries again."""

from typing import TYPE_CHECKING

import typer

from mentorlog.cli.input.people.titles import find_entries_or_title
from mentorlog.cli.output.changes import show_changes
from mentorlog.cli.output.planned import warn_of_new_clashes
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, RefsOrTitle
from mentorlog.workflows.close_entries import close_entries

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def reopen(ctx: typer.Context, refs: RefsOrTitle = None, as_json: AsJson = False) -> None:
    """Reopen closed entries."""
    app: App = ctx.obj
    journal = app.open_for_writing()
    changes = close_entries(journal, find_entries_or_title(app, journal, refs, "reopen"), "reopen", now=app.now)
    show_changes(app, changes, verb="reopen", as_json=as_json)
    warn_of_new_clashes(app, journal, changes)


command = build(reopen, "reopen", example="mentorlog reopen a1")
