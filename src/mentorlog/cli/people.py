"""`people`: the relationships."""

from __future__ import annotations

import typer

from mentorlog.cli.app import App
from mentorlog.cli.command import All, AsJson, build


def people(ctx: typer.Context, all_: All = False, as_json: AsJson = False) -> None:
    """List your relationships."""
    app: App = ctx.obj
    found = app.reading().people(now=app.now, all=all_)

    if as_json:
        from mentorlog.export import shapes

        return app.say_json(shapes.people(found))
    from mentorlog.present.people import people_page

    app.show(people_page(found, today=app.today))
    return None


command = build(people, "people", example="mentorlog people --all")
