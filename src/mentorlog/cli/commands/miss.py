"""`miss`: a planned session that did not happen."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.cli.input.sessions import checked_party, planned_one
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Who, With
from mentorlog.errors import ConflictError

SessionRef = Annotated[str | None, typer.Argument(metavar="[sN]", help="The session; the latest passed unless said.")]


def miss(
    ctx: typer.Context, session: SessionRef = None, who: Who = None, with_: With = None, as_json: AsJson = False
) -> None:
    """Say that a planned session did not happen."""
    app: App = ctx.obj
    party = checked_party(who)
    journal = app.writing()
    before = planned_one(app, journal, session, with_, passed=True)
    if before.on > app.today:
        raise ConflictError(
            f"{before.ref} is still ahead, {before.on:%a} {before.on}.", hint=f"mentorlog cancel {before.ref}"
        )
    with journal.command("miss", now=app.now) as change:
        change.set(before.ref, status="missed", cancelled_by=party)
    show_change(app, journal.entry(before.ref), before, verb="miss", as_json=as_json)


command = build(miss, "miss", example="mentorlog miss --who them -w Søren")
