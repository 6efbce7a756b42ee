"""`celebrate`: mark a milestone as celebrated."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.input.dates.checked_dates import read_past_day_of
from mentorlog.cli.input.people.lookup import find_entry
from mentorlog.cli.input.people.ref_order import refuse_late_ref
from mentorlog.cli.input.people.titles import refuse_title
from mentorlog.cli.input.text.read import read_remark
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, OnDay
from mentorlog.errors import UsageError
from mentorlog.model import Milestone
from mentorlog.workflows import celebrate as workflow

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Words = Annotated[
    list[str] | None, typer.Argument(metavar="mN [HOW]", help="The milestone, and how it was celebrated.")
]


def celebrate(ctx: typer.Context, words: Words = None, on: OnDay = None, as_json: AsJson = False) -> None:
    """Mark a milestone as celebrated."""
    app: App = ctx.obj
    if not words:
        raise UsageError("Give a milestone, such as m1.", hint="mentorlog milestone")
    refuse_late_ref(app, words, "milestone")
    refuse_title(app, words, "milestone")
    journal = app.open_for_writing()
    before = find_entry(journal, words[0], "milestone")
    assert isinstance(before, Milestone)  # noqa: S101 - the ref's kind was checked
    day = read_past_day_of(app, journal, on, before) if on else None
    after = workflow.celebrate(journal, before, how=read_remark(app, words[1:], of=before), on=day, now=app.now)
    show_change(app, after, before, verb="celebrate", as_json=as_json)


command = build(celebrate, "celebrate", example="mentorlog celebrate m1 cake with the whole team")
