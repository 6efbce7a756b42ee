"""Show the lists of the noun commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.output.first_steps import show_first_steps
from mentorlog.cli.output.pages import show, show_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.cli.app import App
    from mentorlog.model import Entry, Kind, Relationship


def show_list(
    app: App, entries: Sequence[Entry], kind: Kind, relationship: Relationship | None, *, as_json: bool
) -> None:
    """Show entries of one kind, of one relationship or of all if it is None."""
    if as_json:
        from mentorlog.export import shapes

        show_json(shapes.entries(entries))
    elif entries or not show_first_steps(app):
        from mentorlog.present.lists import list_page

        show(app, list_page(entries, kind=kind, today=app.today, name=relationship and relationship.name))
