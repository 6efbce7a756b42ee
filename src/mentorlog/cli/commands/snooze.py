"""`snooze`: postpone a reminder."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.input.command_line.typed_line import line_with_words, with_missing
from mentorlog.cli.input.dates.date_words import read_end_day
from mentorlog.cli.input.people.lookup import find_entry_or_relationship
from mentorlog.cli.input.people.name_first import split_name
from mentorlog.cli.input.people.ref_order import refuse_late_ref
from mentorlog.cli.input.text.read import join_words
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, With
from mentorlog.errors import UsageError
from mentorlog.quoted_text import quoted
from mentorlog.workflows import snooze as workflow

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Words = Annotated[
    list[str] | None, typer.Argument(metavar="REF|NAME DATE", help="What to postpone, and when to remind again.")
]
UntilDay = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="When to remind again, given as an option.")
]


def snooze(
    ctx: typer.Context, words: Words = None, until: UntilDay = None, with_: With = None, as_json: AsJson = False
) -> None:
    """Postpone a reminder.

    For a relationship, postpone all of its reminders.
    """
    app: App = ctx.obj
    refuse_late_ref(app, words or [])
    journal = app.open_for_writing()
    what, rest = ([], words or []) if with_ is not None else split_name(journal, words or [])
    if until is not None:
        what, rest = words or [], []
    date = join_words(rest) if until is None else until
    if not what and with_ is None:
        raise UsageError("Give the ref of an entry or the name of a relationship, and a date.", hint="mentorlog remind")
    if not date:
        raise UsageError("Give a date.", hint=with_missing(ctx, "DATE"))
    day = read_end_day(app, date, words=rest)
    if day <= app.today:
        hint = line_with_words(app, ["DATE"], old=rest) if rest else "--until DATE"
        raise UsageError(f"{quoted(date)} is not in the future; give a date after today.", hint=hint)
    before = find_entry_or_relationship(app, journal, what, with_)
    after = workflow.snooze(journal, before, until=day, now=app.now)
    show_change(app, after, before, verb="snooze", as_json=as_json)


command = build(snooze, "snooze", example="mentorlog snooze a1 friday")
