"""`agenda`: list the points to raise, or write them as a page to send before the session."""

from typing import TYPE_CHECKING

import typer

from mentorlog.cli.input.pages.target import page_target
from mentorlog.cli.input.people.lookup import choose_relationship, named_relationship
from mentorlog.cli.output.lists import show_list
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.list_nouns import refuse_add
from mentorlog.cli.typer_app.options import All, Anyway, AsJson, Force, Format, Language, Limit, Name, Output, With
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.model import Relationship
    from mentorlog.store import Journal


def agenda(
    ctx: typer.Context,
    name: Name = None,
    all_: All = False,
    limit: Limit = None,
    format_: Format = None,
    lang: Language = None,
    to_file: Output = None,
    force: Force = False,
    anyway: Anyway = False,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """List the points to raise, or write them as a page to send."""
    app: App = ctx.obj
    refuse_add(app, name, recorded_by=("raise",), placeholders=("TEXT",))
    target = page_target(format_, to_file, lang, name="agenda", force=force, as_json=as_json)
    journal = app.open_for_reading()
    relationship = named_relationship(app, journal, name, with_)
    if format_ is None and to_file is None:
        if lang:
            raise UsageError("--lang works only with --format or -o.", hint="--format md")
        if anyway:
            raise UsageError("--anyway works only with --format or -o.", hint="--format md")
        if relationship is not None and app.uses_rich and not as_json and relationship.role != "self":
            return _show(app, journal, relationship, limit, all_=all_)
        return show_list(
            app,
            journal.points(relationship=relationship and relationship.ref, all=all_),
            "point",
            relationship,
            limit=limit,
            as_json=as_json,
        )
    if all_:
        from mentorlog.cli.input.command_line.typed_line import line_without

        raise UsageError(
            "--all can't be used with --format or -o: the page has only open points.",
            hint=line_without(app, "--format", "--output", "--force", "--lang"),
        )
    relationship = relationship or choose_relationship(app, journal, None)
    from mentorlog.cli.input.pages.agreed_to_send import check_may_be_sent
    from mentorlog.cli.input.pages.page_to_send import write_page_to_send
    from mentorlog.cli.output.discussed_points import warn_of_discussed_points
    from mentorlog.export.agenda_and_recap import agenda_document
    from mentorlog.workflows.gathering.gather_pages import gather_agenda

    still_open = journal.points(relationship=relationship.ref)
    found = gather_agenda(journal, relationship, now=app.now)
    check_may_be_sent(app, found.relationship, anyway=anyway)
    write_page_to_send(
        app,
        lambda translator, owner: agenda_document(found, translator, owner=owner, on=app.today),
        target,
        name="agenda",
        lang=lang,
        force=force,
    )
    warn_of_discussed_points(found.points, still_open=still_open)
    return None


def _show(app: "App", journal: "Journal", relationship: "Relationship", limit: int | None, *, all_: bool) -> None:
    """Show the points at a terminal, with the next session and the promises of both."""
    from mentorlog.cli import output
    from mentorlog.cli.output.lists import first
    from mentorlog.insight.pages_to_send import build_agenda
    from mentorlog.present.agenda import agenda_page

    found = build_agenda(journal.dossier(relationship.ref), now=app.now)
    points = journal.points(relationship=relationship.ref, all=True) if all_ else found.points
    output.show(app, agenda_page(found, first(points, limit), today=app.today))


command = build(agenda, "agenda", example="mentorlog agenda Søren --format md")
