"""`export`: write a relationship, or the whole journal, to a file."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.export_request import checked_format, endings, format_of_file, promised_by, read_export_request
from mentorlog.cli.input.lookup import given, recording
from mentorlog.cli.output.output_files import check, put
from mentorlog.cli.output.progress_bar import waiting
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import Force, Name, Output, Since, Until, With
from mentorlog.errors import UsageError
from mentorlog.export.formats import EVERYBODYS, SCREENS, table_names
from mentorlog.export.private_included import included
from mentorlog.workflows.gather_export import gather_export

Format = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", metavar="md|html|pdf|csv|json|ics", help="md unless said; the ending of FILE says it too."
    ),
]
Everything = Annotated[bool, typer.Option("--all", help="The whole journal: as json, csv or ics.")]
IncludePrivate = Annotated[bool, typer.Option("--include-private", help="Private entries too.")]
Language = Annotated[str | None, typer.Option("--lang", metavar="en|da", help="The language of its fixed words.")]
Paper = Annotated[str | None, typer.Option("--paper", metavar="a4|letter", help="The paper of a PDF; a4 unless said.")]


def export(
    ctx: typer.Context,
    name: Name = None,
    format_: Format = None,
    to_file: Output = None,
    since: Since = None,
    until: Until = None,
    lang: Language = None,
    paper: Paper = None,
    all_: Everything = False,
    include_private: IncludePrivate = False,
    force: Force = False,
    with_: With = None,
) -> None:
    """Write a relationship, or the whole journal, for taking away."""
    app: App = ctx.obj
    kind = checked_format(format_) if format_ else format_of_file(to_file) or ("json" if all_ else "md")
    request = read_export_request(
        app, kind, since=since, until=until, language=lang, paper=paper, include_private=include_private
    )
    if all_:
        _refuse_for_all(kind, name, with_)
    ending = endings(kind)[0]
    check(to_file, force=force, ending=ending, is_text=kind in SCREENS, files=table_names() if kind == "csv" else ())
    journal = app.reading()
    one = None if all_ else given(app, journal, name, with_) or recording(app, journal, None)
    hints: list[str] = []
    with waiting(app) as bar:
        gathered = gather_export(
            journal,
            one,
            include_private=include_private,
            with_revisions=kind == "ics",
            on_total=lambda total: bar.begin("Reading", total=total),
            on_entries=bar.counted,
        )
        bar.begin("Writing")
        content = request.written(gathered.relationships, revisions=gathered.revisions, hint=hints.append)
    for hint in hints:
        output.warn(hint)
    put(app, content, to_file, force=force, ending=ending)
    if promised_by(to_file) not in (None, kind):
        output.warn(f"{to_file} ends as {promised_by(to_file)} does, and holds {kind}, as --format says.")
    if include_private:
        entries = request.entries(gathered.relationships, revisions=gathered.revisions)
        private = included(entries) or "nothing in it is private"
        output.warn(f"private entries are included ({private}); read it before you hand it on.")
    elif all_:
        backup = ", so this is no full backup" if kind == "json" else ""
        output.warn(f"private entries are left out{backup}; --include-private takes them in.")


def _refuse_for_all(kind: str, name: list[str] | None, with_: str | None) -> None:
    if name or with_:
        raise UsageError("--all is everybody; leave the name away.", hint=f"mentorlog export --all --format {kind}")
    if kind not in EVERYBODYS:
        raise UsageError(
            f"The whole journal is exported as {', '.join(EVERYBODYS)}.", hint="mentorlog export --all --format json"
        )


command = build(export, "export", example="mentorlog export Søren -o soren.html")
