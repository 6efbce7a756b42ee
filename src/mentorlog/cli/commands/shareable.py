"""`shareable`: mark private entries as shareable."""

from typing import TYPE_CHECKING

import typer

from mentorlog.cli import output
from mentorlog.cli.input.people.titles import find_entries_or_explain
from mentorlog.cli.output.changes import show_changes
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Refs
from mentorlog.workflows.set_private import set_private

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def shareable(ctx: typer.Context, refs: Refs = None, as_json: AsJson = False) -> None:
    """Mark entries as shareable: exports include them."""
    app: App = ctx.obj
    journal = app.open_for_writing()
    marked = set_private(journal, find_entries_or_explain(app, journal, refs), private=False, now=app.now)
    show_changes(app, marked.changes, verb="shareable", as_json=as_json)
    if marked.still_private:
        actions = " ".join(map(str, marked.still_private))
        output.warn(f"Its action items are still private; to share them too: mentorlog shareable {actions}")


command = build(shareable, "shareable", example="mentorlog shareable n1")
