"""`import`: bring entries from another journal, from an export, or from notes that the user keeps."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.encryption.passphrase_file import passphrase_path
from mentorlog.cli.input.imports.file_kind import kind_of, paths_of
from mentorlog.cli.input.imports.request import ImportRequest, refuse_other_options
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.errors import NotFoundError

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE...",
        help="A journal; a JSON export; or a log: .md, .txt, .org, .csv, a folder, JSON of jrnl or Day One.",
    ),
]
IsDryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would be imported.")]
BringsDeleted = Annotated[bool, typer.Option("--again", help="Also bring entries that were deleted here.")]
TakesTheirs = Annotated[
    bool, typer.Option("--theirs", help="Of a journal: if an entry differs, take the values of FILE.")
]
Joins = Annotated[
    list[str] | None,
    typer.Option(
        "--join",
        metavar="REF|none",
        help="Of a journal: the relationship here that is the same person as in FILE; none: another person.",
    ),
]
Person = Annotated[
    str | None, typer.Option("--with", "-w", metavar="NAME", help="Of a log: the relationship, a name or a ref.")
]
IsPrivate = Annotated[bool, typer.Option("--private", help="Of a log: mark all of it as private.")]
IsExtra = Annotated[
    bool, typer.Option("--extra", help="Of a log: also record sessions of days that have one recorded by hand.")
]
DateOrder = Annotated[
    str | None, typer.Option("--date-order", metavar="dmy|mdy", help="Of a log: how 03/04/2026 is read.")
]
PassphraseFile = Annotated[
    str | None,
    typer.Option("--passphrase-file", metavar="FILE", help="Of an encrypted journal: a file with its passphrase."),
]
Columns = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="COLUMN=FIELD", help='Of a CSV file: what a column is, such as "Dato=date".'),
]


def import_(
    ctx: typer.Context,
    files: Files = None,
    is_dry_run: IsDryRun = False,
    brings_deleted: BringsDeleted = False,
    takes_theirs: TakesTheirs = False,
    joins: Joins = None,
    with_: Person = None,
    is_private: IsPrivate = False,
    is_extra: IsExtra = False,
    date_order: DateOrder = None,
    columns: Columns = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Import another journal, an export, or a log that you keep."""
    app: App = ctx.obj
    request = ImportRequest(
        files=paths_of(files or ()),
        is_dry_run=is_dry_run,
        brings_deleted=brings_deleted,
        as_json=as_json,
        takes_theirs=takes_theirs,
        joins=tuple(joins or ()),
        person=with_,
        is_private=is_private,
        is_extra=is_extra,
        date_order=date_order,
        columns=tuple(columns or ()),
        passphrase_file=passphrase_path(passphrase_file),
    )
    try:
        kind = kind_of(request.files)
    except NotFoundError:
        if with_ is not None:  # the file that is missing may be the rest of the name
            from mentorlog.cli.input.command_line.longer_name import refuse_longer_name

            refuse_longer_name(app, app.open_for_reading())
        raise
    refuse_other_options(request, kind)
    if kind == "log":
        from mentorlog.cli.input.imports.log_files import import_logs

        return import_logs(app, request)
    from mentorlog.cli.input.imports.journal_file import import_journal

    return import_journal(app, request, is_export=kind == "export")


command = build(import_, "import", example="mentorlog import laptop.db --dry-run")
