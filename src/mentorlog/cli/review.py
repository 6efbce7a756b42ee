"""`review`: what to know before the next meeting."""

from __future__ import annotations

import datetime as dt

import typer

from mentorlog.cli.app import App
from mentorlog.cli.command import AsJson, Name, With, build
from mentorlog.cli.who import given, none_active
from mentorlog.model import Relationship, Session
from mentorlog.store import Journal


def review(ctx: typer.Context, name: Name = None, with_: With = None, as_json: AsJson = False) -> None:
    """Read what to know before the next meeting."""
    app: App = ctx.obj
    journal = app.reading()
    one = given(app, journal, name, with_) or nearest(app, journal)
    if one is None:
        return _nothing_to_review(app, journal, as_json=as_json)
    from mentorlog.insight.review import review as meaning

    found = meaning(journal.dossier(one.ref), now=app.now)
    if as_json:
        from mentorlog.export import shapes

        return app.say_json(shapes.review(found))
    from mentorlog.present.review import review_page

    return app.show(review_page(found))


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
    people = [person.relationship for person in journal.people(now=app.now) if person.relationship.status == "active"]
    if len(people) < 2:
        return people[0] if people else None
    soon = _soon(app, journal, people)
    return soon or _most_overdue(app, journal, people) or people[0]


def _soon(app: App, journal: Journal, people: list[Relationship]) -> Relationship | None:
    first, last = app.now - dt.timedelta(hours=1), app.now + dt.timedelta(days=1)
    coming = [
        (one.on, one.at or dt.time.max, person)
        for person in people
        for one in journal.planned(person.ref, since=first.date(), until=last.date())
        if _is_within(one, first, last)
    ]
    return min(coming, key=lambda each: each[:2])[2] if coming else None


def _is_within(session: Session, first: dt.datetime, last: dt.datetime) -> bool:
    if session.at is None:
        return session.on <= last.date()
    return first <= dt.datetime.combine(session.on, session.at) <= last


def _most_overdue(app: App, journal: Journal, people: list[Relationship]) -> Relationship | None:
    from mentorlog.insight.reminders import reminders

    due = reminders(journal.watch(until=app.today, now=app.now), now=app.now, within=0)
    late = [one for one in due if one.reminder in ("session_due", "unlogged_session") and one.days < 0]
    if not late:
        return None
    worst = min(late, key=lambda one: one.days)
    return next((person for person in people if person.name == worst.relationship), None)


command = build(review, "review", example="mentorlog review Søren")
