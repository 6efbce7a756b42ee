"""`cancel`: cancel a planned session, or all with one person."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.input.sessions import checked_party, session_to_change, sessions_to_cancel
from mentorlog.cli.output.changes import show_changes
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Who, With
from mentorlog.workflows.schedule import cancel_sessions

if TYPE_CHECKING:
    from mentorlog.cli.app import App

SessionRef = Annotated[
    list[str] | None, typer.Argument(metavar="[sN]", help="The session (default: the next planned one).")
]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")]
Rest = Annotated[bool, typer.Option("--rest", help="Cancel all that are still planned with this person.")]


def cancel(
    ctx: typer.Context,
    words: SessionRef = None,
    who: Who = None,
    why: Why = None,
    rest: Rest = False,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Cancel a planned session, or all with one person."""
    app: App = ctx.obj
    journal = app.open_for_writing()
    before = sessions_to_cancel(app, journal, words, with_) if rest else [session_to_change(app, journal, words, with_)]
    party = checked_party(who, name=str(before[0].relationship) if before else "")
    cancelled = cancel_sessions(journal, before, cancelled_by=party, why=why, now=app.now)
    show_changes(app, list(zip(cancelled, before, strict=True)), verb="cancel", as_json=as_json)


command = build(cancel, "cancel", example='mentorlog cancel --who them --why "down with the flu" -w Søren')
