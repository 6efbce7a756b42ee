"""`end`: a relationship that is over."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.cli.ending import ending, say_what_is_open
from mentorlog.cli.input.dates import read_day, read_past_day
from mentorlog.cli.input.lookup import given, recording
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Name, With
from mentorlog.errors import UsageError
from mentorlog.model import Relationship

On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="When it ended; today unless said.")]
Reason = Annotated[
    str | None,
    typer.Option(
        "--reason", metavar="TEXT", help="goals reached, time over, moved on, no fault of either, or your own words."
    ),
]
Learned = Annotated[
    str | None, typer.Option("--learned", metavar="TEXT", help="What you learned, and how it has helped.")
]
Thanks = Annotated[str | None, typer.Option("--thanks", metavar="TEXT", help="What you thank the other for.")]
Same = Annotated[str | None, typer.Option("--same", metavar="TEXT", help="What you would do the same again.")]
Different = Annotated[str | None, typer.Option("--different", metavar="TEXT", help="What you would do differently.")]
Next = Annotated[
    str | None, typer.Option("--next", metavar="TEXT", help="Who or what takes the mentor's place from here.")
]
KeepInTouch = Annotated[
    str | None, typer.Option("--keep-in-touch", metavar="DATE", help="When to be reminded to get in touch again.")
]
Edit = Annotated[bool, typer.Option("--edit", help="Write the answers in the editor.")]
Prepare = Annotated[
    bool, typer.Option("--prepare", help="Answer the closing's questions ahead; the relationship goes on.")
]


def end(
    ctx: typer.Context,
    name: Name = None,
    on: On = None,
    reason: Reason = None,
    learned: Learned = None,
    thanks: Thanks = None,
    same: Same = None,
    different: Different = None,
    next_: Next = None,
    keep_in_touch: KeepInTouch = None,
    edit: Edit = False,
    prepare: Prepare = False,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """End a relationship."""
    app: App = ctx.obj
    if prepare and on:
        raise UsageError("--prepare ends nothing, so --on says nothing.", hint="mentorlog end NAME --on DATE")
    journal = app.writing()
    before = given(app, journal, name, with_) or recording(app, journal, None)
    typed = {
        "reason": reason,
        "learned": learned,
        "thanks": thanks,
        "same": same,
        "different": different,
        "next": next_,
        "keep_in_touch_on": read_day(app, keep_in_touch, looking="ahead"),
    }
    fields: dict[str, object] = {key: value for key, value in typed.items() if value is not None}
    ended_on = None if prepare else _day(app, before, on)
    if edit:
        from mentorlog.cli.input.closing_form import written

        fields |= written(app, before, fields)
    elif not fields and on is None and app.can_ask and not (as_json or app.yes):
        from mentorlog.cli.input.closing_questions import guided

        return guided(app, journal, before, ended_on=ended_on)
    if prepare and not fields:
        raise UsageError("Which answer is prepared?", hint=f"mentorlog end {before.ref} --prepare --learned TEXT")
    with journal.command("end --prepare" if prepare else "end", now=app.now) as change:
        change.set(before.ref, **fields, **ending(ended_on))
    show_change(app, journal.entry(before.ref), before, verb="edit" if prepare else "end", as_json=as_json)
    if not prepare:
        say_what_is_open(app, journal, before)
    return None


def _day(app: App, before: Relationship, on: str | None) -> dt.date:
    """The day it ends: as typed, else as it did already, else today. Raises UsageError for one before the start."""
    ended_on = (read_past_day(app, on) if on else None) or before.ended_on or app.today
    if ended_on < before.started_on:
        raise UsageError(
            f"It can't end ({ended_on}) before it started ({before.started_on}).",
            hint=f"mentorlog edit {before.ref} --since {ended_on}",
        )
    return ended_on


command = build(end, "end", example='mentorlog end Søren --reason "goals reached" --thanks "for every honest question"')
