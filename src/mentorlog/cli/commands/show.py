"""`show`: show one entry in full."""

from typing import TYPE_CHECKING, cast

import typer

from mentorlog.cli import output
from mentorlog.cli.input.people.lookup import find_entry_or_relationship
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, RefOrName, With
from mentorlog.errors import NotFoundError, UsageError
from mentorlog.model import Ref
from mentorlog.store import Journal

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.model import Checkin, Entry


def show(ctx: typer.Context, words: RefOrName = None, with_: With = None, as_json: AsJson = False) -> None:
    """Show one entry in full."""
    app: App = ctx.obj
    if [word.casefold() for word in words or ()] == ["all"]:
        raise UsageError("`show` shows one entry.", hint="mentorlog timeline\nmentorlog people --all")
    if not words and with_ is None:
        raise UsageError(
            "Give the ref of an entry or the name of a relationship.", hint="mentorlog people\nmentorlog timeline"
        )
    journal = app.open_for_reading()
    entry = find_entry_or_relationship(app, journal, words, with_)
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.entry(entry))
    from mentorlog.present.entries.page import entry_page

    page = entry_page(entry, today=app.today, linked=_linked(journal, entry), other_side=_other_side(journal, entry))
    return output.show(app, page)


def _linked(journal: Journal, entry: "Entry") -> "list[Entry]":
    """The entries that this one refers to, so that the page can show their titles."""
    refs: list[Ref] = []
    for field in ("goals", "points", "goal", "session"):
        value = getattr(entry, field, None)
        refs += [value] if isinstance(value, Ref) else list(value or ())
    found = []
    for ref in refs:
        try:
            found.append(journal.entry(ref))
        except NotFoundError:  # the ref of a deleted entry is shown without a title
            continue
    return found


def _other_side(journal: Journal, entry: "Entry") -> "Checkin | None":
    """The check-in with the answers of the other person that is nearest to a check-in."""
    if entry.ref.kind != "checkin":
        return None
    from mentorlog.insight.collaboration.both_sides import find_other_side

    return find_other_side(cast("Checkin", entry), journal.checkins(relationship=entry.relationship_ref, all=True))


command = build(show, "show", example="mentorlog show s1")
