"""`end`: a relationship that is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated

import typer

from mentorlog.cli.answer import answer
from mentorlog.cli.app import App
from mentorlog.cli.command import AsJson, Name, With, build
from mentorlog.cli.who import given, recording
from mentorlog.errors import UsageError
from mentorlog.model import Ref, Relationship
from mentorlog.store import Journal

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
        "keep_in_touch_on": app.day(keep_in_touch, looking="ahead"),
    }
    fields: dict[str, object] = {key: value for key, value in typed.items() if value is not None}
    ended_on = None if prepare else _day(app, before, on)
    if edit:
        from mentorlog.cli.closing_form import written

        fields |= written(app, before, fields)
    elif not fields and on is None and app.can_ask and not (as_json or app.yes):
        from mentorlog.cli.closing import guided

        return guided(app, journal, before, ended_on=ended_on)
    if prepare and not fields:
        raise UsageError("Which answer is prepared?", hint=f"mentorlog end {before.ref} --prepare --learned TEXT")
    with journal.command("end --prepare" if prepare else "end", now=app.now) as change:
        change.set(before.ref, **fields, **ending(ended_on))
    answer(app, journal.entry(before.ref), before, verb="edit" if prepare else "end", as_json=as_json)
    if not prepare:
        say_what_is_open(app, journal, before)
    return None


def _day(app: App, before: Relationship, on: str | None) -> dt.date:
    """The day it ends: as typed, else as it did already, else today. Raises UsageError for one before the start."""
    ended_on = (app.happened(on) if on else None) or before.ended_on or app.today
    if ended_on < before.started_on:
        raise UsageError(
            f"It can't end ({ended_on}) before it started ({before.started_on}).",
            hint=f"mentorlog edit {before.ref} --since {ended_on}",
        )
    return ended_on


def ending(ended_on: dt.date | None) -> dict[str, object]:
    """The fields that end a relationship on that day; none where it goes on."""
    return {} if ended_on is None else {"status": "ended", "ended_on": ended_on, "paused_until": None}


def say_what_is_open(app: App, journal: Journal, one: Relationship, *, carried_on: Iterable[Ref] = ()) -> None:
    """What the end leaves open, so that nothing is forgotten unseen; what is carried on was decided."""
    decided = set(carried_on)
    refs = [
        *(session.ref for session in journal.planned(one.ref)),
        *(goal.ref for goal in journal.goals(relationship=one.ref)),
        *(action.ref for action in journal.actions(relationship=one.ref)),
    ]
    left = [ref for ref in refs if ref not in decided]
    if left:
        more = f" and {len(left) - 12} more" if len(left) > 12 else ""
        app.hint(f"mentorlog: still open: {', '.join(map(str, left[:12]))}{more} (done, drop or cancel settles them)")


command = build(end, "end", example='mentorlog end Søren --reason "goals reached" --thanks "for every honest question"')
