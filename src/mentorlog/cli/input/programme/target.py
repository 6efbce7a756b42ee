"""The file that an overview is written to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.cli.input.pages.language import language_of
from mentorlog.cli.input.pages.target import page_target
from mentorlog.cli.output.output_files import check_target, output_path
from mentorlog.errors import UsageError
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from mentorlog.cli.app import App

NAME: Final = "programme"
"""The file name to propose."""


class OverviewTarget(NamedTuple):
    """The target of an overview."""

    path: Path | None
    """The file; None for standard output."""
    format: str
    """`csv`, or one of PAGE_FORMATS."""
    language: str
    paper: str


def overview_target(
    app: App, to_file: str | None, *, lang: str | None, paper: str | None, force: bool, as_json: bool
) -> OverviewTarget | None:
    """The file, format, language and paper size of an overview; None for the screen. Raises UsageError for an option
    that the format does not support, and as `page_target` does."""
    from mentorlog.export.formats import PAPER_SIZES

    if to_file is None:
        return None
    if Path(to_file).suffix.lower() == ".csv":
        if as_json:
            raise UsageError("--json and -o can't be used together.")
        if lang is not None:
            raise UsageError("--lang works only with md, html, pdf; csv has no translatable text.")
        check_target(to_file, force=force, ending=".csv", name=NAME, is_text=False)
        found, kind = output_path(to_file), "csv"
    else:
        found, kind = page_target(None, to_file, lang, name=NAME, force=force, as_json=as_json)
    if paper is not None and (kind != "pdf" or paper not in PAPER_SIZES):
        raise UsageError(f"--paper must be {' or '.join(PAPER_SIZES)}, and works only with pdf.")
    return OverviewTarget(found, kind, language_of(app, lang), paper or PAPER_SIZES[0])
