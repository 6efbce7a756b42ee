"""`move`: move a planned session to another day."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog import shell_line
from mentorlog.cli.input.command_line.typed_line import typed_options
from mentorlog.cli.input.dates.same_time import split_same_time, with_time_of
from mentorlog.cli.input.dates.time_zone import check_clock, zone_of
from mentorlog.cli.input.people.named_session import split_named_session
from mentorlog.cli.input.people.ref_order import refuse_late_ref
from mentorlog.cli.input.sessions import checked_party, read_planned_time, session_to_change, split_ref
from mentorlog.cli.output.planned import show_moved
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Who, With
from mentorlog.errors import UsageError
from mentorlog.workflows.schedule import move_session

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="[sN] DATE", help="The session (default: the next planned one) and its new date."),
]


def move(ctx: typer.Context, words: Words = None, who: Who = None, with_: With = None, as_json: AsJson = False) -> None:
    """Move a planned session."""
    app: App = ctx.obj
    refuse_late_ref(app, words or [], "session")
    ref, rest = split_ref(words)
    journal = app.open_for_writing()
    named: list[str] = []
    if ref is None and with_ is None:
        named, rest = split_named_session(app, journal, rest)
    if not rest:
        raise UsageError("Give the new date, optionally with a time.", hint=app.example)
    # an invalid date is refused before the user is asked for the relationship
    day = split_same_time(rest)
    if day is None:
        read_planned_time(app, journal, rest)
    session = session_to_change(app, journal, [ref] if ref else named, with_)
    party = checked_party(who, name=str(session.relationship))
    if day is not None:
        rest = with_time_of(app, day, session, name=str(session.relationship), words=rest)
    when = read_planned_time(app, journal, rest, of=session)
    check_clock(
        app,
        when,
        moves=session,
        line=lambda text: shell_line.join(["mentorlog", "move", str(session.ref), *text.split(), *typed_options(ctx)]),
    )
    moved = move_session(journal, session, when=when, zone=zone_of(app, when), moved_by=party, now=app.now)
    show_moved(app, moved, session, as_json=as_json)


command = build(move, "move", example="mentorlog move next friday 15:00 --who them -w Søren")
