"""`action`: list them; `action add` records a promise."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.cli.input.checks import promise
from mentorlog.cli.input.dates import read_past_day
from mentorlog.cli.input.lookup import entry, given, recording
from mentorlog.cli.input.text import helped, required
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.output.lists import show_list
from mentorlog.cli.typer_app.command import build, build_noun
from mentorlog.cli.typer_app.options import All, AsJson, OnDay, Private, With
from mentorlog.errors import UsageError
from mentorlog.model import Party
from mentorlog.workflows.add_entry import add_action

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="[TEXT]", help="What was promised, perhaps `by DATE`; `-` reads standard input."),
]
Mine = Annotated[bool, typer.Option("--mine", help="I promised it; so it is unless you say otherwise.")]
Theirs = Annotated[bool, typer.Option("--theirs", help="They promised it.")]
By = Annotated[str | None, typer.Option("--by", metavar="DATE", help="When it is due.")]
GoalRef = Annotated[str | None, typer.Option("--goal", metavar="REF", help="The goal that it serves.")]


def owner_of(*, mine: bool, theirs: bool) -> Party | None:
    """The owner that --mine or --theirs names, None for neither."""
    if mine and theirs:
        raise UsageError("--mine and --theirs contradict each other.")
    return "them" if theirs else "me" if mine else None


def actions(
    ctx: typer.Context,
    with_: With = None,
    mine: Mine = False,
    theirs: Theirs = False,
    all_: All = False,
    as_json: AsJson = False,
) -> None:
    """List action items, or add one."""
    if ctx.invoked_subcommand:
        return
    app: App = ctx.obj
    journal = app.reading()
    one = given(app, journal, None, with_)
    owner = owner_of(mine=mine, theirs=theirs)
    show_list(app, journal.actions(relationship=one and one.ref, all=all_, owner=owner), "action", one, as_json=as_json)


def add(
    ctx: typer.Context,
    words: Words = None,
    mine: Mine = False,
    theirs: Theirs = False,
    by: By = None,
    goal: GoalRef = None,
    with_: With = None,
    on: OnDay = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Record a promise, yours unless you say otherwise."""
    app: App = ctx.obj
    journal = app.writing()
    served = entry(journal, goal, "goal") if goal else None
    relationship = recording(app, journal, with_, of=served)
    if served:
        journal.refuse_other_relationship(served.ref, relationship=relationship.ref)
    day = read_past_day(app, on, relationship=relationship)
    owner = owner_of(mine=mine, theirs=theirs) or "me"
    typed = required(app, words, template=helped(f"What was promised, to or by {relationship.name}?"))
    text, due_on = promise(app, typed, by=by, from_day=day)
    action = add_action(
        journal,
        relationship,
        text=text,
        owner=owner,
        due_on=due_on,
        goal=served and served.ref,
        on=day,
        private=private,
        now=app.now,
    )
    show_change(app, action, verb="action add", as_json=as_json)


command = build_noun(
    actions,
    "action",
    example="mentorlog action --mine",
    verbs={
        "add": build(add, "add", example='mentorlog action add Send the checklist by friday -w "Søren Østergård"'),
    },
)
