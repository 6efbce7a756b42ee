"""`action`: list them; `action add` records a promise."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.input.checks import checked_name, parse_promise, warn_of_unread_deadlines
from mentorlog.cli.input.command_line.leading_name import recipient
from mentorlog.cli.input.dates.read import read_past_day
from mentorlog.cli.input.people.lookup import find_entry, named_relationship
from mentorlog.cli.input.text.read import help_lines, read_required_text, refuse_without_editor
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.output.lists import show_list
from mentorlog.cli.typer_app.command import build, build_noun
from mentorlog.cli.typer_app.options import All, AsJson, Limit, OnDay, Private, With
from mentorlog.errors import UsageError
from mentorlog.model import Party
from mentorlog.workflows.add_entry import add_action

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[TEXT]", help="What was promised, optionally ending in `by DATE`; `-` reads standard input."
    ),
]
Mine = Annotated[bool, typer.Option("--mine", help="I promised it (the default of `add`).")]
Theirs = Annotated[bool, typer.Option("--theirs", help="They promised it.")]
By = Annotated[str | None, typer.Option("--by", metavar="DATE", help="When it is due.")]
GoalRef = Annotated[str | None, typer.Option("--goal", metavar="REF", help="The goal it belongs to.")]

Introduce = Annotated[
    str | None, typer.Option("--introduce", metavar="PERSON", help="It is an introduction to this person.")
]


def owner_of(*, mine: bool, theirs: bool) -> Party | None:
    """The owner that --mine or --theirs names, None for neither."""
    if mine and theirs:
        raise UsageError("--mine and --theirs can't be used together.")
    return "them" if theirs else "me" if mine else None


def actions(
    ctx: typer.Context,
    with_: With = None,
    mine: Mine = False,
    theirs: Theirs = False,
    all_: All = False,
    limit: Limit = None,
    as_json: AsJson = False,
) -> None:
    """List action items, or add one."""
    if ctx.invoked_subcommand:
        return
    app: App = ctx.obj
    journal = app.open_for_reading()
    relationship = named_relationship(app, journal, None, with_)
    owner = owner_of(mine=mine, theirs=theirs)
    show_list(
        app,
        journal.actions(relationship=relationship and relationship.ref, all=all_, owner=owner),
        "action",
        relationship,
        limit=limit,
        as_json=as_json,
    )


def add(
    ctx: typer.Context,
    words: Words = None,
    mine: Mine = False,
    theirs: Theirs = False,
    by: By = None,
    goal: GoalRef = None,
    introduce: Introduce = None,
    with_: With = None,
    on: OnDay = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Add an action item (default: your own)."""
    app: App = ctx.obj
    refuse_without_editor(app, words)
    journal = app.open_for_writing()
    linked_goal = find_entry(journal, goal, "goal") if goal else None
    relationship, words = recipient(app, ctx, journal, words, with_, of=linked_goal)
    if linked_goal:
        journal.refuse_other_relationship(linked_goal.ref, relationship=relationship.ref)
    day = read_past_day(app, on, relationship=relationship)
    owner = owner_of(mine=mine, theirs=theirs) or "me"
    is_own = relationship.role == "self"
    question = "What will you do?" if is_own else f"What was promised to or by {relationship.name}?"
    typed = read_required_text(app, words, template=help_lines(question))
    text, due_on = parse_promise(app, typed, by=by, from_day=day)
    action = add_action(
        journal,
        relationship,
        text=text,
        owner=owner,
        due_on=due_on,
        goal=linked_goal and linked_goal.ref,
        person=checked_name(introduce) if introduce is not None else None,
        on=day,
        private=private,
        now=app.now,
    )
    show_change(app, action, verb="action add", as_json=as_json)
    warn_of_unread_deadlines(app, [action])


command = build_noun(
    actions,
    "action",
    example="mentorlog action --mine",
    verbs={
        "add": build(add, "add", example='mentorlog action add Send the checklist by friday -w "Søren Østergård"'),
    },
)
