"""`outcome`: did feedback change something?"""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli.answer import answer
from mentorlog.cli.app import App
from mentorlog.cli.command import AsJson, OnDay, build
from mentorlog.cli.values import outcome_of
from mentorlog.cli.who import entry
from mentorlog.cli.words import example_of, joined
from mentorlog.errors import UsageError

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
        raise UsageError("Which feedback, and what became of it?", hint=example_of(ctx))
    said = outcome_of(words[1])
    day = app.happened(on)
    journal = app.writing()
    before = entry(journal, words[0], "feedback")
    with journal.command("outcome", now=app.now) as change:
        change.set(before.ref, outcome=said, outcome_note=joined(words[2:]).strip() or None, outcome_on=day)
    answer(app, journal.entry(before.ref), before, verb="outcome", as_json=as_json)


command = build(outcome, "outcome", example="mentorlog outcome f1 improved he waits for others now")
