"""`agreement`: what the two agreed."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli.answer import answer
from mentorlog.cli.app import App
from mentorlog.cli.command import AsJson, Name, With, build
from mentorlog.cli.who import given, recording
from mentorlog.cli.words import edited, helped, piped
from mentorlog.errors import UsageError
from mentorlog.model import Relationship
from mentorlog.store import Journal

Edit = Annotated[bool, typer.Option("--edit", help="Write it in the editor.")]
Set = Annotated[str | None, typer.Option("--set", metavar="TEXT", help="Write it; `-` reads standard input.")]

_HELP = (
    "What the two of you agreed: what each expects, what stays between you,",
    "how often, where and how you meet, what you do when it does not work.",
)


def agreement(
    ctx: typer.Context,
    name: Name = None,
    edit: Edit = False,
    set_: Set = None,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Read or write what the two of you agreed."""
    app: App = ctx.obj
    if edit and set_ is not None:
        raise UsageError("--edit and --set contradict each other.")
    if edit or set_ is not None:
        journal = app.writing()
        before = given(app, journal, name, with_) or recording(app, journal, None)
        return _write(app, journal, before, set_, as_json=as_json)
    journal = app.reading()
    one = given(app, journal, name, with_)
    people = [one] if one else [each for each in journal.relationships() if each.status == "active"]
    if as_json:
        from mentorlog.export import shapes

        return app.say_json(shapes.entry(one) if one else shapes.entries(people))
    from mentorlog.present.entries import agreement_page
    from mentorlog.present.page import Gap
    from mentorlog.present.people import people_page

    if not people:
        return app.show(people_page((), today=app.today))
    pages = [agreement_page(each, today=app.today) for each in people]
    return app.show(tuple(block for page in pages for block in (*page, Gap()))[:-1])


def _write(app: App, journal: Journal, before: Relationship, said: str | None, *, as_json: bool) -> None:
    if said is None and not app.can_ask:
        raise UsageError("There is no terminal to open an editor at.", hint=f"mentorlog agreement {before.ref} --set -")
    template = (before.agreement or "") + helped(*_HELP)
    text = edited(app, template) if said is None else piped(app) if said == "-" else said
    if not text.strip():
        raise UsageError("The agreement is empty.", hint=f"mentorlog edit {before.ref} --clear agreement")
    with journal.command("agreement", now=app.now) as change:
        if text != before.agreement:
            change.set(before.ref, agreement=text, agreed_on=app.today)
    answer(app, journal.entry(before.ref), before, verb="agreement", as_json=as_json)


command = build(
    agreement, "agreement", example='mentorlog agreement Søren --set "What is said here stays here. Mondays, by video."'
)
