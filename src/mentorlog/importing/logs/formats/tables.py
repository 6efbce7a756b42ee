"""Read a log that is a table: CSV with commas, semicolons or tabs, and a row for each session."""

from __future__ import annotations

import csv
import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from mentorlog.errors import DateError, MentorlogError, UsageError
from mentorlog.importing.logs.days.day_mentions import best_mention
from mentorlog.importing.logs.days.resolved_days import resolve_days
from mentorlog.importing.logs.days.times import find_times
from mentorlog.importing.logs.days.years import settle_order
from mentorlog.importing.logs.formats.columns import has_day_column, headings_to_keep, meanings_of
from mentorlog.importing.logs.formats.decoding import MAX_FILE_BYTES
from mentorlog.importing.logs.formats.private_columns import row_privacy, settle_private_columns, unread_cells
from mentorlog.importing.logs.headings.lines import read_lines, split_lines
from mentorlog.importing.logs.headings.titles import Title, are_labels, plain_iso_time
from mentorlog.importing.logs.log_data import LogNotice, LogPromise, NotRead, Place
from mentorlog.importing.logs.options import FileLog
from mentorlog.importing.logs.privacy.private_words import has_private_word, is_near_miss
from mentorlog.importing.logs.sessions.owners import Reader, read_tags
from mentorlog.importing.logs.sessions.sections import section_of
from mentorlog.model.vocabulary import MEETING_TYPES
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from mentorlog.dates import DateOrder
    from mentorlog.importing.logs.days.day_mentions import DayMention
    from mentorlog.importing.logs.days.resolved_days import ResolvedDay
    from mentorlog.importing.logs.log_data import LogSection, PromiseOwner
    from mentorlog.importing.logs.options import Options

_DELIMITERS: Final = ",;\t|"
_CHECKBOX: Final = r"(?:[-*+•]\s+)?\[([ xX]?)\]\s+"
"""The beginning of an item that may be checked off."""
_MOST_TITLE_LINES: Final = 10
"""How many lines may be above the headings of the columns."""


class _Row(NamedTuple):
    """A row of a table."""

    cells: list[str]
    """The texts of its cells."""
    place: Place
    """Its first line."""
    source: str
    """Its characters, with the blank lines before it."""


def read_table(text: str, *, name: str, options: Options) -> FileLog:
    """One session for each row with a day.

    Raises UsageError for a table without a column of days and for a wrong meaning of a column, MentorlogError for a
    file that is not a table."""
    if not text.strip():
        return FileLog()
    header, *rows = _rows(text, name, options.columns)
    _check_headings(header, text)
    meanings = meanings_of(header.cells, given=options.columns, file=name)
    meanings = settle_private_columns(header.cells, meanings, [row.cells for row in rows])
    headings = headings_to_keep(header.cells, meanings)
    values = [_values(row, meanings, headings) for row in rows]
    mentions = [best_mention(value.get("date", ""), today=options.today) for value in values]
    order = settle_order("\n".join(value.get("date", "") for value in values), text, options.date_order)
    days = resolve_days(mentions, [None] * len(rows), today=options.today, order=order)
    has_title = any(line.strip() for line in split_lines(header.source)[: header.place.line - 1])
    reason = "the headings of the columns, and the lines above them" if has_title else "the headings of the columns"
    not_read = [NotRead(Place(name, 1) if has_title else header.place, header.source, reason)]
    held = {day.on for day in days if day.on is not None}
    newest = max(held, default=None)
    found: list[tuple[LogSection, tuple[LogNotice, ...]]] = []
    ambiguous: list[LogNotice] = []
    for row, value, mention, day in zip(rows, values, mentions, days, strict=True):
        reason = _reason(row, value, mention, day, len(header.cells))
        if day.is_ambiguous:
            ambiguous.append(LogNotice(row.place, value["date"], day.fault))
        if reason or day.on is None:
            not_read.append(NotRead(row.place, row.source, reason, is_dated=bool(mention)))
        else:
            others = unread_cells(header.cells, meanings, row.cells)
            is_newest = day.on == newest
            found.append(
                _section(row, value, mention, day.on, order, options, held=held, is_newest=is_newest, others=others)
            )
    return FileLog(
        sections=tuple(section for section, _ in found),
        not_read=tuple(not_read),
        notices=(*_unread_columns(header, meanings, rows), *(notice for _, notices in found for notice in notices)),
        ambiguous_days=tuple(ambiguous),
    )


