"""Show the lists of the noun commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mentorlog.cli.output.first_steps import show_first_steps
from mentorlog.cli.output.messages import warn
from mentorlog.cli.output.pages import show, show_json
from mentorlog.model.vocabulary import KINDS_OF_TWO

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.cli.app import App
    from mentorlog.model import Entry, Kind, Ref, Relationship

T = TypeVar("T")


def show_list(
    app: App,
    entries: Sequence[Entry],
    kind: Kind,
    relationship: Relationship | None,
    *,
    limit: int | None = None,
    as_json: bool,
) -> None:
    """Show entries of one kind, of one relationship or of all if it is None; at most `limit`."""
    shown = first(entries, limit)
    if as_json:
        from mentorlog.export import shapes

        show_json(shapes.entries(shown))
        return
    shown = _marked(app, shown)
    is_own = relationship is not None and relationship.role == "self"
    if shown or is_own or not show_first_steps(app):
        from mentorlog.present.entries.lists import list_page

        # a list in a pipe has no signs
        meetings = _meetings(app, relationship) if kind == "action" and shown and app.uses_rich else {}
        page = list_page(
            shown, kind=kind, today=app.today, relationship=relationship, meetings=meetings, is_drawn=app.draws_pages
        )
        show(app, page)
    elif kind not in KINDS_OF_TWO and app.lost_journal is None:
        from mentorlog.present.entries.lists import own_first_step

        show(app, own_first_step(kind))


def _marked(app: App, entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries as a list shows them: those of a private relationship are marked as private too."""
    hidden = {person.ref for person in app.open_for_reading().relationships() if person.private} if entries else set()
    return [entry._replace(private=True) if entry.relationship_ref in hidden else entry for entry in entries]


def _meetings(app: App, relationship: Relationship | None) -> dict[Ref, dt.date]:
    from mentorlog.insight.schedule import meetings_by

    journal = app.open_for_reading()
    planned = journal.planned(relationship and relationship.ref)
    return meetings_by(journal.people(now=app.now), planned=planned, now=app.now)


def first(entries: Sequence[T], limit: int | None) -> Sequence[T]:
    """The first entries, at most `limit`; a hint says if there are more."""
    if limit is None or len(entries) <= limit:
        return entries
    warn("there are more; a larger -n lists them.")
    return entries[:limit]
