"""Parse the options of `export`: the format, from `--format` or the extension of the file, and its other options."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.cli.input.dates import read_span
from mentorlog.cli.input.page_language import language_of
from mentorlog.errors import UsageError
from mentorlog.export.formats import FORMATS, PAGE_FORMATS, PAPER_SIZES, ExportRequest

if TYPE_CHECKING:
    from mentorlog.cli.app import App

_UNSUPPORTED: Final = frozenset((".docx", ".odt", ".xlsx", ".ods", ".rtf", ".txt", ".tex"))
"""Extensions of formats that can't be written."""


def checked_format(value: str) -> str:
    """The format of that name. Raises UsageError if there is none."""
    if value not in FORMATS:
        raise UsageError(f"--format must be {', '.join(list(FORMATS)[:-1])} or {list(FORMATS)[-1]}, not {value!r}.")
    return value


def format_of_suffix(path: str | None) -> str | None:
    """The format that the extension of a file stands for; None for another extension."""
    suffix = Path(path).suffix.lower() if path else ""
    return next((kind for kind, known in FORMATS.items() if suffix in known), None)


def extensions(kind: str) -> tuple[str, ...]:
    """The file extensions of a format, the usual one first."""
    return FORMATS[kind]


def format_of_file(path: str | None) -> str | None:
    """The format to write to a file, by its extension; None if that does not decide it. A folder (`NAME/`) gets tables.

    Raises UsageError for an extension that is not supported."""
    if path is None or path == "-":
        return None
    if path.endswith(("/", os.sep)):
        return "csv"
    suffix = Path(path).suffix.lower()
    if suffix in _UNSUPPORTED:
        raise UsageError(
            f"{suffix} is not a supported format; supported are {', '.join(FORMATS)}.",
            hint=f"-o {Path(path).with_suffix('.md')}",
        )
    if suffix == ".csv":
        stem = path[: -len(suffix)]
        raise UsageError(
            "An export has one table per kind of entry; write it to a zip file or a folder.",
            hint=f"-o {stem}.zip\n-o {stem}/",
        )
    return next((kind for kind, known in FORMATS.items() if suffix in known), None)


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
    if language is not None and kind not in PAGE_FORMATS:
        raise UsageError(f"--lang works only with {', '.join(PAGE_FORMATS)}; {kind} has no translatable text.")
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