def _rows(text: str, name: str, given: Mapping[str, str]) -> list[_Row]:
    """The rows of a table, the first one that of the headings; blank lines belong to the row below them, and a title to
    the headings. Raises MentorlogError if a quotation mark is not closed."""
    csv.field_size_limit(MAX_FILE_BYTES)
    lines = split_lines(text)
    skipped = _heading_line(lines, given)
    reader = csv.reader(iter(lines[skipped:]), delimiter=_delimiter(lines[skipped:]), strict=True)
    found: list[_Row] = []
    start = 0
    try:
        for cells in reader:
            end = reader.line_num + skipped
            if any(cell.strip() for cell in cells) or len(cells) > 1:
                first = next((at for at in range(max(start, skipped), end) if lines[at].strip()), end - 1)
                found.append(_Row(cells, Place(name, first + 1), "".join(lines[start:end])))
                start = end
    except csv.Error as error:
        raise MentorlogError(
            f"{name}:{start + 1} is not a row of a CSV file: {error}.",
            hint="A quotation mark within a cell is written twice, and a cell with one is between quotation marks.",
        ) from None
    if not found:
        raise UsageError(f"{name} has no headings of columns.")
    found[-1] = found[-1]._replace(source=found[-1].source + "".join(lines[start:]))
    return found


def _heading_line(lines: Sequence[str], given: Mapping[str, str]) -> int:
    """How many lines are above the headings of the columns: those of a title, and `sep=;`."""
    first = 1 if re.fullmatch(r"sep=.\n?", lines[0], re.IGNORECASE) else 0
    for place in range(first, min(len(lines), first + _MOST_TITLE_LINES)):
        cells = next(csv.reader([lines[place]], delimiter=_delimiter(lines[place : place + 1])), [])
        if has_day_column(cells, given):
            return place
    return first


def _check_headings(header: _Row, text: str) -> None:
    """Raise UsageError, with an example, if the first row is that of a session and not that of the headings."""
    if has_day_column(header.cells, {}):
        return
    mentions = [best_mention(cell, today=dt.date(2000, 1, 1)) for cell in header.cells]
    if not any(mention and mention.has_year and not mention.start for mention in mentions):
        return
    names: list[str] = []
    for cell, mention in zip(header.cells, mentions, strict=True):
        usual = "date" if mention else ("minutes" if cell.strip().isdecimal() else "notes")
        names.append(f"column {len(names) + 1}" if usual in names else usual)
    raise UsageError(
        f"{header.place.file} has no headings of columns: its first line is a session. Write such a line above it:",
        hint=_delimiter(split_lines(text)).join(names),
    )


def _delimiter(lines: Sequence[str]) -> str:
    """The delimiter that is most often in the line of headings, outside quotation marks."""
    heading = next((line for line in lines if line.strip()), "")
    plain = re.sub(r'"[^"]*"', "", heading)
    return max(_DELIMITERS, key=plain.count)


def _values(row: _Row, meanings: Sequence[str | None], headings: Sequence[str]) -> dict[str, str]:
    """The cells of a row by what they mean; those with the same meaning are one text, each below its heading."""
    found: dict[str, str] = {}
    for cell, meaning, heading in zip(row.cells, meanings, headings, strict=False):
        if meaning is not None and cell.strip():
            text = f"## {heading}\n\n{cell.strip()}" if heading else cell.strip()
            found[meaning] = f"{found[meaning]}\n\n{text}" if meaning in found else text
    return found


def _reason(row: _Row, value: Mapping[str, str], mention: DayMention | None, day: ResolvedDay, width: int) -> str:
    """Why a row is not recorded; empty if it is."""
    if not any(cell.strip() for cell in row.cells):
        return "an empty row"
    if any(cell.strip() for cell in row.cells[width:]):
        return f"a row of {len(row.cells)} cells below {width} headings"
    if "date" not in value:
        return "a row without a day"
    if day.on is None:
        return day.fault if mention else "a day that is not recognised"
    return ""


def _section(
    row: _Row,
    value: Mapping[str, str],
    mention: DayMention | None,
    on: dt.date,
    order: DateOrder | None,
    options: Options,
    *,
    held: Collection[dt.date],
    is_newest: bool,
    others: Sequence[str],
) -> tuple[LogSection, tuple[LogNotice, ...]]:
    """The session of a row, and what the user should know about it. A next session that is neither planned nor among
    those that were `held` stays in the notes; only that of the newest row is planned."""
    reader = Reader(options.names, on, order)
    notices: list[LogNotice] = []
    at, minutes = _times(value, mention, row.place, notices)
    notes = "\n\n".join(text for text in (value.get("notes", ""), _boxes(value.get("actions", ""))) if text)
    lines = [line._replace(number=row.place.line) for line in read_lines(notes, form="markdown")] if notes else []
    section, more = section_of(
        lines,
        on=on,
        title=Title(None, "plain", "", at, minutes),
        source=row.source,
        place=row.place,
        order=order,
        options=options,
    )
    privacy = row_privacy(value, row.place, others)
    private_texts = (section.private_notes, value.get("private_notes", ""), *privacy.texts)
    how, where = _how(value.get("how", "")), value.get("where")
    next_on, next_at = _next(value, row.place, reader, notices)
    if value.get("how") and how is None:
        notices.append(
            LogNotice(row.place, value["how"], f"is not one of {', '.join(MEETING_TYPES)}, so it is not recorded")
        )
    if "next" in value and next_on not in held and (next_on is None or next_on <= options.today or not is_newest):
        kept = f"Next session: {value['next']}"
        section = section._replace(notes=f"{section.notes}\n\n{kept}" if section.notes else kept)
    section = section._replace(
        private_notes="\n\n".join(text for text in private_texts if text),
        private=section.private or privacy.is_private,
        promises=(*section.promises, *_promises(value, row.place, reader)),
        how=how,
        where=where,
        topics=_items(value.get("topics", ""), are_short=True),
        takeaways=_items(value.get("takeaways", "")),
        next_on=next_on or section.next_on,
        next_at=next_at if next_on else section.next_at,
        is_next_private=section.is_next_private and not next_on,
    )
    return section, (*more, *privacy.notices, *notices)


