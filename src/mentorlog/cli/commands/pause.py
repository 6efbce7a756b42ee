"""`pause`: pause a relationship."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.input.dates.date_words import read_end_day
from mentorlog.cli.input.people.lookup import choose_relationship, named_relationship
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.output.kept import show_kept, show_kept_json
from mentorlog.cli.output.planned import warn_of_clashes
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Name, With
from mentorlog.dates import format_full_date
from mentorlog.insight.open_entries import due_entries, open_entries
from mentorlog.workflows.decide import refs_by_outcome
from mentorlog.workflows.relationships.pause_relationship import pause_relationship

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.workflows.decide import Decision

UntilDay = Annotated[str | None, typer.Option("--until", metavar="DATE", help="When it resumes.")]


def pause(
    ctx: typer.Context, name: Name = None, until: UntilDay = None, with_: With = None, as_json: AsJson = False
) -> None:
    """Pause a relationship."""
    app: App = ctx.obj
    journal = app.open_for_writing()
    before = named_relationship(app, journal, name, with_) or choose_relationship(app, journal, None)
    day = None if until is None else read_end_day(app, until, is_end=True)
    decisions: tuple[Decision, ...] = ()
    if until is None and before.status != "ended" and app.can_ask and not (as_json or app.yes):
        from mentorlog.cli.input.prompts.pause_questions import ask_pause

        day, decisions = ask_pause(app, journal, before)
    if day is not None and before.ends_on is not None and day > before.ends_on:
        end = format_full_date(before.ends_on)
        output.warn(
            f"The pause ends after the planned end ({end}). To change that: mentorlog edit {before.ref} --until DATE"
        )
    paused = pause_relationship(journal, before, until=day, decisions=decisions, now=app.now)
    kept = open_entries(journal.dossier(before.ref))
    due = due_entries(kept, before=day)
    if as_json:
        return show_kept_json(paused.relationship, kept)
    show_change(app, paused.relationship, before, verb="pause with entries due" if due else "pause", as_json=False)
    show_kept(app, kept, due=due, outcomes=refs_by_outcome(decisions))
    return warn_of_clashes(paused.clashes, today=app.today)


command = build(pause, "pause", example='mentorlog pause Søren --until "in 2 months"')
