"""`pause`: a relationship that rests."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.cli.input.dates import read_day
from mentorlog.cli.input.lookup import given, recording
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Name, With
from mentorlog.errors import ConflictError, UsageError

UntilDay = Annotated[str | None, typer.Option("--until", metavar="DATE", help="When it goes on.")]


def pause(
    ctx: typer.Context, name: Name = None, until: UntilDay = None, with_: With = None, as_json: AsJson = False
) -> None:
    """Let a relationship rest."""
    app: App = ctx.obj
    journal = app.writing()
    before = given(app, journal, name, with_) or recording(app, journal, None)
    if before.status == "ended":
        raise ConflictError(f"The relationship with {before.name} has ended.", hint=f"mentorlog resume {before.ref}")
    day = read_day(app, until, looking="ahead")
    if day and day < app.today:
        raise UsageError(
            f"{day:%a} {day} has passed; a pause ends ahead.", hint=f'mentorlog pause {before.ref} --until "in 2 weeks"'
        )
    with journal.command("pause", now=app.now) as change:
        change.set(before.ref, status="paused", paused_until=day)
    show_change(app, journal.entry(before.ref), before, verb="pause", as_json=as_json)


command = build(pause, "pause", example='mentorlog pause Søren --until "in 2 months"')
