"""The reminders that are due, for `remind` with and without Typer."""

from __future__ import annotations

import datetime as dt

from mentorlog.dates import parse_within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.insight.due.reminder import Reminder
    from mentorlog.model import Relationship, Watch


def due_reminders(
    app: App, *, within: str | None = None, relationship: Relationship | None = None
) -> tuple[Reminder, ...]:
    """What is due within a length of time such as `7d` (default: the setting), with one person or all.

    Raises DateError for another text, BusyError if the journal is locked for longer than a shell prompt can wait.
    """
    from mentorlog.insight.due.reminders import find_reminders

    days = parse_within(within or app.settings.within)
    watch = _watch(app, days=days)
    if relationship is not None:
        from mentorlog.insight.due.watched import of_relationship

        watch = of_relationship(watch, relationship.ref)
    return find_reminders(watch, now=app.now, within=days)


def count_due(app: App) -> int:
    """The number of reminders that `due_reminders` returns with its defaults. Raises the same errors."""
    from mentorlog.insight.due.reminders import find_due

    days = parse_within(app.settings.within)
    return len(find_due(_watch(app, days=days), now=app.now, within=days))


def _watch(app: App, *, days: int) -> Watch:
    return app.open_for_reminders().watch(until=app.today + dt.timedelta(days=days), now=app.now)
