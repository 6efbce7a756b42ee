"""`milestone`: list them; `milestone add` records one."""

import datetime as dt
from typing import Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.cli.input.checks import parse_promise
from mentorlog.cli.input.command_line.leading_name import recipient
from mentorlog.cli.input.dates.milestone_days import refuse_day_ahead, warn_of_unread_day
from mentorlog.cli.input.dates.read import read_day, read_past_day
from mentorlog.cli.input.people.lookup import find_entry, named_relationship
from mentorlog.cli.input.text.read import help_lines, read_required_text, refuse_without_editor
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.output.lists import show_list
from mentorlog.cli.typer_app.command import build, build_noun
from mentorlog.cli.typer_app.options import All, AsJson, Limit, Private, With
from mentorlog.errors import UsageError
from mentorlog.model import Relationship
from mentorlog.workflows.add_entry import add_milestone

Words = Annotated[
    list[str] | None, typer.Argument(metavar="[TITLE]", help="What was or will be reached; `-` reads standard input.")
]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="When it was reached (default: today).")]
By = Annotated[str | None, typer.Option("--by", metavar="DATE", help="Target date (marks it as planned).")]
GoalRef = Annotated[str | None, typer.Option("--goal", metavar="REF", help="The goal it belongs to.")]


def milestones(
    ctx: typer.Context, with_: With = None, all_: All = False, limit: Limit = None, as_json: AsJson = False
) -> None:
    """List milestones, or add one."""
    if ctx.invoked_subcommand:
        return
    app: App = ctx.obj
    journal = app.open_for_reading()
    relationship = named_relationship(app, journal, None, with_)
    show_list(
        app,
        journal.milestones(relationship=relationship and relationship.ref, all=all_),
        "milestone",
        relationship,
        limit=limit,
        as_json=as_json,
    )


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
    """Add a milestone: reached (--on) or planned (--by)."""
    app: App = ctx.obj
    if on and by:
        raise UsageError(
            "--on and --by can't be used together: --on is for a reached milestone, --by for a planned one."
        )
    refuse_without_editor(app, words)
    journal = app.open_for_writing()
    linked_goal = find_entry(journal, goal, "goal") if goal else None
    relationship, words = recipient(app, ctx, journal, words, with_, of=linked_goal)
    if linked_goal:
        journal.refuse_other_relationship(linked_goal.ref, relationship=relationship.ref)
    reached_on = _read_reached_day(app, on, relationship)
    who = "you" if relationship.role == "self" else f"you and {relationship.name}"
    title = read_required_text(app, words, template=help_lines(f"What did {who} reach?"))
    planned_on = None
    if reached_on is None:
        title, planned_on = parse_promise(app, title, by=by, from_day=app.today)
    has_day = bool(reached_on or planned_on)
    if not has_day:
        refuse_day_ahead(app, title, words=words, since=relationship.started_on)
    milestone = add_milestone(
        journal,
        relationship,
        title=title,
        reached_on=reached_on,
        planned_on=planned_on,
        goal=linked_goal and linked_goal.ref,
        private=private,
        now=app.now,
    )
    show_change(app, milestone, verb="milestone add", as_json=as_json)
    if not has_day:
        warn_of_unread_day(app, milestone)


def _read_reached_day(app: App, on: str | None, relationship: Relationship) -> dt.date | None:
    """The day of --on. One that is in the future for certain (`tomorrow`) is a planned milestone. Raises DateError, and
    UsageError with --by for a date and weekday that are still ahead."""
    from mentorlog.dates.sides import OtherSideError

    try:
        day = read_day(app, on, direction="past")
    except OtherSideError as error:
        raise UsageError(error.message, hint=_line_with_by(app, on)) from None
    if day is None or day > app.today:
        return day
    try:
        return read_past_day(app, on, relationship=relationship)
    except UsageError as error:  # the year is open
        raise UsageError(error.message, hint=f"{error.hint}\n{_line_with_by(app, on)}") from None


def _line_with_by(app: App, on: str | None) -> str:
    """The line that was typed with --by in place of --on."""
    from mentorlog.cli.input.command_line.typed_line import line_with

    typed = f"--on={on}" if f"--on={on}" in app.args else "--on"
    return line_with(app, typed.replace("--on", "--by", 1), old=typed)


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
