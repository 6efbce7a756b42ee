"""`celebrate`: a milestone that was marked."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.cli.input.dates import read_past_day
from mentorlog.cli.input.lookup import entry
from mentorlog.cli.input.text import joined
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, OnDay
from mentorlog.errors import ConflictError, UsageError
from mentorlog.model import Milestone

Words = Annotated[
    list[str] | None, typer.Argument(metavar="mN [HOW]", help="The milestone, and how it was celebrated.")
]


def celebrate(ctx: typer.Context, words: Words = None, on: OnDay = None, as_json: AsJson = False) -> None:
    """Mark a milestone as celebrated."""
    app: App = ctx.obj
    if not words:
        raise UsageError("Which milestone?", hint=app.example)
    day = read_past_day(app, on) if on else None
    journal = app.writing()
    before = entry(journal, words[0], "milestone")
    assert isinstance(before, Milestone)  # noqa: S101 - the ref's kind was checked
    if before.status == "planned":
        raise ConflictError(f"{before.ref} is not reached yet.", hint=f"mentorlog done {before.ref}")
    how = joined(words[1:]).strip()
    if how and before.how and how != before.how:
        raise ConflictError(
            f"How {before.ref} was celebrated is told already: {before.how}.",
            hint=f"mentorlog edit {before.ref} --how TEXT",
        )
    fields: dict[str, object] = {"celebrated_on": day or before.celebrated_on or app.today}
    if how:
        fields["how"] = how
    with journal.command("celebrate", now=app.now) as change:
        change.set(before.ref, **fields)
    show_change(app, journal.entry(before.ref), before, verb="celebrate", as_json=as_json)


command = build(celebrate, "celebrate", example="mentorlog celebrate m1 cake with the whole team")
