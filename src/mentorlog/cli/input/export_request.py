"""What `export` is asked for: the format, from `--format` or the ending of a file, and the options that go with it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.cli.input.dates import read_span
from mentorlog.cli.input.page_language import language_of
from mentorlog.errors import UsageError
from mentorlog.export.formats import FORMATS, PAGES, PAPERS, ExportRequest

if TYPE_CHECKING:
    from mentorlog.cli.app import App

_OTHERS: Final = frozenset((".docx", ".odt", ".xlsx", ".ods", ".rtf", ".txt", ".tex"))
"""Endings of formats that can't be written."""


def checked_format(value: str) -> str:
    """The format of that name. Raises UsageError if there is none."""
    if value not in FORMATS:
        raise UsageError(f"--format is {', '.join(list(FORMATS)[:-1])} or {list(FORMATS)[-1]}, not {value!r}.")
    return value


def promised_by(path: str | None) -> str | None:
    """The format that the ending of a file promises, whatever is written to it; None where it promises none."""
    suffix = Path(path).suffix.lower() if path else ""
    return next((kind for kind, known in FORMATS.items() if suffix in known), None)


def endings(kind: str) -> tuple[str, ...]:
    """The endings of a format's files, the usual one first."""
    return FORMATS[kind]


def format_of_file(path: str | None) -> str | None:
    """The format that a file's name asks for, None where it asks for none; a folder (`NAME/`) is for tables."""
    if path is None or path == "-":
        return None
    if path.endswith(("/", os.sep)):
        return "csv"
    suffix = Path(path).suffix.lower()
    if suffix in _OTHERS:
        raise UsageError(
            f"{suffix} is no format that can be written: {', '.join(FORMATS)} are.",
            hint=f"-o {Path(path).with_suffix('.md')}",
        )
    if suffix == ".csv":
        stem = path[: -len(suffix)]
        raise UsageError(
            "An export has a table for each kind of entry: they fit in a zip, or in a folder.",
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
    """What was typed, checked. Raises UsageError for what the format has no room for."""
    first, last = read_span(app, since, until)
    if (first or last) and kind not in PAGES:
        raise UsageError(f"--since and --until are for a report ({', '.join(PAGES)}); {kind} has everything.")
    if language is not None and kind not in PAGES:
        raise UsageError(f"--lang is for the page ({', '.join(PAGES)}); {kind} has no words of a language.")
    if paper is not None and (kind != "pdf" or paper not in PAPERS):
        raise UsageError(f"--paper is {' or '.join(PAPERS)}, for a PDF.")
    return ExportRequest(
        kind,
        app.now,
        first,
        last,
        language_of(app, language),
        paper or PAPERS[0],
        include_private,
    )
