"""The first commands to type, if the journal has no relationship or no active one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mentorlog.cli.output.messages import warn
from mentorlog.cli.output.pages import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.cli.app import App
    from mentorlog.insight.status import Status
    from mentorlog.model import Relationship
    from mentorlog.store import Journal


def show_first_steps(app: App) -> bool:
    """Show how to begin if the journal has no relationship yet; returns whether it did. It does not if the command is
    about oneself, which needs none."""
    from mentorlog.names import is_me

    if is_me(app.person) or app.open_for_reading().relationships():
        return False
    _show_no_one(app, is_hint=True)
    return True


def show_no_active(app: App) -> None:
    """Show that no relationship is active, and how to continue."""
    if people := app.open_for_reading().relationships():
        return _warn_of_no_active(people)
    return _show_no_one(app)


def show_due_without_active(app: App, journal: Journal, found: Status | None = None) -> bool:
    """If no relationship is active, show what is still due and when to get in touch again; returns whether anything was
    shown. `found` is the status if it was read already."""
    from mentorlog.insight.status import DAYS_AHEAD, build_status, other_contacts

    if found is None:
        watch = journal.watch(until=app.today + dt.timedelta(days=DAYS_AHEAD), now=app.now)
        found = build_status(watch, now=app.now, most=None, is_whole=not app.draws_pages)
    people = journal.relationships()
    contacts = other_contacts(people, shown=found.due, today=app.today)
    is_due = bool(found.due or found.more)
    if not is_due and not contacts:
        return False
    from mentorlog.cli.output.page_size import page_size
    from mentorlog.present.status import contacts_page, fitted_status_page

    if people:
        _warn_of_no_active(people)
    columns, lines = page_size(app)
    space = lines and lines - len(contacts)
    due = fitted_status_page(found, today=app.today, width=columns, lines=space) if is_due else ()
    show(app, (*due, *contacts_page(contacts, today=app.today)))
    return True


def _show_no_one(app: App, *, is_hint: bool = False) -> None:
    """Show how to begin. A journal that is lost is not begun again: how to restore it was shown already."""
    if app.lost_journal is None:
        from mentorlog.present.no_one import no_one_page

        show(app, no_one_page(is_hint=is_hint))


def _warn_of_no_active(people: Sequence[Relationship]) -> None:
    if people and all(person.status == "prospect" for person in people):
        return warn("no relationship has begun yet; those you would like to begin: mentorlog prospect")
    return warn("no relationship is active: mentorlog people --all, mentorlog resume NAME")
