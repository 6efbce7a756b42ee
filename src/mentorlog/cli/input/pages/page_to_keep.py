"""Parse the options of `export --page`, and find the relationship that the page is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog import shell_line
from mentorlog.cli.input.pages.language import language_of
from mentorlog.errors import ConflictError, UsageError
from mentorlog.export.formats import FORMATS, KEPT_PAGE_FORMATS, PAPER_SIZES, ExportRequest
from mentorlog.insight.due.quoted_name import quote_name
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorlog.cli.app import App
    from mentorlog.model import Relationship
    from mentorlog.store import Journal


def read_page_request(
    app: App,
    format_: str | None,
    path: str | None,
    *,
    language: str | None,
    include_private: bool,
    refused: Mapping[str, object],
    paper: str | None,
) -> ExportRequest:
    """Check the options of a page to keep. `refused` are the values of the options that it does not take, by option.
    Raises UsageError."""
    kind = _kept_page_format(format_, path)
    for option, value in refused.items():
        if value:
            raise UsageError(f"--page is one page about a whole relationship, so {option} can't be used with it.")
    if paper not in (None, PAPER_SIZES[0]):
        raise UsageError(f"--page is always on A4 paper, not on {quoted(paper)}.")
    return ExportRequest(
        kind,
        app.now,
        None,
        None,
        language_of(app, language),
        PAPER_SIZES[0],
        include_private,
        is_page_to_keep=True,
    )


def _kept_page_format(format_: str | None, path: str | None) -> str:
    """The format of the page: --format, else by the extension of the file, else HTML. Raises UsageError for another
    one."""
    *others, last = KEPT_PAGE_FORMATS
    supported = f"{', '.join(others)} or {last}"
    if format_ is not None:
        if format_ not in KEPT_PAGE_FORMATS:
            raise UsageError(f"--page is written as {supported}, not {quoted(format_)}.", hint="--format html")
        return format_
    if path is None or path == "-":
        return next(iter(KEPT_PAGE_FORMATS))
    from pathlib import Path

    suffix = Path(path).suffix.lower()
    kind = next((kind for kind, known in KEPT_PAGE_FORMATS.items() if suffix in known), None)
    if kind is None:
        is_other = any(suffix in extensions for extensions in FORMATS.values())
        name = str(Path(path).with_suffix(".pdf")) if is_other else f"{path.rstrip('/')}.pdf"
        found = f"not {suffix}" if is_other else f"and {quoted(path)} has the extension of none of them"
        raise UsageError(f"--page is written as {supported}, {found}.", hint=f"-o {shell_line.quote(name)}")
    return kind


def choose_ended_relationship(app: App, journal: Journal) -> Relationship:
    """The only relationship that has ended. Raises UsageError if there are several, ConflictError if there is none."""
    ended = [person for person in journal.relationships() if person.status == "ended"]
    if len(ended) == 1:
        return ended[0]
    if not ended:
        raise ConflictError("--page is for a relationship that has ended, and none has.", hint="mentorlog end NAME")
    from mentorlog.cli.input.people.candidates import lines_with

    raise UsageError(
        f"{len(ended)} relationships have ended; choose one with --with.", hint=lines_with(app, journal, ended)
    )


def refuse_before_end(relationship: Relationship) -> None:
    """Raise ConflictError for a relationship that has not ended."""
    if relationship.status == "ended":
        return
    page = "--page is for a relationship that has ended"
    if relationship.role == "self":
        raise ConflictError(f"{page}; your own development does not.", hint="mentorlog export me")
    if relationship.status == "prospect":
        raise ConflictError(
            f"{page}; that with {relationship.name} has not begun.", hint=f"mentorlog start {relationship.ref}"
        )
    name = quote_name(relationship.name, relationship.ref)
    raise ConflictError(f"{page}; that with {relationship.name} has not.", hint=f"mentorlog end {name}")
