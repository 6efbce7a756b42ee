"""`end`: a relationship that is over."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli.answer import answer
from mentorlog.cli.app import App
from mentorlog.cli.command import AsJson, Name, With, build
from mentorlog.cli.who import given, recording
from mentorlog.errors import UsageError
from mentorlog.model import Relationship
from mentorlog.store import Journal

On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="When it ended; today unless said.")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why it ended.")]
Thanks = Annotated[str | None, typer.Option("--thanks", metavar="TEXT", help="What you thank the other for.")]
KeepInTouch = Annotated[
    str | None, typer.Option("--keep-in-touch", metavar="DATE", help="When to be reminded to get in touch again.")
]


def end(
    ctx: typer.Context,
    name: Name = None,
    on: On = None,
    reason: Reason = None,
    thanks: Thanks = None,
    keep_in_touch: KeepInTouch = None,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """End a relationship."""
    app: App = ctx.obj
    journal = app.writing()
    before = given(app, journal, name, with_) or recording(app, journal, None)
    day = app.happened(on) if on else None
    again = app.day(keep_in_touch, looking="ahead")
    ended_on = day or before.ended_on or app.today
    if ended_on < before.started_on:
        raise UsageError(
            f"It can't end ({ended_on}) before it started ({before.started_on}).",
            hint=f"mentorlog edit {before.ref} --since {ended_on}",
        )
    fields: dict[str, object] = {"status": "ended", "ended_on": ended_on, "paused_until": None}
    fields |= {key: value for key, value in (("reason", reason), ("thanks", thanks)) if value is not None}
    if again is not None:
        fields["keep_in_touch_on"] = again
    with journal.command("end", now=app.now) as change:
        change.set(before.ref, **fields)
    answer(app, journal.entry(before.ref), before, verb="end", as_json=as_json)
    _say_what_is_open(app, journal, before)


def _say_what_is_open(app: App, journal: Journal, one: Relationship) -> None:
    """What the end leaves open, so that nothing is forgotten unseen."""
    refs = [
        *(session.ref for session in journal.planned(one.ref)),
        *(goal.ref for goal in journal.goals(relationship=one.ref)),
        *(action.ref for action in journal.actions(relationship=one.ref)),
    ]
    if refs:
        more = f" and {len(refs) - 12} more" if len(refs) > 12 else ""
        app.hint(f"mentorlog: still open: {', '.join(map(str, refs[:12]))}{more} (done, drop or cancel settles them)")


command = build(end, "end", example='mentorlog end Søren --reason "goals reached" --thanks "for every honest question"')
