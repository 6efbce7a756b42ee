"""What to type first, if the journal has no relationship or none that is active."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.output.messages import warn
from mentorlog.cli.output.pages import show

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def show_first_steps(app: App) -> bool:
    """Show how to begin if the journal has no relationship yet; returns whether it did."""
    if app.open_for_reading().relationships():
        return False
    from mentorlog.present.people import people_page

    show(app, people_page((), today=app.today))
    return True


def show_no_active(app: App) -> None:
    """Show that no relationship is active, and how to continue."""
    if app.open_for_reading().relationships():
        return warn("no relationship is active: mentorlog people --all, mentorlog resume NAME")
    from mentorlog.present.status import no_one_page

    return show(app, no_one_page())
