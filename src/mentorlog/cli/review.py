"""`review`: what to know before the next meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.cli.command import AsJson, Name, With, build
from mentorlog.cli.who import given, none_active
from mentorlog.errors import NotFoundError, UsageError
from mentorlog.model import Person, Relationship, Watch
from mentorlog.store import Journal

if TYPE_CHECKING:
    from mentorlog.insight.review import Review
    from mentorlog.present.page import Page

Brief = Annotated[bool, typer.Option("--brief", help="At most five lines, nothing private among them.")]
Soon = Annotated[bool, typer.Option("--all", "-a", help="Everybody you meet in the next days, one after the other.")]
Within = Annotated[str | None, typer.Option("--within", metavar="7d", help="With --all: how far ahead to look.")]
Shareable = Annotated[bool, typer.Option("--shareable", help="For a shared screen: as if nothing private was there.")]

_WITHIN = 7
"""Days that --all looks ahead unless said."""


def review(
    ctx: typer.Context,
    name: Name = None,
    brief: Brief = False,
    all_: Soon = False,
    within: Within = None,
    shareable: Shareable = False,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Read what to know before the next meeting."""
    app: App = ctx.obj
    if brief and as_json:
        raise UsageError(
            "--brief is for reading, --json gives all of it; one or the other.", hint="mentorlog review --json"
        )
    if within is not None and not all_:
        import shlex

        line = f"mentorlog review --all --within {shlex.quote(within)}"
        raise UsageError("--within says how far --all looks ahead.", hint=line)
    if all_ and (name or with_ is not None):
        raise UsageError("--all is for everybody you meet soon, a name for one.", hint="mentorlog review --all")
    journal = app.reading(shareable=shareable)
    if all_:
        return _review_all(app, journal, _days(within), brief=brief, shareable=shareable, as_json=as_json)
    one = _named(app, journal, name, with_, shareable=shareable) or nearest(app, journal)
    if one is None:
        return _nothing_to_review(app, journal, as_json=as_json)
    found = _reviewed(app, journal, one)
    if as_json:
        from mentorlog.export import shapes

        return app.say_json(shapes.review(found))
    return app.show(_page(app, found, brief=brief, shareable=shareable))


def _days(within: str | None) -> int:
    if within is None:
        return _WITHIN
    from mentorlog.dates import parse_within

    return parse_within(within)


def _named(
    app: App, journal: Journal, name: list[str] | None, with_: str | None, *, shareable: bool
) -> Relationship | None:
    try:
        return given(app, journal, name, with_)
    except NotFoundError as error:
        if not shareable:
            raise
        # the same of somebody who is private and of somebody who is not there
        said = f"{error.message.rstrip('.')} among what may be shared."
        raise NotFoundError(said, hint=error.hint) from None


def _reviewed(app: App, journal: Journal, one: Relationship) -> Review:
    from mentorlog.dates import parse_cadence
    from mentorlog.insight.review import review as meaning

    settings = app.settings
    check_every = parse_cadence(settings.checkin_every)
    return meaning(journal.dossier(one.ref), now=app.now, language=settings.language, check_every=check_every)


def _page(app: App, found: Review, *, brief: bool, shareable: bool) -> Page:
    """The page as long as the terminal, at least as long as the usual one; in a pipe whole."""
    columns, lines = _size(app)
    if brief:
        from mentorlog.present.review.brief import brief_page

        return brief_page(found, width=columns)
    from mentorlog.present.review import SCREEN, review_page

    return review_page(
        found, lines=lines and max(lines - 1, SCREEN), width=max(columns or 0, 80), is_shareable=shareable
    )


def _size(app: App) -> tuple[int | None, int | None]:
    """The columns and lines to draw on; None in a pipe."""
    if not app.is_drawn:
        return None, None
    from mentorlog.cli.screen import size
    from mentorlog.present.drawn import MEASURE

    columns, lines = size(app)
    return min(columns, MEASURE), lines


def _review_all(app: App, journal: Journal, within: int, *, brief: bool, shareable: bool, as_json: bool) -> None:
    """The review of everybody with a session planned in the next days, by time."""
    found = [_reviewed(app, journal, one) for one in _met_soon(app, journal, within)]
    if as_json:
        from mentorlog.export import shapes

        return app.say_json([shapes.review(one) for one in found])
    if not found and not journal.relationships():
        return _nothing_to_review(app, journal, as_json=False)
    from mentorlog.present.review.several import none_planned_page, several_pages

    if not found:
        people = journal.people(now=app.now)
        options = f"{' --brief' if brief else ''}{' --shareable' if shareable else ''}"
        return app.show(none_planned_page(people, within=within, today=app.today, options=options))
    pages = [_page(app, one, brief=brief, shareable=shareable) for one in found]
    return app.show(several_pages(pages, is_brief=brief))


def _met_soon(app: App, journal: Journal, within: int) -> list[Relationship]:
    """The relationships that are not ended with a session planned from an hour ago on, each once, by its time."""
    from mentorlog.insight.rhythm import GRACE, is_coming

    planned = journal.planned(None, since=(app.now - GRACE).date(), until=app.today + dt.timedelta(days=within))
    people = {one.ref: one for one in journal.relationships() if one.status != "ended"}
    coming = (session.relationship_ref for session in planned if is_coming(session, now=app.now))
    return [people[ref] for ref in dict.fromkeys(coming) if ref in people]


def _nothing_to_review(app: App, journal: Journal, *, as_json: bool) -> None:
    if as_json:
        return app.say_json(None)
    if journal.relationships():
        raise none_active(journal)
    from mentorlog.cli.status import show_status

    return show_status(app, as_json=False)


def nearest(app: App, journal: Journal) -> Relationship | None:
    """The active relationship to review when none is named: that of the planned session from an hour ago to a day
    ahead, else the most overdue, else the next; None where none is active."""
    active = [one for one in journal.relationships() if one.status == "active"]
    if len(active) < 2:
        return active[0] if active else None
    watch = journal.watch(until=app.today, now=app.now)
    return _soon(app, watch) or _most_overdue(app, watch) or watch.people[0].relationship


def _soon(app: App, watch: Watch) -> Relationship | None:
    from mentorlog.insight.rhythm import GRACE

    first, last = app.now - GRACE, app.now + dt.timedelta(days=1)
    coming: list[tuple[dt.datetime, Relationship]] = []
    for person in watch.people:
        for on, at in _planned(person):
            # one without a time of day is meant all day long
            moment = dt.datetime.combine(on, at or (dt.time.max if on == app.today else dt.time.min))
            if first <= moment <= last or (at is None and on == app.today):
                coming.append((moment, person.relationship))
    return min(coming, key=lambda each: each[0])[1] if coming else None


def _planned(person: Person) -> Iterator[tuple[dt.date, dt.time | None]]:
    if person.next_session_on:
        yield person.next_session_on, person.next_session_at
    if person.unlogged:
        yield person.unlogged.on, person.unlogged.at


def _most_overdue(app: App, watch: Watch) -> Relationship | None:
    from mentorlog.insight.reminders import reminders

    due = reminders(watch, now=app.now, within=0)
    late = [one for one in due if one.reminder in ("session_due", "unlogged_session") and one.days < 0]
    if not late:
        return None
    worst = min(late, key=lambda one: one.days)
    return next((one.relationship for one in watch.people if one.relationship.name == worst.relationship), None)


command = build(review, "review", example="mentorlog review Søren")
