"""`raise`: a point for the next session."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli.answer import answer
from mentorlog.cli.app import App
from mentorlog.cli.command import AsJson, OnDay, Private, With, build
from mentorlog.cli.who import recording
from mentorlog.cli.words import helped, required

Words = Annotated[list[str] | None, typer.Argument(metavar="[TEXT]", help="What to raise; `-` reads standard input.")]


def raise_(
    ctx: typer.Context,
    words: Words = None,
    with_: With = None,
    on: OnDay = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Add a point to raise at the next session."""
    app: App = ctx.obj
    journal = app.writing()
    relationship = recording(app, journal, with_)
    day = app.happened(on, relationship=relationship)
    text = required(app, ctx, words, template=helped(f"A point to raise with {relationship.name}."))
    with journal.command("raise", now=app.now) as change:
        ref = change.add("point", relationship=relationship.ref, on=day, text=text, private=private)
    answer(app, journal.entry(ref), verb="raise", as_json=as_json)


command = build(raise_, "raise", example='mentorlog raise "Which conference to speak at?" -w "Søren Østergård"')
