"""`agreement`: what the two agreed."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.dates import read_day
from mentorlog.cli.input.lookup import given, recording
from mentorlog.cli.input.text import edited, piped
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Name, With
from mentorlog.errors import ConflictError, MentorlogError, UsageError
from mentorlog.model import Relationship
from mentorlog.store import Journal

Edit = Annotated[bool, typer.Option("--edit", help="Write it in the editor.")]
Set = Annotated[str | None, typer.Option("--set", metavar="TEXT", help="Write it; `-` reads standard input.")]
Again = Annotated[str | None, typer.Option("--again", metavar="DATE", help="When to look at it again.")]


def agreement(
    ctx: typer.Context,
    name: Name = None,
    edit: Edit = False,
    set_: Set = None,
    again: Again = None,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Read or write what the two of you agreed."""
    app: App = ctx.obj
    if edit and set_ is not None:
        raise UsageError("--edit and --set contradict each other.")
    if edit or set_ is not None or again is not None:
        look_again_on = _ahead(app, again)
        journal = app.writing()
        before = given(app, journal, name, with_) or recording(app, journal, None)
        if not edit and set_ is None:
            return _look_again(app, journal, before, look_again_on, as_json=as_json)
        return _write(app, journal, before, set_, look_again_on, as_json=as_json)
    journal = app.reading()
    one = given(app, journal, name, with_)
    people = [one] if one else [each for each in journal.relationships() if each.status == "active"]
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.entry(one) if one else shapes.entries(people))
    return _show(app, people)


def _show(app: App, people: list[Relationship]) -> None:
    from mentorlog.insight.agreement import agreed
    from mentorlog.present.entries import agreement_page
    from mentorlog.present.page import Gap
    from mentorlog.present.people import people_page

    if not people:
        return output.show(app, people_page((), today=app.today))
    pages = [agreement_page(each, today=app.today, agreed=agreed(each, today=app.today)) for each in people]
    return output.show(app, tuple(block for page in pages for block in (*page, Gap()))[:-1])


def _ahead(app: App, again: str | None) -> dt.date | None:
    """The day of --again. Raises UsageError for one that is not ahead."""
    on = read_day(app, again, looking="ahead")
    if on is not None and on <= app.today:
        raise UsageError(f"{on:%a} {on} is not ahead; --again says when to look next.", hint='--again "in 3 months"')
    return on


def _look_again(
    app: App, journal: Journal, before: Relationship, look_again_on: dt.date | None, *, as_json: bool
) -> None:
    """What was agreed holds: only the day to look at it again moves."""
    if not before.agreement:
        raise ConflictError(
            f"Nothing is agreed with {before.name} yet.", hint=f"mentorlog agreement {before.ref} --edit"
        )
    with journal.command("agreement", now=app.now) as change:
        if look_again_on != before.look_again_on:
            change.set(before.ref, look_again_on=look_again_on)
    show_change(app, journal.entry(before.ref), before, verb="agreement", as_json=as_json)


def _write(
    app: App, journal: Journal, before: Relationship, said: str | None, again: dt.date | None, *, as_json: bool
) -> None:
    from mentorlog.cli.input.agreement_template import read

    typed = _in_editor(app, before) if said is None else piped(app) if said == "-" else said
    terms = read(app, typed, before)
    text = terms.text if terms.text.strip() or terms.look_again_on is None else before.agreement or ""
    if not text.strip():
        raise UsageError("The agreement is empty.", hint=f"mentorlog edit {before.ref} --clear agreement")
    look_again_on = again or terms.look_again_on
    if look_again_on is None and said is not None:
        look_again_on = before.look_again_on
    is_new = text.strip("\n") != (before.agreement or "").strip("\n")
    if is_new and look_again_on is not None and look_again_on <= app.today:
        look_again_on = None  # it was looked at just now
    with journal.command("agreement", now=app.now) as change:
        if is_new:
            change.set(before.ref, agreement=text, agreed_on=app.today)
        if look_again_on != before.look_again_on:
            change.set(before.ref, look_again_on=look_again_on)
    show_change(app, journal.entry(before.ref), before, verb="agreement", as_json=as_json)


def _in_editor(app: App, before: Relationship) -> str:
    """What is written in the editor, without headings that nothing was written under."""
    from mentorlog.cli.input.agreement_template import filled, template

    if not app.can_ask:
        raise UsageError("There is no terminal to open an editor at.", hint=f"mentorlog agreement {before.ref} --set -")
    typed = filled(edited(app, template(before, today=app.today)), before)
    if not typed.strip() and not before.agreement:
        app.draft = None
        raise MentorlogError("Nothing was typed; nothing was saved.")
    return typed


command = build(
    agreement, "agreement", example='mentorlog agreement Søren --set "What is said here stays here. Mondays, by video."'
)
