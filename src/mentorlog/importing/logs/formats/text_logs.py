"""Read a log in Markdown, Org or plain text: one session for each day, or one for the whole file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.importing.logs.days.file_days import file_day, read_head, stem_of, year_of_name
from mentorlog.importing.logs.days.leading_days import list_leading_days
from mentorlog.importing.logs.days.resolved_days import resolve_days
from mentorlog.importing.logs.days.years import settle_order
from mentorlog.importing.logs.formats.text_parts import (
    TextFile,
    make_session,
    not_read,
    read_other,
    read_session,
    without_day,
)
from mentorlog.importing.logs.headings.blocks import divide, years_of_headings
from mentorlog.importing.logs.headings.lines import read_lines
from mentorlog.importing.logs.headings.marks import find_marks
from mentorlog.importing.logs.headings.titles import are_session_words
from mentorlog.importing.logs.log_data import NotRead, Place
from mentorlog.importing.logs.options import FileLog, combine
from mentorlog.importing.logs.privacy.private_head import find_private_head
from mentorlog.importing.logs.privacy.private_scopes import find_private_scopes, with_private_notices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.importing.logs.days.file_days import FileDay, Head
    from mentorlog.importing.logs.headings.lines import Format
    from mentorlog.importing.logs.headings.mark import Mark
    from mentorlog.importing.logs.options import Options

_FRONT_MATTER: Final = "what the file says about itself, not a session"
_EMPTY: Final = "an empty file"
_NO_DAY: Final = "there is no day in the text or in the name of the file"


def read_text_log(text: str, *, name: str, form: Format, options: Options) -> FileLog:
    """The sessions and texts of a file, whose text has LF at the end of each line."""
    if not text.strip():
        return FileLog(not_read=(NotRead(Place(name, 1), text, _EMPTY),))
    lines = read_lines(text, form=form)
    head = read_head(lines, form=form)
    private = find_private_head(lines, end=head.end, file=name)
    if private:
        options = options._replace(all_private=True)
    marks = find_marks(lines, form=form, today=options.today, names=options.names)
    marks = [mark for mark in marks if mark.start >= head.end]
    days = "\n".join(lines[mark.dated].text for mark in marks)
    order = settle_order(days, f"{text}\n{stem_of(name)}", options.date_order)
    file = TextFile(name, lines, form, order, options)
    strengths = [mark.title.strength for mark in marks if mark.title.mention]
    whole = file_day(head, name, today=options.today, names=options.names)
    is_marked = "plain" in strengths or strengths.count("sure") > 1
    if whole is not None and whole.used and len(strengths) < 2:
        is_marked = any(mark.kind == "heading" and mark.title.strength == "plain" for mark in marks)
    if whole is not None and not is_marked:
        found = _read_whole(file, head, whole)
    elif not strengths:
        return FileLog(not_read=(NotRead(Place(name, 1), text, _NO_DAY),))
    else:
        found = _read_blocks(file, head, marks)
    return with_private_notices(found, private)


def _read_whole(file: TextFile, head: Head, whole: FileDay) -> FileLog:
    """A file that is one session, on the day of its front matter or its name."""
    year = year_of_name(file.name)
    day = resolve_days([whole.title.mention], [year], today=file.options.today, order=file.order)[0]
    if day.on is None:
        shown = file.lines[whole.line - 1].text if whole.used else file.name
        return without_day(file, 0, len(file.lines), day, line=whole.line, shown=shown)
    kept = [place for place, _ in enumerate(file.lines) if place not in whole.used]
    inside = [place for place in kept if 0 < place < head.end - 1 and not file.lines[place].is_blank]
    is_org = file.form == "org"
    if head.end and not is_org:  # the rules around front matter are no text
        kept = inside + [place for place in kept if place >= head.end]
    body = [file.lines[place] for place in kept]
    title_line = "" if are_session_words(whole.title.rest, file.options.names) else whole.title.rest
    if title_line.casefold() in "".join(line.raw for line in body[:5]).casefold():
        title_line = ""
    found = make_session(file, whole.title, day.on, body, (0, len(file.lines)), title_line=title_line)
    section = found.sections[0]
    return found._replace(sections=(section._replace(topics=whole.topics),))


def _read_blocks(file: TextFile, head: Head, marks: Sequence[Mark]) -> FileLog:
    """A file in which days begin the sessions."""
    today = file.options.today
    years = years_of_headings(file.lines, marks, today=today)
    days = resolve_days(
        [mark.title.mention for mark in marks],
        years.enclosing,
        today=today,
        order=file.order,
        file_year=years.of_title or year_of_name(file.name),
    )
    by_start = {mark.start: day for mark, day in zip(marks, days, strict=True)}
    parts: list[FileLog] = []
    texts: list[int] = []
    if head.end:
        parts.append(FileLog(not_read=(not_read(file, 0, head.end, _FRONT_MATTER),)))
    blocks = divide(file.lines, marks, today=today, first=head.end)
    private = find_private_scopes(file.lines, blocks, file=file.name)
    for block in blocks:
        is_private = block.start in private.starts
        part = file._replace(options=file.options._replace(all_private=file.options.all_private or is_private))
        if block.mark is None or block.kind != "session":
            parts.append(read_other(part, block))
            continue
        day = by_start[block.mark.start]
        if day.on is None:
            dated = file.lines[block.mark.dated]
            parts.append(without_day(file, block.start, block.end, day, line=dated.number, shown=dated.text))
        else:
            parts.append(read_session(part, block, block.mark, day.on))
        texts += [place for place in range(block.start, block.end) if place not in (block.mark.start, block.mark.dated)]
    listed = list_leading_days(file.lines, texts, file=file.name, today=today)
    return with_private_notices(combine([*parts, FileLog(notices=listed)]), private.notices)
