"""`resume`: a relationship that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from mentorlog.cli.app import App
from mentorlog.cli.input.lookup import given
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Name, With
from mentorlog.errors import NotFoundError, UsageError
from mentorlog.model import CLOSING, UNSET, Relationship
from mentorlog.store import Journal

if TYPE_CHECKING:
    from mentorlog.store.writing import Change


def resume(ctx: typer.Context, name: Name = None, with_: With = None, as_json: AsJson = False) -> None:
    """Take up a relationship that was paused or ended."""
    app: App = ctx.obj
    journal = app.writing()
    before = given(app, journal, name, with_) or _only_paused(journal)
    with journal.command("resume", now=app.now) as change:
        # of one whose pause is over by itself only that is put down; its silence counts from that day already
        resumed_on = app.today if before.status != "active" else before.paused_until or UNSET
        change.set(before.ref, status="active", paused_until=None, ended_on=None, resumed_on=resumed_on)
        _put_closing_by(change, before)
    show_change(app, journal.entry(before.ref), before, verb="resume", as_json=as_json)


def _put_closing_by(change: Change, before: Relationship) -> None:
    """What the end was answered becomes a private note of that day: it was true then, and the next end asks anew."""
    said = {field: getattr(before, field) for field in CLOSING if getattr(before, field) is not None}
    if before.status != "ended" or not said:
        return
    text = "\n".join(["The closing:", *(f"{field.capitalize()}: {answer}" for field, answer in said.items())])
    change.add("note", relationship=before.ref, on=before.ended_on, text=text, private=True)
    change.set(before.ref, keep_in_touch_on=None, **dict.fromkeys(said))


def _only_paused(journal: Journal) -> Relationship:
    paused = [one for one in journal.relationships() if one.status == "paused"]
    if len(paused) == 1:
        return paused[0]
    if not paused:
        raise NotFoundError("No relationship is paused.", hint="mentorlog people --all")
    raise UsageError("Which one?", hint="\n".join(f"mentorlog resume {one.ref}  ({one.name})" for one in paused))


command = build(resume, "resume", example="mentorlog resume Søren")
