"""`export`: export a relationship or the whole journal."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.input.pages.agreed_to_send import warn_of_agreement
from mentorlog.cli.input.pages.anonymous_export import anonymous_export, check_anonymous
from mentorlog.cli.input.pages.export_request import (
    checked_table,
    export_format,
    extensions,
    format_of_suffix,
    read_export_request,
)
from mentorlog.cli.input.people.lookup import choose_relationship, named_relationship
from mentorlog.cli.input.prompts.owner_name import owner_name, recorded_owner_name
from mentorlog.cli.output.anonymous import show_replacements
from mentorlog.cli.output.included_private import warn_of_included_private
from mentorlog.cli.output.output_files import check_target, write_output
from mentorlog.cli.output.progress_bar import progress_bar
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import Force, Name, Output, Since, Until, With
from mentorlog.errors import UsageError
from mentorlog.export.formats import JOURNAL_FORMATS, TEXT_FORMATS, table_names
from mentorlog.export.private_included import describe_private
from mentorlog.workflows.gathering.gather_export import gather_export

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.cli.app import App
    from mentorlog.export.formats import ExportRequest
    from mentorlog.model import Point, Relationship
    from mentorlog.store import Journal
    from mentorlog.workflows.gathering.gather_export import GatheredExport

Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="md|html|pdf|csv|json|ics",
        help="The format (default: by the extension of FILE, else md; with --page: html, pdf, png or svg, else html).",
    ),
]
Page = Annotated[
    bool,
    typer.Option("--page", help="Write one page to keep about a relationship that has ended: html, pdf, png, svg."),
]
Everything = Annotated[bool, typer.Option("--all", help="Export the whole journal, as json, csv or ics.")]
Table = Annotated[
    str | None, typer.Option("--table", metavar="TABLE", help="Export one table as CSV, such as sessions or goals.")
]
IncludePrivate = Annotated[bool, typer.Option("--include-private", help="Include private entries.")]
Anonymous = Annotated[bool, typer.Option("--anonymous", help="Replace names, organisations, programmes and addresses.")]
ShiftDates = Annotated[
    bool,
    typer.Option("--shift-dates", help="With --anonymous: move all dates back by the same random number of weeks."),
]
Language = Annotated[
    str | None,
    typer.Option("--lang", metavar="en|da", help="The language of headings and labels (default: from config)."),
]
Paper = Annotated[
    str | None, typer.Option("--paper", metavar="a4|letter", help="The paper size of a PDF (default: a4).")
]


def export(
    ctx: typer.Context,
    name: Name = None,
    format_: Format = None,
    to_file: Output = None,
    page: Page = False,
    table: Table = None,
    since: Since = None,
    until: Until = None,
    lang: Language = None,
    paper: Paper = None,
    all_: Everything = False,
    include_private: IncludePrivate = False,
    anonymous: Anonymous = False,
    shift_dates: ShiftDates = False,
    force: Force = False,
    with_: With = None,
) -> None:
    """Export a relationship or the whole journal."""
    app: App = ctx.obj
    if page:
        from mentorlog.cli.input.pages.page_to_keep import read_page_request

        refused = {"--all": all_, "--table": table, "--since": since, "--until": until}
        request = read_page_request(
            app, format_, to_file, language=lang, paper=paper, include_private=include_private, refused=refused
        )
        kind = request.kind
    else:
        kind = export_format(format_, to_file, table, is_all=all_)
        request = read_export_request(
            app, kind, since=since, until=until, language=lang, paper=paper, include_private=include_private
        )
    check_anonymous(anonymous=anonymous, shift_dates=shift_dates)
    if all_:
        _refuse_for_all(kind, name, with_)
    ending = ".csv" if table else extensions(kind)[0]
    files = table_names() if kind == "csv" and not table else ()
    check_target(
        to_file,
        force=force,
        ending=ending,
        is_text=kind in TEXT_FORMATS or bool(table),
        files=files,
        name="page" if page else "summary",
    )
    journal = app.open_for_reading()
    relationship = None if all_ else _relationship(app, journal, name, with_, is_page_to_keep=page)
    nameless = anonymous_export(app, journal, request, shift_dates=shift_dates) if anonymous else None
    request = nameless.request(app, request) if nameless else _with_owner(app, request, kind, to_file)
    shows_points = not include_private and not page and table in (None, "points")
    still_open = journal.points(relationship=relationship and relationship.ref) if shows_points else ()
    hints: list[str] = []
    with progress_bar(app) as bar:
        gathered = gather_export(
            journal,
            relationship,
            include_private=include_private,
            with_revisions=kind == "ics",
            with_details=kind == "json",
            on_total=lambda total: bar.start_phase("Reading", total=total),
            on_entries=bar.count_steps,
        )
        if nameless:
            gathered = nameless.gathered(journal, gathered)
        bar.start_phase("Writing")
        content = request.write(
            gathered.relationships, revisions=gathered.revisions, details=gathered.details, hint=hints.append
        )
    if table and isinstance(content, Mapping):
        content = content[f"{checked_table(table)}.csv"]
    for hint in hints:
        output.warn(hint)
    write_output(app, content, to_file, force=force, ending=ending, name="page" if page else "summary")
    if not table:
        _warn_of_extension(to_file, kind)
    _warn_of_private(request, gathered, kind, include_private=include_private, is_all=all_)
    if relationship:
        warn_of_agreement(relationship)
    if shows_points:
        _warn_of_discussed_points(request, gathered, still_open)
    if nameless:
        show_replacements(app, nameless.replacements, file=to_file, has_moved_dates=shift_dates, owner=request.owner)


def _relationship(
    app: "App", journal: "Journal", name: list[str] | None, with_: str | None, *, is_page_to_keep: bool
) -> "Relationship":
    """The relationship to export, which must have ended for a page to keep."""
    relationship = named_relationship(app, journal, name, with_)
    if not is_page_to_keep:
        return relationship or choose_relationship(app, journal, None)
    from mentorlog.cli.input.pages.page_to_keep import choose_ended_relationship, refuse_before_end

    relationship = relationship or choose_ended_relationship(app, journal)
    refuse_before_end(relationship)
    return relationship


def _with_owner(app: "App", request: "ExportRequest", kind: str, to_file: str | None) -> "ExportRequest":
    """The request with the name of the journal's owner, which signs a page and is in the JSON."""
    if request.is_page:
        return request._replace(owner=owner_name(app, None if to_file == "-" else to_file))
    return request._replace(owner=recorded_owner_name(app)) if kind == "json" else request


