"""The output of commands that record prospects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.output.messages import warn
from mentorlog.cli.output.pages import show, show_json

if TYPE_CHECKING:
    import datetime as dt

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


def warn_of_other_follow_up(before: Relationship, after: Relationship, *, today: dt.date) -> None:
    """Warn if a day to follow up that is still to come was replaced or dropped by what was recorded."""
    if before.follow_up_on is None or before.follow_up_on <= today or before.follow_up_on == after.follow_up_on:
        return
    from mentorlog.dates import format_recorded_date

    day = format_recorded_date(before.follow_up_on, today=today)
    if after.follow_up_on is None:
        line = f"mentorlog edit {after.ref} --follow-up {before.follow_up_on}"
        warn(f"you are no longer reminded on {day}; to keep it: {line}")
    else:
        warn(f"you are reminded on {format_recorded_date(after.follow_up_on, today=today)}, no longer on {day}.")
