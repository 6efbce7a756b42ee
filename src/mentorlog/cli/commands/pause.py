"""`pause`: pause a relationship."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.input.dates import read_day
from mentorlog.cli.input.lookup import choose_relationship, named_relationship
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Name, With
from mentorlog.workflows.pause_relationship import pause_relationship

if TYPE_CHECKING:
    from mentorlog.cli.app import App

UntilDay = Annotated[str | None, typer.Option("--until", metavar="DATE", help="When it resumes.")]


def pause(
    ctx: typer.Context, name: Name = None, until: UntilDay = None, with_: With = None, as_json: AsJson = False
) -> None:
    """Pause a relationship."""
    app: App = ctx.obj
    journal = app.open_for_writing()
    before = named_relationship(app, journal, name, with_) or choose_relationship(app, journal, None)
    paused = pause_relationship(journal, before, until=read_day(app, until, direction="future"), now=app.now)
    show_change(app, paused, before, verb="pause", as_json=as_json)


command = build(pause, "pause", example='mentorlog pause Søren --until "in 2 months"')
