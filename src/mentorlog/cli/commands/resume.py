"""`resume`: resume a relationship."""

from typing import TYPE_CHECKING

import typer

from mentorlog.cli.input.people.lookup import named_relationship
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Name, With
from mentorlog.errors import NotFoundError, UsageError
from mentorlog.model import Relationship
from mentorlog.store import Journal
from mentorlog.workflows.relationships.resume_relationship import resume_relationship

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def resume(ctx: typer.Context, name: Name = None, with_: With = None, as_json: AsJson = False) -> None:
    """Resume a relationship that was paused or ended."""
    app: App = ctx.obj
    journal = app.open_for_writing()
    before = named_relationship(app, journal, name, with_) or _only_paused(journal)
    resumed = resume_relationship(journal, before, now=app.now)
    show_change(app, resumed, before, verb="resume", as_json=as_json)


def _only_paused(journal: Journal) -> Relationship:
    """The relationship to resume if none is named. Raises NotFoundError if none is paused, UsageError for several."""
    paused = [relationship for relationship in journal.relationships() if relationship.status == "paused"]
    if len(paused) == 1:
        return paused[0]
    if not paused:
        raise NotFoundError("No relationship is paused.", hint="mentorlog people --all")
    names = ", ".join(f"{other.ref} {other.name}" for other in paused)
    raise UsageError(
        f"Several relationships are paused: {names}. Type one of these:",
        hint="\n".join(f"mentorlog resume {other.ref}" for other in paused),
    )


command = build(resume, "resume", example="mentorlog resume Søren")
