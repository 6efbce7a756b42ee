"""The formats of an export, and writing a relationship or the whole journal in one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mentorlog.export.document import Document
    from mentorlog.insight.calendar import Calendar
    from mentorlog.insight.page_to_keep.build import PageToKeep
    from mentorlog.insight.relationship_entries import RelationshipEntries
    from mentorlog.insight.summary import Summary
    from mentorlog.model import Ref
    from mentorlog.model.results.export_details import ExportDetails

Content = str | bytes | Mapping[str, bytes]
"""Text, the bytes of a file, or several files by name."""

FORMATS: Final[dict[str, tuple[str, ...]]] = {
    "md": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "pdf": (".pdf",),
    "csv": (".zip",),
    "json": (".json",),
    "ics": (".ics",),
}
"""Each format with its file name extensions, the usual one first."""
JOURNAL_FORMATS: Final = ("json", "csv", "ics")
"""The formats of a whole journal."""
PAGE_FORMATS: Final = ("md", "html", "pdf")
KEPT_PAGE_FORMATS: Final[dict[str, tuple[str, ...]]] = {
    "html": FORMATS["html"],
    "pdf": FORMATS["pdf"],
    "png": (".png",),
    "svg": (".svg",),
}
"""The formats of a page to keep, as FORMATS."""
TRANSLATED_FORMATS: Final = (*PAGE_FORMATS, "ics")
"""The formats with fixed text in a language."""
TEXT_FORMATS: Final = ("md", "html", "json", "ics")
"""The formats that can be printed at a terminal."""
PAPER_SIZES: Final = ("a4", "letter")
_MOST_LETTERS: Final = 5
_MOST_SCRIPTS: Final = 3
"""The maximum number of missing letters in a message about a PDF, and of their scripts."""


def table_names() -> tuple[str, ...]:
    """The file names of the CSV tables."""
    from mentorlog.export.tables import COLUMNS

    return tuple(f"{name}.csv" for name in COLUMNS)


class ExportRequest(NamedTuple):
    """What to export, and how."""

    kind: str
    """One of FORMATS, or of KEPT_PAGE_FORMATS for a page to keep."""
    now: dt.datetime
    """Local time."""
    since: dt.date | None
    """The first day of a summary; None if not limited."""
    until: dt.date | None
    """The last day of a summary; None if not limited."""
    language: str
    """The language of the fixed text of a page or a calendar."""
    paper: str
    """One of PAPER_SIZES."""
    include_private: bool
    owner: str | None = None
    """The name of the journal's owner, which signs a page; None if it is not signed, or not known."""
    is_page_to_keep: bool = False
    """Whether to write the page to keep of a relationship that has ended, instead of its summary."""

    @property
    def is_page(self) -> bool:
        """Whether it is a page, with text in a language, instead of data."""
        return self.is_page_to_keep or self.kind in PAGE_FORMATS

    def write(
        self,
        relationships: Sequence[RelationshipEntries],
        *,
        revisions: Mapping[Ref, Mapping[Ref, int]],
        details: ExportDetails | None = None,
        hint: Callable[[str], None],
    ) -> Content:
        """The relationships in this format. `revisions` is how often each entry was changed, by relationship; `details`
        is needed for JSON; `hint` is called with a message if something cannot be shown."""
        if self.is_page_to_keep:
            return self._write_page_to_keep(relationships[0], hint)
        if self.kind in PAGE_FORMATS:
            return write_page_as(self._document(relationships[0]), self.kind, paper=self.paper, hint=hint)
        if self.kind == "ics":
            from mentorlog.export.calendar.ics import ics

            return ics(self._calendars(relationships, revisions), now=self.now.astimezone(), language=self.language)
        if self.kind == "csv":
            from mentorlog.export.tables import tables

            return tables(relationships)
        assert details is not None  # noqa: S101 - gathered for JSON
        return self._json(relationships, details)

    def _json(self, relationships: Sequence[RelationshipEntries], details: ExportDetails) -> str:
        from mentorlog.export.json_export import json_export
        from mentorlog.export.json_text import dumps

        export = json_export(
            relationships, details, now=self.now, owner=self.owner, include_private=self.include_private
        )
        return dumps(export) + "\n"

    def entries(
        self, relationships: Sequence[RelationshipEntries], *, revisions: Mapping[Ref, Mapping[Ref, int]]
    ) -> Iterable[Any]:
        """The entries that the export contains: a page only those of its span, a calendar only those with a date."""
        from mentorlog.export.private_included import entries_in, entries_of, entries_on

        if self.is_page_to_keep:
            return entries_in(self._page_to_keep(relationships[0]))
        if self.kind in PAGE_FORMATS:
            return entries_in(self._summary(relationships[0]))
        if self.kind == "ics":
            return entries_on(self._calendars(relationships, revisions), relationships)
        return entries_of(relationships)

    def _calendars(
        self, relationships: Iterable[RelationshipEntries], revisions: Mapping[Ref, Mapping[Ref, int]]
    ) -> Iterator[Calendar]:
        from mentorlog.export.translation import Translator
        from mentorlog.insight.calendar import build_calendar

        translator = Translator(self.language)
        return (
            build_calendar(
                each,
                revisions=revisions[each.relationship.ref],
                now=self.now,
                translator=translator.of(each.relationship),
            )
            for each in relationships
        )

    def _summary(self, relationship: RelationshipEntries) -> Summary:
        from mentorlog.insight.summary import build_summary

        return build_summary(
            relationship, now=self.now, since=self.since, until=self.until, private_included=self.include_private
        )

    def _page_to_keep(self, relationship: RelationshipEntries) -> PageToKeep:
        from mentorlog.insight.page_to_keep.build import build_page_to_keep

        return build_page_to_keep(self._summary(relationship))

    def _write_page_to_keep(self, relationship: RelationshipEntries, hint: Callable[[str], None]) -> Content:
        from mentorlog.export.page_to_keep.left_out import describe_left_out
        from mentorlog.export.page_to_keep.sheet import sheet_of
        from mentorlog.export.translation import Translator

        page = self._page_to_keep(relationship)
        sheet = sheet_of(page, Translator(self.language), owner=self.owner)
        if self.kind == "html":
            from mentorlog.export.page_to_keep.html import sheet_html

            content: Content = sheet_html(sheet)
        else:
            from mentorlog.export.page_to_keep.pictures import typeset

            content, missing = typeset(sheet, self.kind)
            if missing:
                hint(_missing_letters(missing))
        for message in describe_left_out(page.left_out):
            hint(message)
        return content

    def _document(self, relationship: RelationshipEntries) -> Document:
        from mentorlog.export.summary import summary_document
        from mentorlog.export.translation import Translator

        return summary_document(self._summary(relationship), Translator(self.language), owner=self.owner)


