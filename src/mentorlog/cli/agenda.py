"""`agenda`: the points to raise."""

from __future__ import annotations

import typer

from mentorlog.cli.app import App
from mentorlog.cli.command import All, AsJson, Name, With, build
from mentorlog.cli.listing import show_list
from mentorlog.cli.who import given


def agenda(
    ctx: typer.Context, name: Name = None, all_: All = False, with_: With = None, as_json: AsJson = False
) -> None:
    """Read the points to raise."""
    app: App = ctx.obj
    journal = app.reading()
    one = given(app, journal, name, with_)
    show_list(app, journal.points(relationship=one and one.ref, all=all_), "point", one, as_json=as_json)


command = build(agenda, "agenda", example="mentorlog agenda Søren")
