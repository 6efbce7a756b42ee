"""`miss`: record that a planned session did not take place."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.input.sessions import checked_party, session_to_miss
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Who, With
from mentorlog.workflows.schedule import miss_session

if TYPE_CHECKING:
    from mentorlog.cli.app import App

SessionRef = Annotated[
    list[str] | None, typer.Argument(metavar="[sN]", help="The session (default: the latest one that has passed).")
]

Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")]


def miss(
    ctx: typer.Context,
    words: SessionRef = None,
    who: Who = None,
    why: Why = None,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Record that a planned session did not take place."""
    app: App = ctx.obj
    journal = app.open_for_writing()
    before = session_to_miss(app, journal, words, with_)
    party = checked_party(who, name=str(before.relationship))
    missed = miss_session(journal, before, missed_by=party, why=why, now=app.now)
    show_change(app, missed, before, verb="miss", as_json=as_json)


command = build(miss, "miss", example='mentorlog miss --who them --why "train cancelled" -w Søren')
