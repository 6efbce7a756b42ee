"""`progress`: show the progress of a relationship."""

from typing import TYPE_CHECKING

import typer

from mentorlog.cli import output
from mentorlog.cli.input.people.lookup import named_relationship
from mentorlog.cli.output.first_steps import show_no_active
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Name, With

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def progress(ctx: typer.Context, name: Name = None, with_: With = None, as_json: AsJson = False) -> None:
    """Show goals, skills and topics over time, and how often you meet."""
    app: App = ctx.obj
    journal = app.open_for_reading()
    named = named_relationship(app, journal, name, with_)
    people = [named] if named else [person for person in journal.relationships() if person.status == "active"]
    from mentorlog.insight.progress import build_progress

    found = [
        build_progress(
            journal.dossier(person.ref),
            now=app.now,
            # one's own skills are the same whoever they are practised with
            skills=journal.own_skills() if person.role == "self" else journal.skills(person.ref),
            topics=journal.topics(person.ref),
            checkins=journal.checkins(relationship=person.ref, all=True),
            introductions=journal.introductions(person.ref),
        )
        for person in people
    ]
    if as_json:
        from mentorlog.export import shapes

        shaped = [shapes.progress(progress) for progress in found]
        return output.show_json(shaped[0] if named else shaped)
    if not found:
        return show_no_active(app)
    from mentorlog.present.page import Gap
    from mentorlog.present.progress import progress_page

    pages = [progress_page(progress) for progress in found]
    return output.show(app, tuple(block for page in pages for block in (*page, Gap(starts_section=True)))[:-1])


command = build(progress, "progress", example="mentorlog progress Søren")
