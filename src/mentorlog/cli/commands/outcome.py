"""`outcome`: record whether feedback changed something."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.cli.input.checks import outcome_of
from mentorlog.cli.input.dates import read_past_day
from mentorlog.cli.input.lookup import entry
from mentorlog.cli.input.text import joined
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, OnDay
from mentorlog.errors import UsageError
from mentorlog.workflows.outcome import record_outcome

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="fN improved|unchanged|worse [NOTE]", help="The feedback, what became of it, and a word on it."
    ),
]


def outcome(ctx: typer.Context, words: Words = None, on: OnDay = None, as_json: AsJson = False) -> None:
    """Say whether feedback changed something."""
    app: App = ctx.obj
    if not words or len(words) < 2:
        raise UsageError("Which feedback, and what became of it?", hint=app.example)
    result = outcome_of(words[1])
    day = read_past_day(app, on)
    journal = app.writing()
    before = entry(journal, words[0], "feedback")
    note = joined(words[2:]).strip() or None
    after = record_outcome(journal, before.ref, outcome=result, note=note, on=day, now=app.now)
    show_change(app, after, before, verb="outcome", as_json=as_json)


command = build(outcome, "outcome", example="mentorlog outcome f1 improved he waits for others now")
