"""`notes`: list the notes."""

from typing import TYPE_CHECKING

import typer

from mentorlog.cli.input.people.lookup import named_relationship
from mentorlog.cli.output.lists import show_list
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.list_nouns import refuse_add
from mentorlog.cli.typer_app.options import AsJson, Limit, Name, With

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def notes(
    ctx: typer.Context, name: Name = None, limit: Limit = None, with_: With = None, as_json: AsJson = False
) -> None:
    """List your notes, newest first.

    `note` records one.
    """
    app: App = ctx.obj
    refuse_add(app, name, recorded_by=("note",), placeholders=("TEXT",))
    journal = app.open_for_reading()
    relationship = named_relationship(app, journal, name, with_)
    found = journal.notes(relationship=relationship and relationship.ref, all=True)
    show_list(app, found, "note", relationship, limit=limit, as_json=as_json)


command = build(notes, "notes", example="mentorlog notes Søren")
