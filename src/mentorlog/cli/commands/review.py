"""`review`: show what to know before the next meeting."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.people.lookup import named_relationship, none_active
from mentorlog.cli.input.people.nearest import nearest_relationship
from mentorlog.cli.output.first_steps import show_due_without_active, show_no_active
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Full, Name, With
from mentorlog.errors import MentorlogError, NotFoundError, UsageError
from mentorlog.model import Relationship
from mentorlog.store import Journal

if TYPE_CHECKING:
    from mentorlog.insight.review import Review
    from mentorlog.present.page import Page

Brief = Annotated[bool, typer.Option("--brief", help="Show at most five lines, without private entries.")]
Soon = Annotated[
    bool, typer.Option("--all", "-a", help="Show everyone you meet in the next days, one after the other.")
]
Within = Annotated[str | None, typer.Option("--within", metavar="7d", help="With --all: how far ahead to look.")]
Shareable = Annotated[bool, typer.Option("--shareable", help="Hide private entries, for a shared screen.")]

_WITHIN = 7
"""The default number of days that --all looks ahead."""


def review(
    ctx: typer.Context,
    name: Name = None,
    brief: Brief = False,
    full: Full = False,
    all_: Soon = False,
    within: Within = None,
    shareable: Shareable = False,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Show what to know before the next meeting."""
    app: App = ctx.obj
    if brief and (as_json or full):
        from mentorlog.cli.input.command_line.typed_line import line_without

        other = "--json" if as_json else "--full"
        raise UsageError(f"--brief and {other} can't be used together.", hint=line_without(app, "--brief"))
    if within is not None and not all_:
        from mentorlog import shell_line

        has_name = name or with_ is not None
        hint = f"mentorlog review --all --within {shell_line.quote(within)}" if has_name else "--all"
        raise UsageError("--within works only with --all, which takes no name.", hint=hint)
    if all_ and (name or with_ is not None):
        from mentorlog.cli.input.command_line.typed_line import line_without

        hint = line_without(app, "--all", "--within")
        raise UsageError("--all shows everyone you meet soon; omit the name, or --all.", hint=hint)
    journal = app.open_for_reading()
    if brief or shareable:
        journal.hide_private()
    if all_:
        return _review_all(app, journal, _days(within), brief=brief, full=full, shareable=shareable, as_json=as_json)
    relationship = _named(app, journal, name, with_, shareable=brief or shareable) or nearest_relationship(app, journal)
    if relationship is None:
        return _nothing_to_review(app, journal, shareable=shareable, as_json=as_json)
    if relationship.role == "self":
        return _review_me(app, journal, relationship, brief=brief, full=full, shareable=shareable, as_json=as_json)
    found = _reviewed(app, journal, relationship)
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.review(found, is_shareable=shareable))
    return output.show(app, _page(app, journal, found, brief=brief, full=full, shareable=shareable))


def _review_me(
    app: App,
    journal: Journal,
    relationship: Relationship,
    *,
    brief: bool,
    full: bool,
    shareable: bool,
    as_json: bool,
) -> None:
    """Show the page of one's own development. With `shareable`, nothing in it names anyone."""
    from mentorlog.insight.own_review import build_own_review

    found = build_own_review(
        journal.dossier(relationship.ref),
        today=app.today,
        relationships=journal.relationships(),
        skills=journal.own_skills(),
        own_questions=journal.own_questions(relationship),
        language=app.settings.language or "en",
    )
    if shareable:
        from mentorlog.insight.shareable_own_review import hide_names

        # the names of private people and prospects must not be on a shared screen either
        found = hide_names(found, journal.identities())
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.own_review(found, is_shareable=shareable))
    from mentorlog.cli.output.page_size import page_size
    from mentorlog.present.review.own import own_brief_page, own_review_page

    columns, lines = page_size(app)
    if brief:
        return output.show(app, own_brief_page(found, width=columns, is_shareable=shareable))
    return output.show(
        app, own_review_page(found, lines=None if full else lines, width=columns, is_shareable=shareable)
    )


def _days(within: str | None) -> int:
    if within is None:
        return _WITHIN
    from mentorlog.dates import parse_within

    return parse_within(within)


