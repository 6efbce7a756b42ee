"""`ask`: record that you asked a prospect."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.input.dates.checked_dates import read_future_day
from mentorlog.cli.input.dates.read import read_past_day
from mentorlog.cli.input.people.name_first import split_name
from mentorlog.cli.input.people.prospect_names import find_prospect
from mentorlog.cli.input.text.read import read_text
from mentorlog.cli.output.prospects import show_prospect, warn_of_other_follow_up
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, OnDay, With
from mentorlog.workflows.relationships.prospects import ask_prospect

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Words = Annotated[
    list[str] | None, typer.Argument(metavar="NAME [MESSAGE]", help="The prospect, and what you wrote or said.")
]
Via = Annotated[str | None, typer.Option("--via", metavar="TEXT", help="How you asked, such as email or linkedin.")]
FollowUp = Annotated[str | None, typer.Option("--follow-up", metavar="DATE", help="When to remind you of it.")]


def ask(
    ctx: typer.Context,
    words: Words = None,
    via: Via = None,
    on: OnDay = None,
    follow_up: FollowUp = None,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Record that you asked a prospect."""
    app: App = ctx.obj
    journal = app.open_for_writing()
    name, rest = ([], words or []) if with_ is not None else split_name(journal, words or [])
    prospect = find_prospect(app, journal, name, with_)
    day = read_past_day(app, on)
    follow_up_on = read_future_day(app, follow_up, from_day=day)
    app.person = str(prospect.ref)
    message = read_text(app, rest, has_content=True)
    after = ask_prospect(journal, prospect, message=message, via=via, on=day, follow_up_on=follow_up_on, now=app.now)
    show_prospect(app, after, verb="ask", as_json=as_json)
    if follow_up is None:
        warn_of_other_follow_up(prospect, after, today=app.today)


command = build(
    ask, "ask", example='mentorlog ask Lone "Could we talk for 20 minutes?" --via linkedin --follow-up "in 2 weeks"'
)
