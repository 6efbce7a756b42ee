"""`advice`: list it; `advice give` and `advice receive` record it."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from mentorlog.cli.input.checks import parse_promise, warn_of_unread_deadline
from mentorlog.cli.input.command_line.leading_name import recipient
from mentorlog.cli.input.command_line.typed_line import line_with
from mentorlog.cli.input.dates.read import read_past_day
from mentorlog.cli.input.people.lookup import find_entry, named_relationship
from mentorlog.cli.input.text.read import help_lines, read_required_text
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.output.lists import show_list
from mentorlog.cli.typer_app.command import build, build_noun
from mentorlog.cli.typer_app.options import All, AsJson, Limit, OnDay, Private, With
from mentorlog.errors import UsageError
from mentorlog.model import Relationship, Session
from mentorlog.workflows.add_entry import add_advice

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Words = Annotated[list[str] | None, typer.Argument(metavar="[TEXT]", help="The advice; `-` reads standard input.")]
TryBy = Annotated[str | None, typer.Option("--try-by", metavar="DATE", help="When it is to be tried.")]
SessionRef = Annotated[str | None, typer.Option("--session", metavar="REF", help="The session in which it was given.")]


def advice(
    ctx: typer.Context, with_: With = None, all_: All = False, limit: Limit = None, as_json: AsJson = False
) -> None:
    """List advice to try, or record advice given or received."""
    if ctx.invoked_subcommand:
        return
    app: App = ctx.obj
    journal = app.open_for_reading()
    relationship = named_relationship(app, journal, None, with_)
    found = journal.advice(relationship=relationship and relationship.ref, all=all_)
    show_list(app, found, "advice", relationship, limit=limit, as_json=as_json)


def give(
    ctx: typer.Context,
    words: Words = None,
    try_by: TryBy = None,
    session: SessionRef = None,
    with_: With = None,
    on: OnDay = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Record advice that you gave."""
    _record(ctx, words, "given", try_by, session, with_=with_, on=on, private=private, as_json=as_json)


def receive(
    ctx: typer.Context,
    words: Words = None,
    try_by: TryBy = None,
    session: SessionRef = None,
    with_: With = None,
    on: OnDay = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Record advice that you received."""
    _record(ctx, words, "received", try_by, session, with_=with_, on=on, private=private, as_json=as_json)


def _record(
    ctx: typer.Context,
    words: list[str] | None,
    direction: Literal["given", "received"],
    try_by: str | None,
    session: str | None,
    *,
    with_: str | None,
    on: str | None,
    private: bool,
    as_json: bool,
) -> None:
    app: App = ctx.obj
    journal = app.open_for_writing()
    held = find_entry(journal, session, "session") if session else None
    relationship, words = recipient(app, ctx, journal, words, with_, of=held)
    if direction == "given" and relationship.role == "self":
        raise UsageError("Advice to yourself is advice that you received.", hint=line_with(app, "receive", old="give"))
    if held:
        journal.refuse_other_relationship(held.ref, relationship=relationship.ref)
    day = _day(app, on, relationship, held)
    who = f"to {relationship.name}" if direction == "given" else f"from {relationship.name}"
    typed = read_required_text(app, words, template=help_lines(f"Advice {who}: what to try?"))
    text, try_by_day = parse_promise(app, typed, by=try_by, from_day=day)
    entry = add_advice(
        journal,
        relationship,
        direction=direction,
        text=text,
        try_by=try_by_day,
        session=held if isinstance(held, Session) else None,
        on=day,
        private=private,
        now=app.now,
    )
    show_change(app, entry, verb="advice", as_json=as_json)
    if entry.try_by is None:
        warn_of_unread_deadline(app, entry, entry.text, from_day=day)


def _day(app: "App", on: str | None, relationship: Relationship, session: object) -> dt.date:
    """The day of --on, else that of the session, unless it is still to come, else today."""
    if on is None and isinstance(session, Session):
        return min(session.on, app.today)
    return read_past_day(app, on, relationship=relationship)


command = build_noun(
    advice,
    "advice",
    example="mentorlog advice",
    verbs={
        "give": build(give, "give", example='mentorlog advice give Ask before you decide -w "Søren Østergård"'),
        "receive": build(
            receive,
            "receive",
            example='mentorlog advice receive Ask for help early --try-by friday -w "Søren Østergård"',
        ),
    },
)
