"""`progress`: how far a relationship has come."""

from __future__ import annotations

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.lookup import given
from mentorlog.cli.output.first_steps import show_no_active
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Name, With


def progress(ctx: typer.Context, name: Name = None, with_: With = None, as_json: AsJson = False) -> None:
    """See goals and skills with their trend, and the rhythm of sessions."""
    app: App = ctx.obj
    journal = app.reading()
    one = given(app, journal, name, with_)
    people = [one] if one else [each for each in journal.relationships() if each.status == "active"]
    from mentorlog.insight.progress import progress as meaning

    found = [meaning(journal.dossier(each.ref), now=app.now, skills=journal.skills(each.ref)) for each in people]
    if as_json:
        from mentorlog.export import shapes

        shaped = [shapes.progress(each) for each in found]
        return output.show_json(shaped[0] if one else shaped)
    if not found:
        return show_no_active(app)
    from mentorlog.present.page import Gap
    from mentorlog.present.progress import progress_page

    pages = [progress_page(each) for each in found]
    return output.show(app, tuple(block for page in pages for block in (*page, Gap(anew=True)))[:-1])


command = build(progress, "progress", example="mentorlog progress Søren")
