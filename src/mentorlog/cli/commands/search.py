"""`search`: words anywhere in the journal."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.dates import read_span
from mentorlog.cli.input.kinds import kinds_of
from mentorlog.cli.input.lookup import given
from mentorlog.cli.input.text import joined
from mentorlog.cli.output.first_steps import show_first_steps
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Kinds, Since, Until, With
from mentorlog.errors import UsageError

Words = Annotated[
    list[str] | None, typer.Argument(metavar="WORDS", help='All of them must stand in the entry; "a phrase" as it is.')
]
Limit = Annotated[
    int,
    typer.Option("--limit", metavar="N", min=1, max=1_000_000, help="At most so many; the newest 50 unless said."),
]


def search(
    ctx: typer.Context,
    words: Words = None,
    in_: Kinds = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Find words anywhere in the journal."""
    app: App = ctx.obj
    sought = joined(words)
    if not sought.strip():
        raise UsageError("What are you looking for?", hint=app.example)
    first, last = read_span(app, since, until)
    kinds = kinds_of(in_)
    journal = app.reading()
    one = given(app, journal, None, with_)
    found = journal.search(sought, relationship=one and one.ref, kinds=kinds, since=first, until=last, limit=limit)
    if as_json:
        from mentorlog.export import shapes

        output.show_json(shapes.search(found))
        if len(found) == limit:
            output.warn(f"the newest {limit} are given; --limit N for more.")
        return
    if not found and show_first_steps(app):
        return
    from mentorlog.present.search import search_page

    output.show(app, search_page(found, words=sought, today=app.today, limit=limit))


command = build(search, "search", example="mentorlog search delegation --in session")
