"""`delete`: delete entries; `undo` brings them back."""

from typing import TYPE_CHECKING

import typer

from mentorlog.cli import output
from mentorlog.cli.input.people.titles import find_entries_or_explain
from mentorlog.cli.output.changes import show_changes
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Refs
from mentorlog.workflows.delete_entries import delete_entries

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def delete(ctx: typer.Context, refs: Refs = None, as_json: AsJson = False) -> None:
    """Delete entries; undo brings them back."""
    app: App = ctx.obj
    journal = app.open_for_writing()
    gone = find_entries_or_explain(app, journal, refs)
    belonging = delete_entries(journal, gone, now=app.now)
    if as_json:
        return show_changes(app, [(entry, None) for entry in gone], verb="delete", as_json=True)
    from mentorlog.present.answers.deleted import deleted_page

    return output.show(app, deleted_page(gone, belonging=belonging, today=app.today))


command = build(delete, "delete", example="mentorlog delete n1")
