"""`show`: show one entry in full."""

from typing import TYPE_CHECKING, Annotated, cast

import typer

from mentorlog.cli import output
from mentorlog.cli.input.people.lookup import find_entry_or_relationship
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, RefOrName, With
from mentorlog.errors import NotFoundError, UsageError
from mentorlog.model import ME, Ref
from mentorlog.store import Journal

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.model import Checkin, Entry
    from mentorlog.present.page import Page


History = Annotated[bool, typer.Option("--history", help="Show the earlier versions of the entry.")]


def show(
    ctx: typer.Context,
    words: RefOrName = None,
    with_: With = None,
    history: History = False,
    as_json: AsJson = False,
) -> None:
    """Show one entry in full."""
    app: App = ctx.obj
    if [word.casefold() for word in words or ()] == ["all"]:
        raise UsageError("`show` shows one entry.", hint="mentorlog timeline\nmentorlog people --all")
    if not words and with_ is None:
        raise UsageError(
            "Give the ref of an entry or the name of a relationship.", hint="mentorlog people\nmentorlog timeline"
        )
    journal = app.open_for_reading()
    if history:
        return _show_history(app, journal, words, with_, as_json=as_json)
    try:
        entry = find_entry_or_relationship(app, journal, words, with_)
    except NotFoundError as error:
        ref = _deleted(journal, words)
        if ref is None:
            raise
        from mentorlog.cli.input.command_line.typed_line import with_journal

        raise NotFoundError(
            f"{error.message} It was deleted; its earlier versions:",
            hint=with_journal(app, f"mentorlog show {ref} --history"),
        ) from None
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.entry(entry))
    from mentorlog.present.entries.page import entry_page

    page = entry_page(entry, today=app.today, linked=_linked(journal, entry), other_side=_other_side(journal, entry))
    return output.show(app, (*page, *_state_of(app, journal, entry)))


def _show_history(app: "App", journal: Journal, words: list[str] | None, with_: str | None, *, as_json: bool) -> None:
    """Show what commands did to an entry, also if it is deleted. Raises NotFoundError if it has never been there."""
    found: Entry | None = None
    try:
        found = find_entry_or_relationship(app, journal, words, with_)
        versions = journal.entry_history(found.ref)
    except NotFoundError:
        ref = _deleted(journal, words)
        if ref is None:
            raise
        versions = journal.entry_history(ref)
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.entry_history(versions))
    from mentorlog.present.entries.history import entry_history_page

    return output.show(app, entry_history_page(versions, entry=found, now=app.now.astimezone()))


def _deleted(journal: Journal, words: list[str] | None) -> Ref | None:
    """The ref that was typed, if it is of an entry that was deleted; otherwise None."""
    ref = Ref.parse(words[0]) if words and len(words) == 1 else None
    return ref if ref is not None and journal.entry_history(ref).is_deleted else None


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


def _state_of(app: "App", journal: Journal, entry: "Entry") -> "Page":
    """Of a relationship that has begun: the next session, the last one, and the open goals."""
    if entry.ref.kind != "relationship" or entry.ref == ME or getattr(entry, "status", "") == "prospect":
        return ()
    from mentorlog.insight.schedule import upcoming_session
    from mentorlog.present.entries.relationship import relationship_blocks

    dossier = journal.dossier(entry.ref)
    coming = upcoming_session(dossier.planned, now=app.now)
    return tuple(relationship_blocks(dossier, coming, today=app.today))


def _other_side(journal: Journal, entry: "Entry") -> "Checkin | None":
    """The check-in with the answers of the other person that is nearest to a check-in."""
    if entry.ref.kind != "checkin":
        return None
    from mentorlog.insight.collaboration.both_sides import find_other_side

    return find_other_side(cast("Checkin", entry), journal.checkins(relationship=entry.relationship_ref, all=True))


command = build(show, "show", example="mentorlog show s1")
