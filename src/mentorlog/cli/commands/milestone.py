"""`milestone`: list them; `milestone add` marks one."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.cli.input.dates import read_day
from mentorlog.cli.input.lookup import entry, given, recording
from mentorlog.cli.input.text import helped, required
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.output.lists import show_list
from mentorlog.cli.typer_app.command import build, build_noun
from mentorlog.cli.typer_app.options import All, AsJson, Private, With
from mentorlog.errors import UsageError
from mentorlog.workflows.add_entry import add_milestone

Words = Annotated[
    list[str] | None, typer.Argument(metavar="[TITLE]", help="What was or will be reached; `-` reads standard input.")
]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="When it was reached; today unless said.")]
By = Annotated[str | None, typer.Option("--by", metavar="DATE", help="When it is hoped for; then it is planned.")]
GoalRef = Annotated[str | None, typer.Option("--goal", metavar="REF", help="The goal that it belongs to.")]


def milestones(ctx: typer.Context, with_: With = None, all_: All = False, as_json: AsJson = False) -> None:
    """List milestones, or add one."""
    if ctx.invoked_subcommand:
        return
    app: App = ctx.obj
    journal = app.reading()
    one = given(app, journal, None, with_)
    show_list(app, journal.milestones(relationship=one and one.ref, all=all_), "milestone", one, as_json=as_json)


def add(
    ctx: typer.Context,
    words: Words = None,
    on: On = None,
    by: By = None,
    goal: GoalRef = None,
    with_: With = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Mark an event: reached (--on), or hoped for (--by)."""
    app: App = ctx.obj
    if on and by:
        raise UsageError("--on is for what was reached, --by for what lies ahead; give one of them.")
    journal = app.writing()
    served = entry(journal, goal, "goal") if goal else None
    relationship = recording(app, journal, with_, of=served)
    if served:
        journal.refuse_other_relationship(served.ref, relationship=relationship.ref)
    planned_on, reached_on = read_day(app, by, direction="future"), read_day(app, on, direction="past")
    title = required(app, words, template=helped(f"What did {relationship.name} and you reach?"))
    milestone = add_milestone(
        journal,
        relationship,
        title=title,
        reached_on=reached_on,
        planned_on=planned_on,
        goal=served and served.ref,
        private=private,
        now=app.now,
    )
    show_change(app, milestone, verb="milestone add", as_json=as_json)


command = build_noun(
    milestones,
    "milestone",
    example="mentorlog milestone --all",
    verbs={
        "add": build(
            add, "add", example='mentorlog milestone add First review led alone --on yesterday -w "Søren Østergård"'
        ),
    },
)
