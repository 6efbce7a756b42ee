"""`status`, which is also `mentorlog` alone."""

import datetime as dt

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.output.first_steps import show_due_without_active, show_no_active
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson


def show_status(app: App, *, as_json: bool) -> None:
    """Show every active relationship on one line, and what is due."""
    from mentorlog.insight.schedule import MOST_MEETINGS
    from mentorlog.insight.status import DAYS_AHEAD, MOST_REMINDERS, build_status

    journal = app.open_for_reading()
    watch = journal.watch(until=app.today + dt.timedelta(days=DAYS_AHEAD), now=app.now, meetings=MOST_MEETINGS)
    is_whole = not app.draws_pages and not as_json
    found = build_status(watch, now=app.now, most=MOST_REMINDERS if as_json else None, is_whole=is_whole)
    if not watch.people and not as_json:
        return None if show_due_without_active(app, journal, found) else show_no_active(app)
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.status(found))
    from mentorlog.cli.output.page_size import page_size
    from mentorlog.present.status import fitted_status_page

    columns, lines = page_size(app)
    return output.show(app, fitted_status_page(found, today=app.today, width=columns, lines=lines))


def status(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show every active relationship on one line, and what is due."""
    show_status(ctx.obj, as_json=as_json)


command = build(status, "status", example="mentorlog")
