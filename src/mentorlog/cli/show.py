"""`show`: one entry in full."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.cli.command import AsJson, With, build
from mentorlog.cli.who import given
from mentorlog.cli.words import example_of
from mentorlog.errors import NotFoundError, UsageError
from mentorlog.model import Entry, Ref
from mentorlog.store import Journal

Words = Annotated[
    list[str] | None, typer.Argument(metavar="REF|NAME", help="An entry's ref, or a relationship's name.")
]


def meant(app: App, journal: Journal, words: list[str] | None, with_: str | None = None) -> Entry:
    """The entry that a ref or a name means; a ref wins."""
    ref = Ref.parse(words[0]) if words and len(words) == 1 else None
    if ref is not None and with_ is None:
        return journal.entry(ref)
    one = given(app, journal, words, with_)
    if one is None:
        raise UsageError("Which entry? Give a ref or a name.")
    return one


def show(ctx: typer.Context, words: Words = None, with_: With = None, as_json: AsJson = False) -> None:
    """Show one entry in full."""
    app: App = ctx.obj
    if not words and with_ is None:
        raise UsageError("Which entry? Give a ref or a name.", hint=example_of(ctx))
    journal = app.reading()
    entry = meant(app, journal, words, with_)
    if as_json:
        from mentorlog.export import shapes

        return app.say_json(shapes.entry(entry))
    from mentorlog.present.entries import entry_page

    return app.show(entry_page(entry, today=app.today, linked=_linked(journal, entry)))


def _linked(journal: Journal, entry: Entry) -> list[Entry]:
    """The entries that this one names by ref, so that the page can spell them out."""
    refs: list[Ref] = []
    for field in ("goals", "points", "goal", "session"):
        value = getattr(entry, field, None)
        refs += [value] if isinstance(value, Ref) else list(value or ())
    found = []
    for ref in refs:
        try:
            found.append(journal.entry(ref))
        except NotFoundError:  # a ref whose entry is gone is shown as it is
            continue
    return found


command = build(show, "show", example="mentorlog show s1")