def _named(
    app: App, journal: Journal, name: list[str] | None, with_: str | None, *, shareable: bool
) -> Relationship | None:
    try:
        return named_relationship(app, journal, name, with_)
    except MentorlogError as error:
        if shareable:
            error.hint = _without_refs(error.hint)
            if isinstance(error, NotFoundError):
                # the same message for a private person as for an unknown one
                error.message = f"{error.message.rstrip('.')} (private entries are hidden)."
        raise


def _without_refs(hint: str | None) -> str | None:
    """A list of people without the refs before their names."""
    import re

    return hint and re.sub(r"(?m)^(ref )?r\d+:? +", "", hint)


def _reviewed(app: App, journal: Journal, relationship: Relationship) -> "Review":
    from mentorlog.dates import parse_cadence
    from mentorlog.insight.review import build_review

    settings = app.settings
    check_every = parse_cadence(settings.checkin_every)
    return build_review(
        journal.dossier(relationship.ref),
        now=app.now,
        language=settings.language or "en",
        check_every=check_every,
        own_questions=journal.own_questions(relationship),
    )


def _page(app: App, journal: Journal, found: "Review", *, brief: bool, full: bool, shareable: bool) -> "Page":
    """The page, cut to the height of the terminal but not below the usual height; complete in a pipe."""
    from mentorlog.cli.output.page_size import page_size

    columns, lines = page_size(app)
    if brief:
        from mentorlog.present.review.brief import brief_page

        return brief_page(found, width=columns, is_shareable=shareable)
    from mentorlog.present.review import review_page

    name = _typed_name(journal, found.relationship) if shareable else ""
    return review_page(found, lines=None if full else lines, width=columns, is_shareable=shareable, name=name)


def _typed_name(journal: Journal, relationship: Relationship) -> str:
    """How a command line names a relationship without its ref; empty if other people have that name."""
    from mentorlog import shell_line
    from mentorlog.cli.input.people.candidates import name_in_line
    from mentorlog.model import Ref

    name = name_in_line(journal, relationship)
    return "" if Ref.parse(name) else shell_line.quote(name)


def _review_all(
    app: App, journal: Journal, within: int, *, brief: bool, full: bool, shareable: bool, as_json: bool
) -> None:
    """Show the reviews of all people with a session planned in the next days, sorted by time."""
    found = [_reviewed(app, journal, person) for person in _met_soon(app, journal, within)]
    if as_json:
        from mentorlog.export import shapes

        return output.show_json([shapes.review(review, is_shareable=shareable) for review in found])
    if not found and not journal.relationships():
        return _nothing_to_review(app, journal, shareable=shareable, as_json=False)
    from mentorlog.present.review.several import none_planned_page, several_pages

    if not found:
        people = journal.people(now=app.now)
        options = f"{' --brief' if brief else ''}{' --shareable' if shareable else ''}"
        return output.show(app, none_planned_page(people, within=within, today=app.today, options=options))
    pages = [_page(app, journal, review, brief=brief, full=full, shareable=shareable) for review in found]
    return output.show(app, several_pages(pages, is_brief=brief))


def _met_soon(app: App, journal: Journal, within: int) -> list[Relationship]:
    """The active and paused relationships with a session planned from an hour ago on, sorted by its time."""
    from mentorlog.insight.schedule import GRACE, is_upcoming

    planned = journal.planned(None, since=(app.now - GRACE).date(), until=app.today + dt.timedelta(days=within))
    people = {person.ref: person for person in journal.relationships() if person.status in ("active", "paused")}
    coming = (session.relationship_ref for session in planned if is_upcoming(session, now=app.now))
    return [people[ref] for ref in dict.fromkeys(coming) if ref in people]


def _nothing_to_review(app: App, journal: Journal, *, shareable: bool, as_json: bool) -> None:
    """Say that no relationship is active; what is due nevertheless is not for a shared screen: it names entries by
    ref."""
    if as_json:
        return output.show_json(None)
    if not shareable and show_due_without_active(app, journal):
        return None
    if journal.relationships():
        raise none_active(journal)
    return show_no_active(app)


command = build(review, "review", example="mentorlog review Søren")
