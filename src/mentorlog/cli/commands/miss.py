"""`miss`: a planned session that did not happen."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.cli.input.sessions import checked_party, session_to_miss
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Who, With
from mentorlog.workflows.schedule import miss_session

SessionRef = Annotated[str | None, typer.Argument(metavar="[sN]", help="The session; the latest passed unless said.")]


def miss(
    ctx: typer.Context, session: SessionRef = None, who: Who = None, with_: With = None, as_json: AsJson = False
) -> None:
    """Say that a planned session did not happen."""
    app: App = ctx.obj
    party = checked_party(who)
    journal = app.writing()
    before = session_to_miss(app, journal, session, with_)
    missed = miss_session(journal, before, missed_by=party, now=app.now)
    show_change(app, missed, before, verb="miss", as_json=as_json)


command = build(miss, "miss", example="mentorlog miss --who them -w Søren")
