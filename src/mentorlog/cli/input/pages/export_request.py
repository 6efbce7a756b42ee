"""Parse the options of `export`: the format, from `--format` or the extension of the file, and its other options."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.cli.input.dates.read import read_span
from mentorlog.cli.input.pages.language import language_of
from mentorlog.errors import UsageError
from mentorlog.export.formats import (
    FORMATS,
    KEPT_PAGE_FORMATS,
    PAGE_FORMATS,
    PAPER_SIZES,
    TRANSLATED_FORMATS,
    ExportRequest,
    table_names,
)
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from mentorlog.cli.app import App

_EXTENSION: Final = r"\.(?!db$|bak$|old$|tmp$)[a-z]{2,5}"
"""What looks like the extension of a format; `.2026` and `.v2` are parts of a name, and `.bak` is not the extension of
a format."""


def checked_format(value: str, path: str | None = None) -> str:
    """The format of that name, to write to the file `path`. Raises UsageError if there is none."""
    if value in KEPT_PAGE_FORMATS and value not in FORMATS:
        hint = "--page" if path else f"--page -o FILE.{value}"
        raise UsageError(f"--format {value} works only with --page.", hint=hint)
    if value not in FORMATS:
        raise UsageError(
            f"--format must be {', '.join(list(FORMATS)[:-1])} or {list(FORMATS)[-1]}, not {quoted(value)}."
        )
    return value


def checked_table(name: str) -> str:
    """The table of that name, in the singular or plural. Raises UsageError if there is none."""
    known = [table.removesuffix(".csv") for table in table_names()]
    for table in known:
        if name.strip().casefold() in (table, table.removesuffix("s")):
            return table
    raise UsageError(f"--table must be {', '.join(known[:-1])} or {known[-1]}, not {quoted(name)}.")


def export_format(format_: str | None, path: str | None, table: str | None, *, is_all: bool) -> str:
    """The format that the options select. Raises UsageError for one that is not supported, for tables that would be
    written to standard output or to one file, and for a table in another format."""
    if table is not None:
        checked_table(table)
        suffix = Path(path or "").suffix.lower()
        if format_ not in (None, "csv") or suffix not in ("", ".csv", ".txt", ".tsv"):
            raise UsageError(f"--table {table} is written as CSV.", hint="--format csv" if format_ else "-o FILE.csv")
        return "csv"
    kind = checked_format(format_, path) if format_ else format_of_file(path) or ("json" if is_all else "md")
    if kind == "csv" and path is None:
        raise UsageError(f"An export has {TABLES_OF_KINDS}.", hint="-o FILE.zip\n--table sessions")
    if format_ == "csv" and path and Path(path).suffix.lower() == ".csv":
        raise _one_file_for_tables(path)
    return kind


TABLES_OF_KINDS: Final = "one table per kind of entry; write them to a zip file or a folder, or choose one table"


def _one_file_for_tables(path: str) -> UsageError:
    stem = path[: -len(".csv")]
    return UsageError(
        f"An export has {TABLES_OF_KINDS}.", hint=f"-o {_quote(stem)}.zip\n-o {_quote(stem)}/\n--table sessions"
    )


def _quote(path: str) -> str:
    from mentorlog import shell_line

    return shell_line.quote(path)


def format_of_suffix(path: str | None) -> str | None:
    """The format that the extension of a file stands for; None for another extension."""
    suffix = Path(path).suffix.lower() if path else ""
    return next((kind for kind, known in {**FORMATS, **KEPT_PAGE_FORMATS}.items() if suffix in known), None)


def extensions(kind: str) -> tuple[str, ...]:
    """The file extensions of a format, the usual one first."""
    return {**FORMATS, **KEPT_PAGE_FORMATS}[kind]


def format_of_file(path: str | None) -> str | None:
    """The format to write to a file, by its extension; None if that does not decide it. A folder (`NAME/`) gets tables.

    Raises UsageError for an extension that is not supported."""
    if path is None or path == "-":
        return None
    if path.endswith(("/", os.sep)):
        return "csv"
    suffix = Path(path).suffix.lower()
    if suffix == ".csv":
        raise _one_file_for_tables(path)
    kind = next((kind for kind, known in FORMATS.items() if suffix in known), None)
    if kind or not suffix:  # `.` has no name to which an extension could be added
        return kind
    as_markdown = f"-o {_quote(str(Path(path).with_suffix('.md')))}"
    if format_of_suffix(path):
        raise UsageError(
            f"Only the page to keep of a relationship that has ended (--page) can be a {suffix} file.", hint=as_markdown
        )
    if re.fullmatch(_EXTENSION, suffix):
        raise UsageError(
            f"{suffix} is not a supported format; supported are {', '.join(FORMATS)}.",
            hint=as_markdown,
        )
    return None


def read_export_request(
    app: App,
    kind: str,
    *,
    since: str | None,
    until: str | None,
    language: str | None,
    paper: str | None,
    include_private: bool,
) -> ExportRequest:
    """Check the options. Raises UsageError for one that the format does not support, DateError."""
    first, last = read_span(app, since, until)
    if (first or last) and kind not in PAGE_FORMATS:
        raise UsageError(f"--since and --until work only with {', '.join(PAGE_FORMATS)}; {kind} exports everything.")
    if language is not None and kind not in TRANSLATED_FORMATS:
        raise UsageError(f"--lang works only with {', '.join(TRANSLATED_FORMATS)}; {kind} has no translatable text.")
    if paper is not None and (kind != "pdf" or paper not in PAPER_SIZES):
        raise UsageError(f"--paper must be {' or '.join(PAPER_SIZES)}, and works only with pdf.")
    return ExportRequest(
        kind,
        app.now,
        first,
        last,
        language_of(app, language),
        paper or PAPER_SIZES[0],
        include_private,
    )
