"""Make sessions, texts, and parts that are not read of the blocks of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.importing.logs.digest import is_separator
from mentorlog.importing.logs.headings.titles import are_labels, says_no_more
from mentorlog.importing.logs.log_data import LogNotice, LogText, NotRead, Place
from mentorlog.importing.logs.options import FileLog
from mentorlog.importing.logs.privacy.private_parts import find_private_lines, tags_of_heading
from mentorlog.importing.logs.sessions.bodies import join_lines
from mentorlog.importing.logs.sessions.sections import section_of
from mentorlog.named_tuples import NamedTuple
from mentorlog.private_lines import has_only_marker_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.dates import DateOrder
    from mentorlog.importing.logs.days.resolved_days import ResolvedDay
    from mentorlog.importing.logs.headings.blocks import Block
    from mentorlog.importing.logs.headings.lines import Format, Line
    from mentorlog.importing.logs.headings.mark import Mark
    from mentorlog.importing.logs.headings.titles import Title
    from mentorlog.importing.logs.options import Options

_REASONS: Final = {
    "template": "a template: it has a place for a day instead of a day",
    "contents": "a table of contents",
    "period": "the heading of a year or a month",
}
_TITLED_TEMPLATE: Final = "a template: its heading says so"
_NO_TEXT: Final = "a heading without text"


class TextFile(NamedTuple):
    """A file that is being read."""

    name: str
    """Its path as messages show it."""
    lines: list[Line]
    """All of its lines."""
    form: Format
    """How its headings are written."""
    order: DateOrder | None
    """The order of day and month in its numeric dates."""
    options: Options
    """What the reading of every file depends on."""

    def source(self, start: int, end: int) -> str:
        """The characters of some lines."""
        return "".join(line.raw for line in self.lines[start:end])


def read_session(file: TextFile, block: Block, mark: Mark, on: dt.date) -> FileLog:
    """The session of a block that begins with its day."""
    title_line, dropped = _title_lines(file, mark)
    places = [place for place in range(block.start, block.end) if place not in dropped]
    body = [file.lines[place] for place in places]
    if mark.text.strip():
        body.insert(0, file.lines[mark.dated]._replace(raw=mark.text))
    titles = [file.lines[place] for place in dict.fromkeys((mark.start, mark.dated))]
    found = make_session(file, mark.title, on, body, (block.start, block.end), title_line=title_line, titles=titles)
    tags = tags_of_heading(file.lines[mark.start].title) if file.form == "org" and not mark.heading else ()
    return found._replace(sections=(found.sections[0]._replace(topics=tags),))


def make_session(
    file: TextFile,
    title: Title,
    on: dt.date,
    lines: Sequence[Line],
    span: tuple[int, int],
    *,
    title_line: str = "",
    titles: Sequence[Line] = (),
) -> FileLog:
    """The session on a day with the lines of its text; `span` is the place of its first line and that after its
    last, and `titles` are the lines of its heading."""
    section, notices = section_of(
        lines,
        on=on,
        title=title,
        source=file.source(*span),
        place=Place(file.name, _first_number(file.lines[span[0] : span[1]])),
        order=file.order,
        options=file.options,
        title_line=title_line,
        titles=titles,
    )
    return FileLog(sections=(section,), notices=notices)


def read_other(file: TextFile, block: Block) -> FileLog:
    """A block without a session: a text, or a part that is not recorded."""
    lines = file.lines[block.start : block.end]
    has_text = any(not line.level and not line.is_underline and not is_separator(line.text) for line in lines)
    if block.kind in ("template", "contents") or (block.kind == "period" and not has_text):
        reason = _TITLED_TEMPLATE if block.kind == "template" and block.mark is None else _REASONS[block.kind]
        return FileLog(not_read=(not_read(file, block.start, block.end, reason),))
    if not has_text:
        return FileLog(not_read=(not_read(file, block.start, block.end, _NO_TEXT),))
    private = find_private_lines(lines, file=file.name)
    text = LogText(
        join_lines(lines),
        file.options.all_private or bool(private.places),
        Place(file.name, _first_number(lines)),
        file.source(block.start, block.end),
    )
    return FileLog(texts=(text,), notices=private.notices)


def without_day(file: TextFile, start: int, end: int, day: ResolvedDay, *, line: int, shown: str) -> FileLog:
    """A block whose day is not known, or is after today; `shown` is its line, whose number is `line`."""
    ambiguous = (LogNotice(Place(file.name, line), shown.strip(), day.fault),) if day.is_ambiguous else ()
    part = not_read(file, start, end, day.fault)._replace(is_dated=True)
    return FileLog(not_read=(part,), ambiguous_days=ambiguous)


def not_read(file: TextFile, start: int, end: int, reason: str) -> NotRead:
    """Some lines that are not recorded."""
    return NotRead(Place(file.name, _first_number(file.lines[start:end])), file.source(start, end), reason)


def _title_lines(file: TextFile, mark: Mark) -> tuple[str, set[int]]:
    """The first line of the notes, the whole heading if it says more than when and with whom the session was, and
    the places of the lines whose words are all in that line or in the day."""
    title = mark.title.rest
    is_bare = says_no_more(title, file.options.names) or has_only_marker_words(title)
    first = file.lines[mark.start]
    dated = {mark.dated} if is_bare else set()
    if mark.heading:
        return "", dated | ({mark.start, *_underline(file, mark.start)} if are_labels(mark.heading) else set())
    if mark.kind == "heading":
        sign = "*" if file.form == "org" else "#"
        title_line = "" if is_bare else f"{sign * first.level} {first.title}"
        return title_line, {mark.start, mark.dated, *_underline(file, mark.start)}
    if mark.dated == mark.start:
        whole = first.text.removesuffix(mark.text).strip() if mark.text.strip() else first.text.strip()
        return "" if is_bare else whole, {mark.start}
    return "", dated | ({mark.start} if are_labels(first.text) else set())


def _underline(file: TextFile, place: int) -> set[int]:
    """The place of the line that underlines a heading, if one does."""
    has_one = place + 1 < len(file.lines) and file.lines[place + 1].is_underline
    return {place + 1} if has_one else set()


def _first_number(lines: Sequence[Line]) -> int:
    return next((line.number for line in lines if not line.is_blank), lines[0].number)
