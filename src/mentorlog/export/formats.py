"""The formats of an export, and a relationship or the whole journal written in one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from mentorlog.export.document import Document
    from mentorlog.insight.calendar import Calendar
    from mentorlog.insight.relationship_entries import RelationshipEntries
    from mentorlog.insight.summary import Summary
    from mentorlog.model import Ref

Content = str | bytes | Mapping[str, bytes]
"""A text, the bytes of a file, or several files by name."""

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


def table_names() -> tuple[str, ...]:
    """The files of a folder of tables."""
    from mentorlog.export.tables import COLUMNS

    return tuple(f"{name}.csv" for name in COLUMNS)


class ExportRequest(NamedTuple):
    """What an export is to be: a format, of which days, in which language, on which paper."""

    kind: str
    now: dt.datetime
    since: dt.date | None
    until: dt.date | None
    language: str
    paper: str
    include_private: bool

    def written(
        self,
        told: Sequence[RelationshipEntries],
        *,
        revisions: Mapping[Ref, Mapping[Ref, int]],
        hint: Callable[[str], None],
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

    def entries(
        self, told: Sequence[RelationshipEntries], *, revisions: Mapping[Ref, Mapping[Ref, int]]
    ) -> Iterable[Any]:
        """The entries that stand in it: a page has no check-ins and only what is of its days, a calendar no notes."""
        from mentorlog.export.private_included import entries_in, entries_of, entries_on

        if self.kind in PAGES:
            return entries_in(self._summary(told[0]))
        return entries_on(self._calendars(told, revisions), told) if self.kind == "ics" else entries_of(told)

    def _calendars(
        self, told: Iterable[RelationshipEntries], revisions: Mapping[Ref, Mapping[Ref, int]]
    ) -> Iterator[Calendar]:
        from mentorlog.insight.calendar import build_calendar

        return (build_calendar(one, revisions=revisions[one.relationship.ref], now=self.now) for one in told)

    def _summary(self, one: RelationshipEntries) -> Summary:
        from mentorlog.insight.summary import build_summary

        return build_summary(
            one, now=self.now, since=self.since, until=self.until, private_included=self.include_private
        )

    def _document(self, one: RelationshipEntries) -> Document:
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
        f"no font here has {', '.join(named[:_NAMED])}{more}{of}; empty boxes stand for them "
        "until one is installed that does."
    )