def _times(
    value: Mapping[str, str], mention: DayMention | None, place: Place, notices: list[LogNotice]
) -> tuple[dt.time | None, int | None]:
    """The time and the length of the columns for them, else of that of the day."""
    from mentorlog.dates import parse_minutes

    day = value.get("date", "")
    span = find_times(f"{day[: mention.start]} {plain_iso_time(day[mention.end :])}" if mention else day)
    at, minutes = span.at, span.minutes
    if not are_labels(span.rest):
        notices.append(LogNotice(place, value["date"], "only the day and the time in it are recorded"))
    if "time" in value:
        is_plain = re.fullmatch(r"\d{1,2}(?:\.\d\d)?", value["time"], re.ASCII)  # `14.00`, without a word for a time
        time = find_times(f"kl. {value['time']}" if is_plain else value["time"])
        at, minutes = time.at or at, time.minutes or minutes
        if time.at is None:
            notices.append(LogNotice(place, value["time"], "the time is not recognised, so it is not recorded"))
        elif not are_labels(time.rest):
            notices.append(LogNotice(place, value["time"], "only the time in it is recorded"))
    if "minutes" in value:
        try:
            minutes = parse_minutes(re.sub(r"(?<=\d)[.,]0+$", "", value["minutes"]))
        except DateError as error:
            notices.append(
                LogNotice(place, value["minutes"], f"the length is not recorded: {error.message.rstrip('.')}")
            )
    return at, minutes


def _next(
    value: Mapping[str, str], place: Place, reader: Reader, notices: list[LogNotice]
) -> tuple[dt.date | None, dt.time | None]:
    """The day and time of the next session in its column."""
    if "next" not in value:
        return None, None
    from mentorlog.importing.logs.sessions.next_session import read_next

    found = read_next(value["next"], reader)
    if found is None or isinstance(found, str):
        reason = found or "the next session is not planned: no day is recognised"
        notices.append(LogNotice(place, value["next"], f"{reason}; its text is in the notes"))
        return None, None
    return found.on, found.at


def _promises(value: Mapping[str, str], place: Place, reader: Reader) -> Iterator[LogPromise]:
    """The promises in the columns of one of the two."""
    owners: tuple[tuple[str, PromiseOwner], ...] = (("mine", "me"), ("theirs", "them"))
    for column, owner in owners:
        for text in _items(value.get(column, "")):
            box = re.match(_CHECKBOX, text)
            tags = read_tags(text[box.end() :] if box else re.sub(r"^[-*+•]\s+", "", text), reader)
            is_done = bool(box and box[1].strip())
            yield LogPromise(tags.text, tags.owner or owner, tags.due_on, is_done, place)


def _boxes(text: str) -> str:
    """The items of a cell as promises, which are read as those in the notes are."""
    items = _items(text)
    return "\n".join(item if re.match(_CHECKBOX, item) else f"- [ ] {item.lstrip('-*+• ')}" for item in items)


def _how(text: str) -> str | None:
    from mentorlog.model.choices import find_choice

    return find_choice(text, MEETING_TYPES) if text else None


def _items(text: str, *, are_short: bool = False) -> tuple[str, ...]:
    """The items of a cell, split at semicolons and line breaks; short ones at commas if there are none of these."""
    has_separators = re.search(r"[;\n]", text) is not None
    parts = re.split(r"," if are_short and not has_separators else r"[;\n]", text)
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _unread_columns(header: _Row, meanings: Sequence[str | None], rows: Sequence[_Row]) -> Iterator[LogNotice]:
    """The columns with text that are not recorded."""
    from mentorlog import shell_line

    for at, (heading, meaning) in enumerate(zip(header.cells, meanings, strict=True)):
        if meaning is None and any(row.cells[at].strip() for row in rows if at < len(row.cells)):
            name = heading.strip()
            column = "private_notes" if has_private_word(name) or is_near_miss(name) else "notes"
            words = column.replace("_", " ")
            line = f"; to add it to the {words}: --map {shell_line.quote(f'{name}={column}')}" if name else ""
            yield LogNotice(header.place, name or "(no heading)", f"this column is not recorded{line}")
