"""`snooze`: postpone a reminder."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.input.dates import read_day
from mentorlog.cli.input.lookup import find_entry_or_relationship
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, RefOrName, With
from mentorlog.errors import UsageError
from mentorlog.workflows import snooze as workflow

if TYPE_CHECKING:
    from mentorlog.cli.app import App

UntilDay = Annotated[str | None, typer.Option("--until", metavar="DATE", help="When to remind again.")]


def snooze(
    ctx: typer.Context, words: RefOrName = None, until: UntilDay = None, with_: With = None, as_json: AsJson = False
) -> None:
    """Postpone a reminder.

    For a relationship, postpone all of its reminders.
    """
    app: App = ctx.obj
    if until is None:
        raise UsageError("Give a date with --until.", hint=app.example)
    day = read_day(app, until, direction="future")
    if day is None or day <= app.today:
        raise UsageError(f"{until!r} is not in the future; --until must be a future date.", hint=app.example)
    journal = app.open_for_writing()
    before = find_entry_or_relationship(app, journal, words, with_)
    after = workflow.snooze(journal, before, until=day, now=app.now)
    show_change(app, after, before, verb="snooze", as_json=as_json)


command = build(snooze, "snooze", example="mentorlog snooze a1 --until friday")
