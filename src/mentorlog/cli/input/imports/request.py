"""What `import` was asked to do, and the options that belong to one kind of file only.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.errors import UsageError
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from mentorlog.cli.input.imports.file_kind import FileKind


class ImportRequest(NamedTuple):
    """The files and options of one `import`."""

    files: tuple[Path, ...]
    """The files in the order they were typed; one of them may be a folder of logs."""
    is_dry_run: bool = False
    """Whether to show only what would be imported."""
    brings_deleted: bool = False
    """Whether entries that were deleted here come again (`--again`)."""
    as_json: bool = False
    """Whether to print the answer as JSON."""
    # of a journal or an export
    takes_theirs: bool = False
    """Whether entries that differ get the values of the file (`--theirs`)."""
    passphrase_file: Path | None = None
    """The file with the passphrase of an encrypted journal (`--passphrase-file`)."""
    joins: tuple[str, ...] = ()
    """The relationships here that those of the file with the same name are (`--join`), as they were typed."""
    # of a log
    person: str | None = None
    """The relationship of the log (`--with`), as it was typed."""
    is_private: bool = False
    """Whether all that comes from the log is private."""
    is_extra: bool = False
    """Whether sections are recorded beside sessions of their day that were recorded without the log (`--extra`)."""
    date_order: str | None = None
    """How the numeric dates of the log are read (`--date-order`), as it was typed."""
    columns: tuple[str, ...] = ()
    """The columns of a CSV file (`--map "Dato=date"`), as they were typed."""


def refuse_other_options(request: ImportRequest, kind: "FileKind") -> None:
    """Raise UsageError for an option that has no meaning for this kind of file."""
    is_log = kind == "log"
    given: dict[str, object] = (
        {"--theirs": request.takes_theirs, "--join": request.joins}
        if is_log
        else {
            "--with": request.person,
            "--private": request.is_private,
            "--extra": request.is_extra,
            "--date-order": request.date_order,
            "--map": request.columns,
        }
    )
    if kind != "journal":
        given["--passphrase-file"] = request.passphrase_file
    option = next((option for option, value in given.items() if value), None)
    if option is None:
        return
    file = request.files[0]
    what = "a log" if is_log else "an export" if kind == "export" else "a journal"
    only = "a journal or an export" if is_log else "a log"
    if option == "--passphrase-file":
        only = "an encrypted journal"
    raise UsageError(f"{option} is only for importing {only}; {file} is {what}.", hint="mentorlog import --help")