def write_page_as(
    document: Document, kind: str, *, hint: Callable[[str], None], paper: str = PAPER_SIZES[0]
) -> str | bytes:
    """The page in one of PAGE_FORMATS. `hint` is called with a message if something cannot be shown."""
    from mentorlog.export.long_texts import shorten_long_texts

    document = shorten_long_texts(document)
    if kind == "html":
        from mentorlog.export.html import html

        return html(document)
    if kind == "pdf":
        from mentorlog.export.pdf import pdf

        file = pdf(document, paper=paper)
        if file.missing:
            hint(_missing_letters(file.missing))
        return file.content
    from mentorlog.export.markdown.pages import markdown

    return markdown(document)


def _missing_letters(letters: Sequence[str]) -> str:
    """The message that no font has these letters, with some of them and their scripts."""
    import unicodedata

    # a combining mark cannot be shown by itself
    names = [f"U+{ord(each):04X}" if unicodedata.category(each)[0] == "M" else each for each in letters]
    more = f" and {len(names) - _MOST_LETTERS} more" if len(names) > _MOST_LETTERS else ""
    first_words = (unicodedata.name(each, "").split(" ")[0] for each in letters if unicodedata.category(each)[0] == "L")
    scripts = [name if name == "CJK" else name.title() for name in dict.fromkeys(first_words) if name][:_MOST_SCRIPTS]
    of_scripts = f" ({', '.join(scripts)})" if scripts else ""
    return (
        f"no installed font has {', '.join(names[:_MOST_LETTERS])}{more}{of_scripts}; they are shown as empty boxes "
        "until you install one."
    )
