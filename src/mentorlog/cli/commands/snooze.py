"""`snooze`: put a reminder off."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.cli.input.dates import read_day
from mentorlog.cli.input.lookup import meant
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, RefOrName, With
from mentorlog.errors import UsageError
from mentorlog.workflows import snooze as workflow

UntilDay = Annotated[str | None, typer.Option("--until", metavar="DATE", help="The day from which to remind again.")]


def snooze(
    ctx: typer.Context, words: RefOrName = None, until: UntilDay = None, with_: With = None, as_json: AsJson = False
) -> None:
    """Put a reminder off.

    That of a relationship puts off all of its reminders.
    """
    app: App = ctx.obj
    if until is None:
        raise UsageError("Until when?", hint=app.example)
    day = read_day(app, until, direction="future")
    if day is None or day <= app.today:
        raise UsageError(f"{until!r} is not ahead; a reminder is put off to a day that comes.", hint=app.example)
    journal = app.writing()
    before = meant(app, journal, words, with_)
    after = workflow.snooze(journal, before, until=day, now=app.now)
    show_change(app, after, before, verb="snooze", as_json=as_json)


command = build(snooze, "snooze", example="mentorlog snooze a1 --until friday")
