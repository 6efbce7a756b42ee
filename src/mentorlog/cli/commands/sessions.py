"""`sessions`: list the sessions."""

from typing import TYPE_CHECKING

import typer

from mentorlog.cli.input.people.lookup import named_relationship
from mentorlog.cli.output.lists import show_list
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.list_nouns import refuse_add
from mentorlog.cli.typer_app.options import AsJson, Limit, Name, With

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def sessions(
    ctx: typer.Context, name: Name = None, limit: Limit = None, with_: With = None, as_json: AsJson = False
) -> None:
    """List sessions, those ahead first.

    `log` and `plan` record them.
    """
    app: App = ctx.obj
    refuse_add(app, name, recorded_by=("log", "plan"), placeholders=("TEXT", "DATE"))
    journal = app.open_for_reading()
    relationship = named_relationship(app, journal, name, with_)
    found = journal.sessions(relationship=relationship and relationship.ref, limit=-1 if limit is None else limit + 1)
    show_list(app, found, "session", relationship, limit=limit, as_json=as_json)


command = build(sessions, "sessions", example="mentorlog sessions Søren -n 10")
