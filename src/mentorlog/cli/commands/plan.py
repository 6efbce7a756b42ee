"""`plan`: plan a session."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog import shell_line
from mentorlog.cli.input.command_line.typed_line import typed_options
from mentorlog.cli.input.dates.same_time import last_timed_session, split_same_time, with_time_of
from mentorlog.cli.input.dates.time_zone import check_clock, zone_of
from mentorlog.cli.input.people.lookup import choose_relationship
from mentorlog.cli.input.sessions import checked_manner, length_of, read_planned_time
from mentorlog.cli.output.planned import show_planned_sessions
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Private, With
from mentorlog.errors import UsageError
from mentorlog.workflows.schedule import plan_sessions

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Words = Annotated[
    list[str] | None, typer.Argument(metavar="DATE", help="The date, optionally with a time: friday 14:00.")
]
For = Annotated[str | None, typer.Option("--for", metavar="60m", help="How long it will take.")]
How = Annotated[
    str | None, typer.Option("--how", metavar="HOW", help="How you will meet: video, in-person, phone or chat.")
]
Where = Annotated[str | None, typer.Option("--where", metavar="TEXT", help="The place or the link.")]
Every = Annotated[
    str | None, typer.Option("--every", metavar="WORDS", help="Plan several sessions, this far apart: 2 weeks.")
]
Times = Annotated[str | None, typer.Option("--times", metavar="2-52", help="How many sessions to plan, with --every.")]


def plan(
    ctx: typer.Context,
    words: Words = None,
    for_: For = None,
    how: How = None,
    where: Where = None,
    every: Every = None,
    times: Times = None,
    with_: With = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Plan a session, or several."""
    app: App = ctx.obj
    if not words:
        raise UsageError("Give a date, optionally with a time.", hint=app.example)
    journal = app.open_for_writing()
    relationship = None
    if (day := split_same_time(words)) is not None:
        relationship = choose_relationship(app, journal, with_)
        session = last_timed_session(journal, relationship, now=app.now)
        words = with_time_of(app, day, session, name=relationship.name, words=words)
    when = read_planned_time(app, journal, words)

    def line(text: str) -> str:
        return shell_line.join(["mentorlog", "plan", *text.split(), *typed_options(ctx)])

    if every is None and times is None:
        check_clock(app, when, line=line)
        at = [(when, zone_of(app, when))]
    else:
        from mentorlog.cli.input.dates.series import read_series

        at = read_series(app, when, every=every, times=times, line=line)
    minutes = length_of(for_, when)
    manner = checked_manner(how) if how else None
    relationship = relationship or choose_relationship(app, journal, with_)
    planned = plan_sessions(
        journal,
        relationship,
        times=at,
        minutes=minutes,
        how=manner,
        where=where,
        private=private,
        now=app.now,
    )
    show_planned_sessions(app, planned, as_json=as_json)


command = build(plan, "plan", example='mentorlog plan friday 14:00 --for 60m --how video -w "Søren Østergård"')