def _warn_of_extension(to_file: str | None, kind: str) -> None:
    """Warn of a file whose extension is that of another format."""
    suffix = format_of_suffix(to_file)
    if suffix not in (None, kind):
        output.warn(f"{to_file} has the extension of {suffix} but contains {kind}, because of --format.")


def _warn_of_private(
    request: "ExportRequest", gathered: "GatheredExport", kind: str, *, include_private: bool, is_all: bool
) -> None:
    """Warn of private entries that are included, or left out of an export of the whole journal."""
    if include_private:
        entries = request.entries(gathered.relationships, revisions=gathered.revisions)
        warn_of_included_private(describe_private(entries), page="export")
    elif is_all:
        backup = ", so this is not a full backup" if kind == "json" else ""
        output.warn(f"private entries are left out{backup}; --include-private includes them.")


def _warn_of_discussed_points(
    request: "ExportRequest", gathered: "GatheredExport", still_open: "Sequence[Point]"
) -> None:
    """Warn of a point that the export shows as open although a private session has discussed it."""
    from mentorlog.cli.output.discussed_points import warn_of_discussed_points

    points = {point.ref for each in gathered.relationships for point in each.points if point.status == "open"}
    if points - {point.ref for point in still_open}:
        entries = request.entries(gathered.relationships, revisions=gathered.revisions)
        warn_of_discussed_points([each for each in entries if each.ref in points], still_open=still_open)


def _refuse_for_all(kind: str, name: list[str] | None, with_: str | None) -> None:
    if name or with_:
        raise UsageError(
            "--all exports everyone; omit the name.",
            hint=f"mentorlog export --all --format {kind if kind in JOURNAL_FORMATS else JOURNAL_FORMATS[0]}",
        )
    if kind not in JOURNAL_FORMATS:
        raise UsageError(
            f"The whole journal can be exported only as {', '.join(JOURNAL_FORMATS)}.",
            hint="mentorlog export --all --format json",
        )


command = build(export, "export", example="mentorlog export Søren -o soren.html")
