"""`move`: a planned session to another day."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.cli.input.sessions import (
    checked_party,
    planned_one,
    split_ref,
    timed,
    warn_of_clash,
    warn_of_passed,
    when_ahead,
)
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Who, With
from mentorlog.errors import UsageError
from mentorlog.model import Session

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="[sN] DATE", help="The session (the next planned unless said) and its new day."),
]


def move(ctx: typer.Context, words: Words = None, who: Who = None, with_: With = None, as_json: AsJson = False) -> None:
    """Move a planned session."""
    app: App = ctx.obj
    named, rest = split_ref(words)
    if not rest:
        raise UsageError("To when? Give a day, perhaps with a time.", hint=app.example)
    party = checked_party(who)
    journal = app.writing()
    # what is no date is said before a relationship is asked for
    when_ahead(app, journal, rest, verb="move")
    before = planned_one(app, journal, named, with_)
    when = when_ahead(app, journal, rest, verb="move", of=before)
    # a new day alone leaves the time of day as it was
    fields = timed(app, when) if when.at else {"on": when.on}
    if (before.on, before.at) != (when.on, when.at or before.at):
        with journal.command("move", now=app.now) as change:
            change.set(before.ref, **fields, moved=before.moved + 1, moved_by=party)
    moved = journal.entry(before.ref)
    show_change(app, moved, before, verb="move", as_json=as_json)
    if isinstance(moved, Session):
        warn_of_clash(app, journal, moved)
        warn_of_passed(app, moved)


command = build(move, "move", example="mentorlog move next friday 15:00 --who them -w Søren")
