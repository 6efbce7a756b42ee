"""The formats that `export` writes: which there are, what a file's ending says, and who writes each."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.cli.saving import Content
    from mentorlog.export.document import Document
    from mentorlog.insight.calendar import Calendar
    from mentorlog.insight.summary import Summary
    from mentorlog.insight.whole import Whole
    from mentorlog.model import Ref

FORMATS: Final[dict[str, tuple[str, ...]]] = {
    "md": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "pdf": (".pdf",),
    "csv": (".zip",),
    "json": (".json",),
    "ics": (".ics",),
}
"""Each format with the endings of its files, the usual one first."""
EVERYBODYS: Final = ("json", "csv", "ics")
"""The formats that a whole journal can be written in."""
PAGES: Final = ("md", "html", "pdf")
SCREENS: Final = ("md", "html", "json", "ics")
"""The formats that are text, for a terminal too."""
PAPERS: Final = ("a4", "letter")
_NAMED: Final = 5
_SCRIPTS: Final = 3
"""How many letters that are missing in a PDF are named, and how many of their scripts."""
_OTHERS: Final = frozenset((".docx", ".odt", ".xlsx", ".ods", ".rtf", ".txt", ".tex"))
"""Endings that promise what would not be in the file."""


def format_of(said: str) -> str:
    """The format of that name. Raises UsageError for one that is none."""
    if said not in FORMATS:
        raise UsageError(f"--format is {', '.join(list(FORMATS)[:-1])} or {list(FORMATS)[-1]}, not {said!r}.")
    return said


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


def table_names() -> tuple[str, ...]:
    """The files of a folder of tables."""
    from mentorlog.export.tables import COLUMNS

    return tuple(f"{name}.csv" for name in COLUMNS)


class Wish(NamedTuple):
    """What somebody wants to take away: a format, of which days, in which language, on which paper."""

    kind: str
    now: dt.datetime
    since: dt.date | None
    until: dt.date | None
    language: str
    paper: str
    include_private: bool

    @classmethod
    def of(
        cls,
        app: App,
        kind: str,
        *,
        since: str | None,
        until: str | None,
        language: str | None,
        paper: str | None,
        include_private: bool,
    ) -> Wish:
        """What was typed, checked. Raises UsageError for what the format has no room for."""
        first, last = app.span(since, until)
        if (first or last) and kind not in PAGES:
            raise UsageError(f"--since and --until are for a report ({', '.join(PAGES)}); {kind} has everything.")
        if language is not None and kind not in PAGES:
            raise UsageError(f"--lang is for the page ({', '.join(PAGES)}); {kind} has no words of a language.")
        if paper is not None and (kind != "pdf" or paper not in PAPERS):
            raise UsageError(f"--paper is {' or '.join(PAPERS)}, for a PDF.")
        return cls(
            kind,
            app.now,
            first,
            last,
            language_of(app, language),
            paper or PAPERS[0],
            include_private,
        )

    def written(
        self, told: Sequence[Whole], *, revisions: Mapping[Ref, Mapping[Ref, int]], hint: Callable[[str], None]
    ) -> Content:
        """The relationships in the format that was wished for; what it can't hold of them is told by `hint`."""
        if self.kind in PAGES:
            return self._page(self._document(told[0]), hint)
        if self.kind == "ics":
            from mentorlog.export.ics import ics

            return ics(self._calendars(told, revisions), now=self.now.astimezone())
        if self.kind == "csv":
            from mentorlog.export.tables import tables

            return tables(told)
        from mentorlog.export.jsontext import dumps
        from mentorlog.export.record import record

        return dumps(record(told, now=self.now, include_private=self.include_private)) + "\n"

    def entries(self, told: Sequence[Whole], *, revisions: Mapping[Ref, Mapping[Ref, int]]) -> Iterable[Any]:
        """The entries that stand in it: a page has no check-ins and only what is of its days, a calendar no notes."""
        from mentorlog.cli.included import entries_in, entries_of, entries_on

        if self.kind in PAGES:
            return entries_in(self._summary(told[0]))
        return entries_on(self._calendars(told, revisions), told) if self.kind == "ics" else entries_of(told)

    def _calendars(self, told: Iterable[Whole], revisions: Mapping[Ref, Mapping[Ref, int]]) -> Iterator[Calendar]:
        from mentorlog.insight.calendar import calendar

        return (calendar(one, revisions=revisions[one.relationship.ref], now=self.now) for one in told)

    def _summary(self, one: Whole) -> Summary:
        from mentorlog.insight.summary import summary

        return summary(one, now=self.now, since=self.since, until=self.until, private_included=self.include_private)

    def _document(self, one: Whole) -> Document:
        from mentorlog.export.speech import Speech
        from mentorlog.export.summary import summary_document

        return summary_document(self._summary(one), Speech(self.language))

    def _page(self, document: Document, hint: Callable[[str], None]) -> str | bytes:
        if self.kind == "html":
            from mentorlog.export.html import html

            return html(document)
        if self.kind == "pdf":
            from mentorlog.export.pdf import pdf

            printed = pdf(document, paper=self.paper)
            if printed.missing:
                hint(_missing(printed.missing))
            return printed.content
        from mentorlog.export.markdown import markdown

        return markdown(document)


def language_of(app: App, said: str | None) -> str:
    """The language of a page: as asked for, else as set. Raises UsageError for one that there is none of."""
    from mentorlog.export.speech import LANGUAGES

    language = said or app.settings.language
    if language not in LANGUAGES:
        raise UsageError(f"--lang is {' or '.join(LANGUAGES)}, not {language!r}.")
    return language


def _missing(letters: Sequence[str]) -> str:
    """That no font has these letters: some of them, and which scripts they are of."""
    import unicodedata

    # a mark has no look of its own
    named = [f"U+{ord(each):04X}" if unicodedata.category(each)[0] == "M" else each for each in letters]
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    written = (unicodedata.name(each, "").split(" ")[0] for each in letters if unicodedata.category(each)[0] == "L")
    scripts = [name if name == "CJK" else name.title() for name in dict.fromkeys(written) if name][:_SCRIPTS]
    of = f" ({', '.join(scripts)})" if scripts else ""
    return (
        f"mentorlog: no font here has {', '.join(named[:_NAMED])}{more}{of}; empty boxes stand for them "
        "until one is installed that does."
    )
