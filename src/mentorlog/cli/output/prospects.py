"""The output of commands that record prospects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.output.pages import show, show_json

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.model import Relationship
    from mentorlog.present.prospects import Verb


def show_prospect(app: App, prospect: Relationship, *, verb: Verb, as_json: bool) -> None:
    """Show what was recorded of a prospect, as a page or as JSON."""
    app.draft = None
    if as_json:
        from mentorlog.export import shapes

        show_json(shapes.entry(prospect))
    else:
        from mentorlog.present.prospects import prospect_change_page

        show(app, prospect_change_page(prospect, verb=verb, today=app.today))
