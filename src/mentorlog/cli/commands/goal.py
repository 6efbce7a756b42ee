"""`goal`: list them; `goal add` records one."""

import datetime as dt
from typing import Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.cli.input.checks import parse_promise, warn_of_unread_deadline
from mentorlog.cli.input.command_line.leading_name import recipient
from mentorlog.cli.input.dates.read import read_past_day
from mentorlog.cli.input.people.lookup import named_relationship
from mentorlog.cli.input.text.read import help_lines, read_required_text, refuse_without_editor
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.output.lists import show_list
from mentorlog.cli.typer_app.command import build, build_noun
from mentorlog.cli.typer_app.options import All, AsJson, Limit, OnDay, Private, With
from mentorlog.model import Goal, Relationship
from mentorlog.workflows.add_entry import add_goal

Words = Annotated[list[str] | None, typer.Argument(metavar="[TITLE]", help="The goal; `-` reads standard input.")]
Measure = Annotated[
    str | None, typer.Option("--measure", metavar="TEXT", help="How you will both know that it is reached.")
]
By = Annotated[str | None, typer.Option("--by", metavar="DATE", help="Target date.")]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="Why it matters.")]


def goals(
    ctx: typer.Context, with_: With = None, all_: All = False, limit: Limit = None, as_json: AsJson = False
) -> None:
    """List goals, or add one."""
    if ctx.invoked_subcommand:
        return
    app: App = ctx.obj
    journal = app.open_for_reading()
    relationship = named_relationship(app, journal, None, with_)
    show_list(
        app,
        journal.goals(relationship=relationship and relationship.ref, all=all_),
        "goal",
        relationship,
        limit=limit,
        as_json=as_json,
    )


def add(
    ctx: typer.Context,
    words: Words = None,
    measure: Measure = None,
    by: By = None,
    why: Why = None,
    with_: With = None,
    on: OnDay = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Add a goal."""
    app: App = ctx.obj
    refuse_without_editor(app, words)
    journal = app.open_for_writing()
    relationship, words = recipient(app, ctx, journal, words, with_)
    day = read_past_day(app, on, relationship=relationship)
    whose = "your own goal" if relationship.role == "self" else f"the goal with {relationship.name}"
    typed = read_required_text(app, words, template=help_lines(f"What is {whose}?"))
    title, due_on = parse_promise(app, typed, by=by, from_day=day)
    may_ask = app.can_ask and not app.yes and not as_json and (measure is None or due_on is None)
    if may_ask:
        measure, due_on = _ask(app, ctx, title, measure, due_on, relationship=relationship, from_day=day)
    goal = add_goal(
        journal,
        relationship,
        title=title,
        measure=measure,
        due_on=due_on,
        why=why,
        on=day,
        private=private,
        now=app.now,
    )
    hints = _later(goal) if may_ask else None
    show_change(app, goal, verb="goal add", as_json=as_json, hints=hints)
    if goal.due_on is None:
        warn_of_unread_deadline(app, goal, goal.title, from_day=day)


def _ask(
    app: App,
    ctx: typer.Context,
    title: str,
    measure: str | None,
    due_on: dt.date | None,
    *,
    relationship: Relationship,
    from_day: dt.date,
) -> tuple[str | None, dt.date | None]:
    """Ask for the measure and the date that are missing; the date counts from the day of the goal. `app.draft` keeps
    the answers as the command line that records them."""
    from mentorlog.cli.input.command_line.typed_line import recovery_line
    from mentorlog.cli.input.prompts.ask import ask_day
    from mentorlog.cli.input.prompts.asked_text import ask_text
    from mentorlog.cli.input.text.unsaved import remember_lines

    answers: dict[str, str] = {}
    if measure is None:
        who = "you" if relationship.role == "self" else "you both"
        measure = ask_text(app, f"How will {who} know it is reached? (Enter to skip)", about=relationship) or None
        if measure:
            answers["--measure"] = measure
            remember_lines(app, recovery_line(ctx, title, with_=relationship.ref, options=answers))
    if due_on is None:
        due_on = ask_day(app, "By when? (Enter to skip)", direction="future", from_day=from_day)
        if due_on:
            answers["--by"] = due_on.isoformat()
            remember_lines(app, recovery_line(ctx, title, with_=relationship.ref, options=answers))
    return measure, due_on


def _later(goal: Goal) -> list[str]:
    """The hint to add the skipped answers; shown once, because skipping is a choice."""
    fields = {"--measure TEXT": goal.measure, "--by DATE": goal.due_on}
    skipped = [option for option, value in fields.items() if value is None]
    return [f"To add later: mentorlog edit {goal.ref} {' '.join(skipped)}"] if skipped else []


command = build_noun(
    goals,
    "goal",
    example="mentorlog goal --all",
    verbs={
        "add": build(
            add,
            "add",
            example="mentorlog goal add Run the design review alone "
            '--measure "three reviews, no rescue" --by "1 feb" -w "Søren Østergård"',
        )
    },
)
