"""`resource`: list resources, also as a list to share; `resource add` records one."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.input.command_line.leading_name import recipient
from mentorlog.cli.input.dates.read import read_past_day
from mentorlog.cli.input.people.lookup import find_entry, named_relationship
from mentorlog.cli.input.text.read import help_lines, read_required_text
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.output.lists import show_list
from mentorlog.cli.typer_app.command import build, build_noun
from mentorlog.cli.typer_app.options import All, AsJson, Force, Language, Limit, OnDay, Private, With
from mentorlog.workflows.add_entry import add_resource

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Words = Annotated[
    list[str] | None, typer.Argument(metavar="[TITLE]", help="What it is called; `-` reads standard input.")
]
Url = Annotated[str | None, typer.Option("--url", metavar="URL", help="Its address: https, http or mailto.")]
Type = Annotated[
    str | None,
    typer.Option(
        "--type", metavar="TYPE", help="What it is: book, article, course, workshop, talk, video, tool or other."
    ),
]
Skill = Annotated[str | None, typer.Option("--skill", metavar="TEXT", help="The skill it is for.")]
GoalRef = Annotated[str | None, typer.Option("--goal", metavar="REF", help="The goal it belongs to.")]
From = Annotated[str | None, typer.Option("--from", metavar="me|them", help="Who recommended it.")]
For = Annotated[str | None, typer.Option("--for", metavar="3h", help="How long it takes.")]
By = Annotated[str | None, typer.Option("--by", metavar="DATE", help="When it is due.")]
ToShare = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write a list to share, without names (md, html or pdf)."),
]


def resources(
    ctx: typer.Context,
    with_: With = None,
    all_: All = False,
    limit: Limit = None,
    to_file: ToShare = None,
    lang: Language = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """List resources, or add one."""
    if ctx.invoked_subcommand:
        return
    app: App = ctx.obj
    if to_file is not None or lang is not None:
        _share(app, with_, to_file=to_file, lang=lang, force=force, as_json=as_json)
        return
    journal = app.open_for_reading()
    relationship = named_relationship(app, journal, None, with_)
    found = journal.resources(relationship=relationship and relationship.ref, all=all_)
    show_list(app, found, "resource", relationship, limit=limit, as_json=as_json)


def _share(app: "App", with_: str | None, *, to_file: str | None, lang: str | None, force: bool, as_json: bool) -> None:
    """Write the list to share."""
    from mentorlog.cli import output
    from mentorlog.cli.input.pages.language import language_of
    from mentorlog.cli.input.pages.target import page_target
    from mentorlog.cli.input.prompts.owner_name import recorded_owner_name
    from mentorlog.cli.output.anonymous import warn_to_read
    from mentorlog.cli.output.included_private import warn_of_omitted_private
    from mentorlog.cli.output.output_files import write_page
    from mentorlog.export.formats import write_page_as
    from mentorlog.export.resource_list import resource_list_document
    from mentorlog.export.translation import Translator

    target = page_target(None, to_file, lang, name="resources", force=force, as_json=as_json)
    journal = app.open_for_reading()
    relationship = named_relationship(app, journal, None, with_)
    from mentorlog.workflows.gathering.gather_resources import gather_resources

    owner = recorded_owner_name(app)
    shared = gather_resources(journal, relationship, owner=owner)
    document = resource_list_document(shared.resources, Translator(language_of(app, lang)), on=app.today)
    page = write_page_as(document, target.format, hint=output.warn)
    write_page(app, page, target.path, force=force, example=f"resources.{target.format}")
    warn_of_omitted_private("resources", can_include=False)
    if shared.named:
        left_out = "1 resource is" if shared.named == 1 else f"{shared.named} resources are"
        output.warn(f"{left_out} left out because of a name in the title.")
    warn_to_read("list", owner=owner)


def add(
    ctx: typer.Context,
    words: Words = None,
    url: Url = None,
    type_: Type = None,
    skill: Skill = None,
    goal: GoalRef = None,
    from_: From = None,
    for_: For = None,
    by: By = None,
    with_: With = None,
    on: OnDay = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Add something to learn from: a book, a course, a talk, a person's example."""
    from mentorlog.cli.input.checks import checked_resource_type, checked_url, parse_promise, warn_of_unread_deadline
    from mentorlog.cli.input.sessions import checked_party, minutes_spent

    app: App = ctx.obj
    journal = app.open_for_writing()
    linked_goal = find_entry(journal, goal, "goal") if goal else None
    relationship, words = recipient(app, ctx, journal, words, with_, of=linked_goal)
    if linked_goal:
        journal.refuse_other_relationship(linked_goal.ref, relationship=relationship.ref)
    day = read_past_day(app, on, relationship=relationship)
    typed = read_required_text(app, words, template=help_lines("What is there to read, watch or attend?"))
    title, due_on = parse_promise(app, typed, by=by, from_day=day)
    resource = add_resource(
        journal,
        relationship,
        title=title,
        url=checked_url(url) if url is not None else None,
        type_=checked_resource_type(type_) if type_ is not None else None,
        skill=skill,
        goal=linked_goal and linked_goal.ref,
        recommended_by=checked_party(from_, option="--from"),
        minutes=minutes_spent(for_) if for_ is not None else None,
        due_on=due_on,
        on=day,
        private=private,
        now=app.now,
    )
    show_change(app, resource, verb="resource add", as_json=as_json)
    if resource.due_on is None:
        warn_of_unread_deadline(app, resource, resource.title, from_day=day)


command = build_noun(
    resources,
    "resource",
    example="mentorlog resource",
    verbs={
        "add": build(
            add,
            "add",
            example="mentorlog resource add Thinking, Fast and Slow --type book --skill decisions --from them "
            '-w "Søren Østergård"',
        ),
    },
)
