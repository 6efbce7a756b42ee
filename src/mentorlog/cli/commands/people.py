"""`people`: list the relationships."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.output.first_steps import show_first_steps
from mentorlog.cli.output.lists import first
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Limit

if TYPE_CHECKING:
    from mentorlog.cli.app import App

All = Annotated[bool, typer.Option("--all", "-a", help="Include ended relationships.")]


def people(ctx: typer.Context, all_: All = False, limit: Limit = None, as_json: AsJson = False) -> None:
    """List your relationships."""
    app: App = ctx.obj
    journal = app.open_for_reading()
    found = first(journal.people(now=app.now, all=all_), limit)
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.people(found))
    others = () if found else journal.relationships()
    if any(person.status != "prospect" for person in others):
        return output.warn("every relationship has ended: mentorlog people --all")
    if others:
        return output.warn("no relationship has begun yet; those you would like to begin: mentorlog prospect")
    if not found and show_first_steps(app):
        return None
    from mentorlog.present.people import people_page

    output.show(app, people_page(found, today=app.today))
    return None


command = build(people, "people", example="mentorlog people --all")
