"""`cancel`: cancel a planned session."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.input.sessions import checked_party, session_to_change
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Who, With
from mentorlog.workflows.schedule import cancel_session

if TYPE_CHECKING:
    from mentorlog.cli.app import App

SessionRef = Annotated[
    list[str] | None, typer.Argument(metavar="[sN]", help="The session (default: the next planned one).")
]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")]


def cancel(
    ctx: typer.Context,
    words: SessionRef = None,
    who: Who = None,
    why: Why = None,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Cancel a planned session."""
    app: App = ctx.obj
    journal = app.open_for_writing()
    before = session_to_change(app, journal, words, with_)
    party = checked_party(who, name=str(before.relationship))
    cancelled = cancel_session(journal, before, cancelled_by=party, why=why, now=app.now)
    show_change(app, cancelled, before, verb="cancel", as_json=as_json)


command = build(cancel, "cancel", example='mentorlog cancel --who them --why "down with the flu" -w Søren')
